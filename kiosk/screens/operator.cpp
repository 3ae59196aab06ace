#include <algorithm>

#include "screens/element.h"
#include "screens/operator_parts.h"
#include "screens/scenes.h"

namespace standpunkt {
namespace {

/// One sentence in the middle, the seconds that are left, and what may be answered.
struct Question {
    std::string title, text;
    bool large_seconds = false;
    std::vector<Button> answers;
};

Question cleaning(const View& view) {
    return {view.say("operator_cleaning"), view.say("operator_cleaning_text"), true, {}};
}

Question asking(const View& view) {
    return {view.say("operator_previous_question"),
            view.say("operator_previous_text"),
            false,
            {{"yes", "check", {view.say("operator_yes")}, event::Confirm{}},
             {"no", "close", {view.say("operator_no")}, event::Refuse{}}}};
}

Question turning(const View& view, int seconds) {
    const TurnOf what = view.show.desk.turning;
    Button keep{"keep", "check", {view.say("operator_turn_keep")}, event::Confirm{}};
    return {view.say("operator_turn_question"),
            view.say("operator_turn_text", {std::to_string(seconds)}),
            false,
            {keep,
             {"turn-on", "rotate_right", {view.say("operator_turn_on")}, event::TryTurn{what}},
             {"no", "undo", {view.say("operator_turn_back")}, event::Refuse{}}}};
}

void draw_question(Painter& painter, const View& view, const Question& question) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const bool small = m.format == Format::Compact;
    const float width = std::min(m.width - 2 * m.margin, small ? 760.0F : 1200.0F);
    const float x = (m.width - width) / 2, gap = small ? 12 : 32;
    const auto look = [&](TypeSize size, Face face, Colour colour) {
        return Look{size, face, colour, Breaking::Display, Align::Centre};
    };
    const std::vector<Look> titles{
        look(small ? TypeSize{30, 38} : TypeSize{56, 68}, Face::Display, p.ink),
        look(small ? TypeSize{26, 32} : TypeSize{44, 54}, Face::Display, p.ink)};
    const Look body =
        look(small ? TypeSize{22, 30} : TypeSize{38, 52}, Face::Regular, p.second_ink);
    // As large as the screen allows: it is read from the other end of a cloth.
    const int figure_px = static_cast<int>(std::min(m.height * 0.34F, m.width * 0.4F));
    const Look figure = look({figure_px, figure_px}, Face::Bold, p.ink);
    const std::string seconds = std::to_string(seconds_left(view.show, view.now));
    const TextLayout title = fitted(painter, question.title, titles, width, 2);
    const TextLayout text = painter.layout(question.text, body, width);
    const TextLayout count = painter.layout(question.large_seconds ? seconds : "", figure, width);
    const float large = question.large_seconds ? painter.height_of(count) + gap : 0;
    const float button = small ? m.target : 96;
    // In a column where the words have no room side by side.
    float wanted = 0;
    for (const Button& one : question.answers)
        wanted += natural_width(painter, one, one.labels.back(), IconPlace::Beside) + m.gap;
    const bool column = wanted > width;
    const auto rows = static_cast<float>(question.answers.empty() ? 0
                                         : column                 ? question.answers.size()
                                                                  : 1);
    const float answers = rows == 0 ? 0 : gap + rows * button + (rows - 1) * m.gap;
    const float height = painter.height_of(title) + gap / 2 + painter.height_of(text);
    float y = std::max(m.margin / 2, (m.height - large - height - answers) / 2);
    if (question.large_seconds)
        y += write(painter, view, x, y, width, count, {"seconds", seconds, p.canvas, Role::Text}) +
             gap;
    y += write(painter, view, x, y, width, title,
               {"title", question.title, p.canvas, Role::Heading}) +
         gap / 2;
    y += write(painter, view, x, y, width, text, {"text", question.text, p.canvas, Role::Text}) +
         gap;
    const auto count_of = static_cast<float>(std::max<std::size_t>(1, question.answers.size()));
    const float each = column ? width : (width - (count_of - 1) * m.gap) / count_of;
    Rect rect{x, y, each, button};
    const auto fits_all = [&] {
        return std::all_of(
            question.answers.begin(), question.answers.end(), [&](const Button& one) {
                return natural_width(painter, one, one.labels.back(), IconPlace::Beside) <= each;
            });
    };
    const IconPlace place = fits_all() ? IconPlace::Beside : IconPlace::None;
    for (const Button& one : question.answers) {
        draw_button(painter, view, rect, one, place);
        (column ? rect.y : rect.x) += (column ? button : each) + m.gap;
    }
}

}  // namespace

void draw_operator(Painter& painter, const View& view) {
    switch (view.show.desk.view) {
        case OperatorDesk::View::Pin:
            draw_operator_pin(painter, view);
            return;
        case OperatorDesk::View::Page:
            draw_operator_page(painter, view);
            return;
        case OperatorDesk::View::Cleaning:
            draw_question(painter, view, cleaning(view));
            return;
        case OperatorDesk::View::Asking:
            draw_question(painter, view, asking(view));
            return;
        case OperatorDesk::View::Turning:
            draw_question(painter, view, turning(view, seconds_left(view.show, view.now)));
            return;
        case OperatorDesk::View::Pattern:
            return;  // no scene like the others: Screens::draw_pattern
    }
}

}  // namespace standpunkt
