#include "screens/sheet.h"

namespace standpunkt {
namespace {

constexpr float most_part = 0.6F;

}  // namespace

float most_sheet_height(const Metrics& m) {
    return m.low ? m.height : m.height * most_part;
}

SheetPadding sheet_padding(const Metrics& m) {
    switch (m.format) {
        case Format::Wide:
            return {m.margin, 24, 20, 10};
        case Format::Tall:
            return {m.margin, 32, 32, 16};
        case Format::Compact:
            return m.low ? SheetPadding{12, 8, 6, 6} : SheetPadding{16, 10, 8, 8};
    }
    return {};
}

Rect draw_sheet(Painter& painter, const View& view, float height) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const Rect sheet{0, m.height - height, m.width, height};
    painter.cover(sheet);
    const float radius = m.format == Format::Compact ? 20 : 36;
    const float line = std::max(m.border + 1, 3.0F);
    if (sheet.y > 1) {
        // Round above only: the lower corners lie outside of the screen's edge.
        painter.fill({0, sheet.y, m.width, height}, p.border, radius);
        painter.fill({0, sheet.y + radius, m.width, height - radius}, p.surface);
        painter.fill({0, sheet.y + line, m.width, height - line}, p.surface, radius);
        painter.fill({0, sheet.y + height / 2, m.width, height / 2}, p.surface);
    } else {
        painter.fill(sheet, p.surface);
    }
    const SheetPadding padding = sheet_padding(m);
    return {padding.side, sheet.y + padding.top, m.width - 2 * padding.side,
            height - padding.top - padding.bottom};
}

}  // namespace standpunkt
