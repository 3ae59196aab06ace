#include "screens/operator_facts.h"

#include <algorithm>
#include <cmath>

#include "screens/element.h"

namespace standpunkt {
namespace {

constexpr float highest_row = 80;

}  // namespace

FactList::FactList(Painter& painter, const View& view, Rect area, std::size_t columns)
    : x_painter(painter), x_view(view), x_area(area) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const bool small = m.format == Format::Compact;
    x_gap = small ? 32 : 80;
    x_sign = small ? 34 : 56;
    const auto across = static_cast<float>(columns);
    x_column_width = (area.width - x_gap * (across - 1)) / across;
    const float room = x_column_width - x_sign, between = small ? 12 : 24;
    const TypeSize size = small ? TypeSize{22, 26} : TypeSize{30, 36};
    const Look words{size, Face::Regular, p.second_ink, Breaking::Display};
    const Look value{size, Face::SemiBold, p.ink, Breaking::Display, Align::Right};
    for (const OperatorPage::Fact& fact : view.page->facts) {
        const float label_width =
            std::min(room * 0.5F, std::ceil(painter.width_of(fact.label, words)) + 1);
        Row row{painter.layout(fact.label, words, label_width),
                painter.layout(fact.value, value, room - label_width - between), 0};
        row.height = std::max({small ? 36.0F : 52.0F, painter.height_of(row.label) + 8,
                               painter.height_of(row.value) + 8});
        x_rows.push_back(std::move(row));
    }
    // Evenly if one page is enough, the first half on the left; else column after column.
    const std::size_t half = (x_rows.size() + columns - 1) / columns;
    std::vector<Column> even;
    float highest = 0;
    for (std::size_t i = 0; i < columns; ++i) {
        even.push_back(
            {std::min(x_rows.size(), i * half), std::min(x_rows.size(), (i + 1) * half)});
        highest = std::max(highest, height(even.back()));
    }
    if (highest <= area.height || x_rows.empty()) {
        x_pages = {even};
        const auto rows = static_cast<float>(std::max<std::size_t>(1, half));
        x_spread = std::min((area.height - highest) / rows, small ? 12.0F : 28.0F);
        return;
    }
    std::size_t row = 0;
    while (row < x_rows.size()) {
        std::vector<Column> page;
        for (std::size_t i = 0; i < columns; ++i) {
            Column column{row, row};
            float used = 0;
            while (row < x_rows.size() &&
                   (row == column.first || used + x_rows[row].height <= area.height)) {
                used += x_rows[row].height;
                column.last = ++row;
            }
            page.push_back(column);
        }
        x_pages.push_back(std::move(page));
    }
}

float FactList::height(const Column& column) const {
    float sum = 0;
    for (std::size_t i = column.first; i < column.last; ++i) sum += x_rows[i].height;
    return sum;
}

void FactList::draw(std::size_t page) const {
    float x = x_area.x;
    for (const Column& column : x_pages.at(std::min(page, x_pages.size() - 1))) {
        float y = x_area.y;
        for (std::size_t i = column.first; i < column.last; ++i) {
            const float spread = std::clamp(highest_row - x_rows[i].height, 0.0F, x_spread);
            const Rect rect{x, y, x_column_width, x_rows[i].height + spread};
            draw_row(i, rect);
            y = rect.bottom();
        }
        x += x_column_width + x_gap;
    }
}

void FactList::draw_row(std::size_t index, Rect rect) const {
    const Metrics& m = x_painter.metrics();
    const Palette& p = x_view.palette;
    const bool small = m.format == Format::Compact;
    const Row& row = x_rows[index];
    const OperatorPage::Fact& fact = x_view.page->facts[index];
    const LightLook light = look_of(fact.light);
    const float centre = rect.y + rect.height / 2, thin = std::max(1.0F, 1 / m.unit);
    x_painter.icon(light.icon, {rect.x + (small ? 12.0F : 20.0F), centre}, small ? 26 : 36,
                   light.on);
    const std::string id = "fact-" + std::to_string(index);
    const auto put = [&](const TextLayout& text, const std::string& words, const char* what,
                         float x, float width) {
        write(x_painter, x_view, x, centre - x_painter.height_of(text) / 2, width, text,
              {id + what, words, p.canvas, Role::Text});
    };
    const float label_width = row.label.width / m.unit;
    const float left = rect.x + x_sign;
    put(row.label, fact.label, "-label", left, label_width);
    const float value_width = std::ceil(row.value.width / m.unit) + 1;
    put(row.value, fact.value, "-value", rect.right() - value_width, value_width);
    x_painter.fill({rect.x, rect.bottom() - thin, rect.width, thin}, p.divider);
}

}  // namespace standpunkt
