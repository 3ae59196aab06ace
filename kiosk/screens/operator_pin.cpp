#include <algorithm>

#include "screens/element.h"
#include "screens/operator_parts.h"

namespace standpunkt {
namespace {

struct PinLayout {
    Rect words;  ///< heading, text, field and what is told
    Rect pad;    ///< empty without one
    Rect buttons;
    bool column = false;  ///< the buttons stand one below the other
    float button = 96;
};

bool has_pad(const View& view) {
    return view.show.desk.pin_file == PinFile::Set && !view.show.pin_guard.locked(view.now);
}

/// The keys beside the words, or below them where the screen is upright.
PinLayout lay_out(const Metrics& m, const View& view) {
    const bool small = m.format == Format::Compact, upright = m.height > m.width;
    const float margin = m.margin, gap = small ? 16 : 64;
    PinLayout laid;
    laid.button = small ? m.target : 112;
    const float above = small ? 16 : 80;
    Rect room{margin, above, m.width - 2 * margin, m.height - 2 * above};
    const float two = 2 * laid.button + m.gap;
    if (!has_pad(view)) {
        // Few words and two buttons: together, in the middle of a large screen.
        const float part = small ? room.height : std::min(room.height, 480.0F);
        room.y += (room.height - part) / 2;
        room.height = part;
        laid.column = m.width < 760;
        const float height = laid.column ? two : laid.button;
        laid.words = {room.x, room.y, std::min(room.width, small ? room.width : 1200.0F),
                      room.height - height - gap / 2};
        laid.buttons = {room.x, room.bottom() - height, laid.words.width, height};
        return laid;
    }
    if (upright) {
        const float pad_height = std::min(room.height * 0.5F, small ? 420.0F : 640.0F);
        laid.column = m.width < 760;
        const float height = laid.column ? two : laid.button;
        laid.buttons = {room.x, room.bottom() - height, room.width, height};
        const float pad_width = std::min(room.width, small ? 480.0F : 720.0F);
        laid.pad = {room.x + (room.width - pad_width) / 2, laid.buttons.y - gap / 2 - pad_height,
                    pad_width, pad_height};
        // Close to the keys, so that whoever types sees what is said of it.
        const float bottom = laid.pad.y - gap / 2;
        const float words = std::min(bottom - room.y, small ? 190.0F : 380.0F);
        laid.words = {room.x, bottom - words, room.width, words};
        return laid;
    }
    const float pad_height = std::min(room.height, small ? 480.0F : 640.0F);
    const float pad_width = std::min(room.width * 0.42F, small ? 420.0F : 620.0F);
    laid.pad = {room.right() - pad_width, room.y + (room.height - pad_height) / 2, pad_width,
                pad_height};
    laid.column = true;
    const float width = laid.pad.x - gap - room.x;
    laid.buttons = {room.x, laid.pad.bottom() - two, width, two};
    laid.words = {room.x, laid.pad.y, width, laid.buttons.y - gap / 2 - laid.pad.y};
    return laid;
}

void draw_key(Painter& painter, const View& view, Rect rect, char digit) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const std::string text(1, digit), id = "digit-" + text;
    const bool pressed = view.pressed == id;
    const Colour field = pressed ? p.soft : p.surface;
    painter.box(rect, field, pressed ? p.primary : p.border, m.border, m.radius);
    note_target(painter, view, rect, {id, text, event::TypeDigit{digit}, p.ink, field});
    const int px = m.format == Format::Compact ? 32 : 48;
    const Look look{{px, px + px / 4}, Face::Medium, p.ink, Breaking::Display, Align::Centre};
    label(painter, view, rect.x, rect.y + (rect.height - static_cast<float>(look.size.leading)) / 2,
          rect.width, look, {id + "-label", text, field, Role::Text});
}

/// What is no button yet: too little was typed, or it is being judged.
void draw_enter_later(Painter& painter, const View& view, Rect rect) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    painter.outline(rect, p.divider, m.border, m.radius);
    const Look look{m.type.primary, Face::SemiBold, p.second_ink, Breaking::Display, Align::Centre};
    label(painter, view, rect.x, rect.y + (rect.height - static_cast<float>(look.size.leading)) / 2,
          rect.width, look, {"enter-later", view.say("operator_enter"), p.canvas, Role::Text});
}

void draw_pad(Painter& painter, const View& view, Rect pad) {
    const Metrics& m = painter.metrics();
    const float gap = m.format == Format::Compact ? 8 : 16;
    const float width = (pad.width - 2 * gap) / 3, height = (pad.height - 3 * gap) / 4;
    const auto place = [&](int column, int row) {
        return Rect{pad.x + static_cast<float>(column) * (width + gap),
                    pad.y + static_cast<float>(row) * (height + gap), width, height};
    };
    for (int i = 0; i < 9; ++i)
        draw_key(painter, view, place(i % 3, i / 3), static_cast<char>('1' + i));
    const OperatorDesk& desk = view.show.desk;
    draw_icon_button(
        painter, view, place(0, 3),
        {"erase-digit", "backspace", {view.say("operator_erase")}, event::EraseDigit{}},
        desk.digits.empty() ? Enabled::No : Enabled::Yes);
    draw_key(painter, view, place(1, 3), '0');
    Button enter{"enter-pin", "", {view.say("operator_enter")}, event::EnterPin{}};
    enter.emphasis = Emphasis::Primary;
    if (desk.digits.size() >= least_pin_digits && !desk.judging)
        draw_button(painter, view, place(2, 3), enter, IconPlace::None);
    else
        draw_enter_later(painter, view, place(2, 3));
}

/// What is said below the field, in the colour of how bad it is.
struct Told {
    std::string text;
    std::optional<OperatorPage::Light> light = {};
};

Told told(const View& view) {
    const OperatorDesk& desk = view.show.desk;
    using Light = OperatorPage::Light;
    if (desk.pin_file == PinFile::Missing) return {view.say("operator_no_pin")};
    if (view.show.pin_guard.locked(view.now))
        return {view.say("operator_locked", {std::to_string(seconds_left(view.show, view.now))}),
                Light::Red};
    if (desk.judging) return {view.say("operator_judging")};
    if (desk.verdict == PinVerdict::Wrong) {
        const int left = most_wrong_pins - view.show.pin_guard.wrong;
        return {left == 1 ? view.say("operator_wrong_last")
                          : view.say("operator_wrong", {std::to_string(left)}),
                Light::Red};
    }
    if (desk.verdict == PinVerdict::Unreadable)
        return {view.say("operator_unreadable"), Light::Amber};
    return {view.say("operator_pin")};
}

void draw_words(Painter& painter, const View& view, Rect area) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const bool small = m.format == Format::Compact;
    const Look heading{small ? TypeSize{30, 38} : m.type.heading, Face::Display, p.ink,
                       Breaking::Display};
    float y = area.y;
    y += label(painter, view, area.x, y, area.width, heading,
               {"title", view.say("operator_team"), p.canvas, Role::Heading}) +
         (small ? 8 : 24);
    const Told what = told(view);
    const Colour ink = what.light ? look_of(*what.light).on : p.second_ink;
    const auto look = [&](TypeSize size) {
        return Look{size, Face::Regular, ink, Breaking::Display};
    };
    if (has_pad(view)) {
        const float height = small ? 56 : 96;
        painter.box({area.x, y, area.width, height}, p.sunken, p.border, m.border, m.radius);
        std::string dots;
        for (std::size_t i = 0; i < view.show.desk.digits.size(); ++i) dots += "•";
        const int px = small ? 30 : 44;
        const Look dot{{px, px + px / 4}, Face::Bold, p.ink, Breaking::Display, Align::Centre};
        if (!dots.empty())
            label(painter, view, area.x, y + (height - static_cast<float>(dot.size.leading)) / 2,
                  area.width, dot, {"digits", dots, p.sunken, Role::Text});
        y += height + (small ? 8 : 24);
    }
    const std::vector<Look> looks{look(small ? TypeSize{24, 32} : TypeSize{38, 52}),
                                  look(small ? TypeSize{22, 27} : TypeSize{32, 42})};
    const TextLayout text = fitted(painter, what.text, looks, area.width, small ? 2 : 3);
    write(painter, view, area.x, y, area.width, text, {"told", what.text, p.canvas, Role::Text});
}

}  // namespace

void draw_operator_pin(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const PinLayout laid = lay_out(m, view);
    draw_words(painter, view, laid.words);
    const auto buttons = [&] {
        const Button clean{
            "clean", "cleaning_services", {view.say("operator_clean")}, event::Clean{}};
        const std::vector<Button> both{clean, leave_button(view)};
        const float width = laid.column ? laid.buttons.width : (laid.buttons.width - m.gap) / 2;
        Rect rect{laid.buttons.x, laid.buttons.y, width, laid.button};
        for (const Button& one : both) {
            const bool room =
                natural_width(painter, one, one.labels.back(), IconPlace::Beside) <= width;
            draw_button(painter, view, rect, one, room ? IconPlace::Beside : IconPlace::None);
            (laid.column ? rect.y : rect.x) += (laid.column ? laid.button : width) + m.gap;
        }
    };
    // The order of reading: what stands above, or on the left, comes first.
    const bool pad_first = has_pad(view) && laid.pad.bottom() <= laid.buttons.y;
    if (!pad_first) buttons();
    if (has_pad(view)) draw_pad(painter, view, laid.pad);
    if (pad_first) buttons();
}

}  // namespace standpunkt
