#pragma once
// Inside this folder only: drawings of figures as inline SVG. All text in them is escaped here.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace standpunkt {

/// One column of two parts, the lower one being a part of the whole.
struct ChartColumn {
    std::string label;  ///< below it; empty: none
    std::string tip;    ///< the whole truth, for who points at it
    std::int64_t whole = 0, part = 0;
    bool quiet = false;  ///< a weekend, shaded
};
std::string column_chart(const std::vector<ChartColumn>& columns, const std::string& title);

/// Rows of fields, the darker the more.
struct HeatRow {
    std::string label;
    std::vector<std::int64_t> values;
};
/// `labels`: one a field, above.
std::string heat_chart(const std::vector<HeatRow>& rows, const std::vector<std::string>& labels,
                       const std::string& title);

/// A day's line from midnight to midnight with what was on, in minutes.
struct LaneSpan {
    int from = 0, to = 0;
    std::string tip;
};
struct Lane {
    std::string label, value;
    std::vector<LaneSpan> spans;
};
std::string lane_chart(const std::vector<Lane>& lanes, const std::string& title);

/// One line cut into parts that together are all, from light to dark.
struct ChartPart {
    std::string label;
    std::int64_t value = 0;
    std::string text;  ///< "38 %"
};
std::string part_chart(const std::vector<ChartPart>& parts, const std::string& title);

/// The top of an axis for `most`, and the step of its lines: 1, 2 or 5 times a power of ten.
struct Axis {
    std::int64_t top = 1, step = 1;
};
Axis axis_for(std::int64_t most);

}  // namespace standpunkt
