#include "screens/pager.h"

#include <algorithm>

#include "screens/element.h"

namespace standpunkt {
namespace {

// Design pixels of a Compact screen: its heading and its buttons leave two page buttons their size.
constexpr float least_beside = 340;
constexpr float close_gap = 6;  // between the two, without a number

Event turn(const Pager& pager, int by) {
    if (pager.list) return event::TurnList{by};
    return event::TurnPage{by};
}

Button button_of(const View& view, const Pager& pager, int by) {
    const bool up = by < 0;
    return {up ? pager.up : pager.down,
            up ? "keyboard_arrow_up" : "keyboard_arrow_down",
            {view.say(up ? "earlier" : "later")},
            turn(pager, by),
            Side::Centre};
}

}  // namespace

bool has_pager_column(const Metrics& m) {
    return m.format == Format::Wide ||
           (m.format == Format::Compact && !m.narrow && m.height >= least_beside);
}

float pager_width(const Metrics& m) {
    return m.format == Format::Compact ? std::max(std::min(76.0F, m.target), m.least_target()) : 96;
}

float least_pager_height(const Metrics& m) {
    return 2 * m.least_target() + close_gap;
}

void draw_pager(Painter& painter, const View& view, Rect column, const Pager& pager) {
    if (pager.count < 2) return;
    const Metrics& m = painter.metrics();
    const bool small = m.format == Format::Compact;
    const Look look{small ? TypeSize{24, 30} : TypeSize{30, 38}, Face::SemiBold, view.palette.ink,
                    Breaking::Display, Align::Centre};
    const std::string number =
        view.say("page_of", {std::to_string(pager.page + 1), std::to_string(pager.count)});
    const float between = small ? 40 : std::clamp(column.height - 2 * m.target, close_gap, 96.0F);
    const bool numbered = fits(painter, number, look, column.width, 1) &&
                          (small ? column.height >= 2 * m.least_target() + 40
                                 : between >= static_cast<float>(look.size.leading) + 8);
    const float gap = small && !numbered ? close_gap : between;
    const float height = small ? std::min(118.0F, (column.height - gap) / 2) : m.target;
    const float top =
        small ? column.y : column.y + std::max(0.0F, column.height - 2 * height - gap) * 0.56F;
    const Rect up{column.x, top, column.width, height};
    const Rect down{column.x, top + height + gap, column.width, height};
    draw_icon_button(painter, view, up, button_of(view, pager, -1),
                     pager.page > 0 ? Enabled::Yes : Enabled::No);
    if (numbered)
        label(painter, view, column.x,
              up.bottom() + (gap - static_cast<float>(look.size.leading)) / 2, column.width, look,
              {"page", number, view.palette.canvas, Role::Text});
    draw_icon_button(painter, view, down, button_of(view, pager, +1),
                     pager.page + 1 < pager.count ? Enabled::Yes : Enabled::No);
}

std::vector<Button> pager_buttons(const View& view, const Pager& pager) {
    std::vector<Button> buttons;
    if (pager.page > 0) buttons.push_back(button_of(view, pager, -1));
    if (pager.page + 1 < pager.count) buttons.push_back(button_of(view, pager, +1));
    return buttons;
}

std::vector<Button> sheet_pager_buttons(const View& view, std::size_t page, std::size_t count) {
    return pager_buttons(view, {page, count, "sheet-earlier", "sheet-later", true});
}

}  // namespace standpunkt
