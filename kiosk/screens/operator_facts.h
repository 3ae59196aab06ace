#pragma once
// The facts of the operator's page, in columns and pages.
#include <vector>

#include "screens/operator_parts.h"

namespace standpunkt {

class FactList {
  public:
    /// Laid into pages as large as `area`, of `columns` columns.
    FactList(Painter& painter, const View& view, Rect area, std::size_t columns);
    std::size_t pages() const { return x_pages.size(); }
    void draw(std::size_t page) const;

  private:
    struct Row {
        TextLayout label, value;
        float height;
    };
    /// Rows [first, last) of each column.
    struct Column {
        std::size_t first, last;
    };
    Painter& x_painter;
    const View& x_view;
    Rect x_area;
    float x_column_width, x_sign, x_gap;
    std::vector<Row> x_rows;
    std::vector<std::vector<Column>> x_pages;
    float x_spread = 0;  ///< a single page stretches its rows to the mock-up's

    float height(const Column& column) const;
    void draw_row(std::size_t index, Rect rect) const;
};

}  // namespace standpunkt
