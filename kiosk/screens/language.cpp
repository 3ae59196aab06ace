#include <algorithm>
#include <cmath>

#include "screens/element.h"
#include "screens/scenes.h"
#include "screens/sheet.h"

namespace standpunkt {

void draw_language(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const SheetPadding padding = sheet_padding(m);
    const auto& languages = view.catalogue.stand.languages;
    const bool small = m.format == Format::Compact;
    const float heading = small ? 40 : 84, row = m.target + padding.row_gap;
    const float inner = m.width - 2 * padding.side;
    // As many columns as the longest name allows, one cell more for "Fertig".
    float widest = 0;
    std::vector<Button> buttons;
    for (const std::string& language : languages) {
        const bool on = language == view.language;
        Button one{
            "language-" + language,
            on ? "check" : "",
            {language_name(view.catalogue.stand, language)},
            on ? Event(event::CloseSheet{}) : Event(event::SwitchLanguage{language, view.now})};
        one.emphasis = on ? Emphasis::Primary : Emphasis::Plain;
        one.selected = on;
        buttons.push_back(one);
        one.icon = "check";
        widest =
            std::max(widest, natural_width(painter, one, one.labels.front(), IconPlace::Beside));
    }
    const auto columns = static_cast<std::size_t>(
        std::clamp((inner + m.gap) / (widest + m.gap), 1.0F, small ? 3.0F : 4.0F));
    const std::size_t rows = (buttons.size() + columns - 1) / columns;
    const float height = std::min(
        padding.top + heading + static_cast<float>(rows + 1) * row + padding.bottom, m.height);
    const Rect room = draw_sheet(painter, view, height);
    const Look look{small ? m.type.label : m.type.card_title, Face::Display, p.ink,
                    Breaking::Display};
    label(painter, view, room.x, room.y, room.width, look,
          {"language-heading", view.say("language"), p.surface, Role::Heading});
    const float width =
        (inner - m.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t i = 0; i < buttons.size(); ++i)
        draw_button(painter, view,
                    {room.x + static_cast<float>(i % columns) * (width + m.gap),
                     room.y + heading + static_cast<float>(i / columns) * row, width, m.target},
                    buttons[i], IconPlace::Beside);
    const float done = std::min(308.0F, room.width);
    draw_button(painter, view, {room.right() - done, room.bottom() - m.target, done, m.target},
                {"finished", "check", {view.say("finished")}, event::CloseSheet{}},
                IconPlace::Beside);
}

}  // namespace standpunkt
