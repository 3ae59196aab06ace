#include <algorithm>
#include <cmath>

#include "screens/element.h"
#include "screens/pager.h"
#include "screens/scenes.h"
#include "screens/sheet.h"
#include "screens/toolbar.h"

namespace standpunkt {
namespace {

struct LanguageLayout {
    std::vector<Button> buttons;
    std::size_t columns = 1, rows = 1;  // of a page
    float heading, row, height;
    std::size_t pages() const {
        const std::size_t per_page = columns * rows;
        return std::max<std::size_t>(1, (buttons.size() + per_page - 1) / per_page);
    }
};

std::vector<Button> foot_of(const View& view, std::size_t page, std::size_t pages) {
    std::vector<Button> buttons = sheet_pager_buttons(view, page, pages);
    buttons.push_back({"finished", "check", {view.say("finished")}, event::CloseSheet{}});
    return buttons;
}

LanguageLayout lay_out(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const SheetPadding padding = sheet_padding(m);
    const bool small = m.format == Format::Compact;
    LanguageLayout laid;
    // A low sheet has no room for words that its buttons say as well.
    laid.heading = m.low ? 0 : small ? 40 : 84;
    laid.row = m.target + padding.row_gap;
    const float inner = m.width - 2 * padding.side;
    float widest = 0;
    for (const std::string& language : view.catalogue.stand.languages) {
        const bool on = language == view.language;
        Button one{
            "language-" + language,
            on ? "check" : "",
            {language_name(view.catalogue.stand, language)},
            on ? Event(event::CloseSheet{}) : Event(event::SwitchLanguage{language, view.now})};
        one.emphasis = on ? Emphasis::Primary : Emphasis::Plain;
        one.selected = on;
        laid.buttons.push_back(one);
        one.icon = "check";
        widest =
            std::max(widest, natural_width(painter, one, one.labels.front(), IconPlace::Beside));
    }
    // As many columns as the longest name allows.
    laid.columns = static_cast<std::size_t>(
        std::clamp((inner + m.gap) / (widest + m.gap), 1.0F, small ? 3.0F : 4.0F));
    const std::size_t needed = (laid.buttons.size() + laid.columns - 1) / laid.columns;
    const float around = padding.top + laid.heading + laid.row + padding.bottom;
    const auto fitting =
        static_cast<std::size_t>(std::max(1.0F, (most_sheet_height(m) - around) / laid.row));
    laid.rows = std::min(needed, fitting);
    laid.height = std::min(m.height, around + static_cast<float>(laid.rows) * laid.row);
    return laid;
}

}  // namespace

std::size_t language_pages(Painter& painter, const View& view) {
    return lay_out(painter, view).pages();
}

void draw_language(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const bool small = m.format == Format::Compact;
    const LanguageLayout laid = lay_out(painter, view);
    const Rect room = draw_sheet(painter, view, laid.height);
    if (laid.heading > 0) {
        const Look look{small ? m.type.label : m.type.card_title, Face::Display, view.palette.ink,
                        Breaking::Display};
        label(painter, view, room.x, room.y, room.width, look,
              {"language-heading", view.say("language"), view.palette.surface, Role::Heading});
    }
    const auto across = static_cast<float>(laid.columns);
    const float width = (room.width - m.gap * (across - 1)) / across;
    const std::size_t per_page = laid.columns * laid.rows;
    const std::size_t page = std::min(view.show.visit.sheet_page, laid.pages() - 1);
    const std::size_t first = page * per_page;
    for (std::size_t i = first; i < std::min(laid.buttons.size(), first + per_page); ++i) {
        const std::size_t place = i - first;
        draw_button(painter, view,
                    {room.x + static_cast<float>(place % laid.columns) * (width + m.gap),
                     room.y + laid.heading + static_cast<float>(place / laid.columns) * laid.row,
                     width, m.target},
                    laid.buttons[i], IconPlace::Beside);
    }
    const std::vector<Button> foot = foot_of(view, page, laid.pages());
    const float y = room.bottom() - m.target;
    if (foot.size() == 1) {
        const float done = std::min(308.0F, room.width);
        draw_button(painter, view, {room.right() - done, y, done, m.target}, foot.front(),
                    IconPlace::Beside);
        return;
    }
    std::vector<const Button*> all;
    for (const Button& one : foot) all.push_back(&one);
    draw_button_row(painter, view, {room.x, y, room.width, m.target}, all,
                    m.low ? IconPlace::None : IconPlace::Beside);
}

}  // namespace standpunkt
