#include "screens/operator_parts.h"

#include <algorithm>

#include "screens/element.h"
#include "screens/toolbar.h"

namespace standpunkt {

LightLook look_of(OperatorPage::Light light) {
    switch (light) {
        case OperatorPage::Light::Green:
            return {{0x7F, 0xD6, 0xA0}, {0x1E, 0x36, 0x2A}, "check_circle"};
        case OperatorPage::Light::Amber:
            return {{0xFF, 0xC4, 0x6B}, {0x3B, 0x33, 0x25}, "warning"};
        case OperatorPage::Light::Red:
            return {{0xFF, 0x9A, 0xA5}, {0x3A, 0x2A, 0x30}, "error"};
    }
    return {};
}

std::string errand_text(const View& view, Errand errand) {
    const ErrandState& state = view.show.desk.state(errand);
    static constexpr std::array names{"check", "report", "roll_back"};
    const std::string key = std::string("operator_") + names.at(static_cast<std::size_t>(errand));
    switch (state.phase) {
        case ErrandState::Phase::None:
            return {};
        case ErrandState::Phase::Working:
            return view.say(key + "_working");
        case ErrandState::Phase::Done:
            if (errand == Errand::Check && state.serial > 0)
                return view.say("operator_check_new", {std::to_string(state.serial)});
            return view.say(key + "_done");
        case ErrandState::Phase::Failed:
            if (state.code == Code::NoStick) return view.say("operator_no_stick");
            if (state.code == Code::StickNotWritten) return view.say("operator_stick_not_written");
            if (state.code == Code::AgentSilent) return view.say("operator_agent_silent");
            return view.say("operator_failed") +
                   (state.code == Code::None ? "" : " " + to_string(state.code));
    }
    return {};
}

namespace {

constexpr float action_padding = 8;

struct ActionText {
    TextLayout words, state;
    float room;  ///< across
};

ActionText lay_out(Painter& painter, const View& view, float width, const Action& action) {
    const Palette& p = view.palette;
    const bool small = painter.metrics().format == Format::Compact;
    const float room = width - (small ? 16 : 32);
    const auto looks = [&](int px, int leading, Face face, Colour colour) {
        return Look{{px, leading}, face, colour, Breaking::Display, Align::Centre};
    };
    const std::vector<Look> label_looks{
        small ? looks(24, 28, Face::SemiBold, p.ink) : looks(32, 40, Face::SemiBold, p.ink),
        small ? looks(22, 24, Face::SemiBold, p.ink) : looks(28, 34, Face::SemiBold, p.ink)};
    const std::vector<Look> state_looks{small ? looks(22, 26, Face::Regular, p.second_ink)
                                              : looks(28, 34, Face::Regular, p.second_ink)};
    return {fitted(painter, action.label, label_looks, room, 1),
            fitted(painter, action.state, state_looks, room, 2), room};
}

}  // namespace

float least_action_height(Painter& painter, const View& view, float width, const Action& action) {
    const ActionText text = lay_out(painter, view, width, action);
    return painter.height_of(text.words) +
           (action.state.empty() ? 0 : painter.height_of(text.state)) + 2 * action_padding;
}

void draw_action(Painter& painter, const View& view, Rect rect, const Action& action) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const bool small = m.format == Format::Compact, pressed = view.pressed == action.id;
    const Colour field = pressed ? p.soft : p.surface;
    painter.box(rect, field, pressed ? p.primary : p.border, m.border, m.radius);
    const auto [words, state, room] = lay_out(painter, view, rect.width, action);
    const float told = action.state.empty() ? 0 : painter.height_of(state);
    const float text = painter.height_of(words) + told;
    // The icon makes room, and goes where all three have none.
    const float icon = small ? 40 : told > 0 ? 44 : 54, pad = small ? 6 : action_padding;
    const float below_icon = small ? 0 : 6;
    const bool has_icon = text + icon + below_icon + 2 * pad <= rect.height;
    const float shown_icon = has_icon ? icon + below_icon : 0;
    float y = rect.y + (rect.height - text - shown_icon) / 2;
    if (has_icon)
        painter.icon(action.icon, {rect.x + rect.width / 2, y + icon / 2}, static_cast<int>(icon),
                     p.ink);
    y += shown_icon;
    note_target(painter, view, rect, {action.id, action.label, action.event, p.ink, field});
    const float x = rect.x + (rect.width - room) / 2;
    y += write(painter, view, x, y, room, words,
               {action.id + "-label", action.label, field, Role::Text});
    if (told > 0)
        write(painter, view, x, y, room, state,
              {action.id + "-state", action.state, field, Role::Text});
}

void draw_desk_row(Painter& painter, const View& view, Rect row,
                   const std::vector<Button>& buttons) {
    const float gaps = painter.metrics().gap * static_cast<float>(buttons.size() - 1);
    IconPlace place = IconPlace::Beside;
    for (const IconPlace one : {IconPlace::Beside, IconPlace::None, IconPlace::Alone}) {
        place = one;
        float wanted = gaps;
        for (const Button& button : buttons)
            wanted += toolbar_width(painter, button, button.labels.back(), place);
        if (wanted <= row.width) break;
    }
    std::vector<const Button*> all;
    for (const Button& button : buttons) all.push_back(&button);
    draw_button_row(painter, view, row, all, place);
}

Button leave_button(const View& view) {
    return {"leave", "close", {view.say("operator_leave")}, event::Leave{}};
}

}  // namespace standpunkt
