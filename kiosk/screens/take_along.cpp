#include <algorithm>
#include <cmath>

#include "screens/element.h"
#include "screens/qr_code.h"
#include "screens/scenes.h"
#include "screens/sheet.h"

namespace standpunkt {
namespace {

constexpr double code_millimetres = 60;
constexpr float least_text = 300;  // beside the code
constexpr Colour white{255, 255, 255};

/// As people write it: without the scheme, and without a slash that ends it.
std::string shown_address(std::string address) {
    for (const char* scheme : {"https://", "http://"})
        if (address.starts_with(scheme)) address.erase(0, std::string(scheme).size());
    if (address.ends_with('/')) address.pop_back();
    return address;
}

}  // namespace

void draw_take_along(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const SheetPadding padding = sheet_padding(m);
    const bool small = m.format == Format::Compact;
    const std::string address = take_along_address(view.show, view.catalogue);
    const auto code = qr_code(address);
    const float inner = m.width - 2 * padding.side;
    const bool wide = inner > m.height * 0.9F;
    const float gap = small ? 16 : m.format == Format::Wide ? 72 : 48;

    // Sixty millimetres; less where the panel is too small for them.
    const float most =
        small ? (wide ? m.height - padding.top - padding.bottom : std::min(inner, m.height * 0.45F))
              : inner;
    const float wanted =
        std::min(static_cast<float>(code_millimetres / m.millimetres) / m.unit, most);
    const int modules = code ? code->side + 2 * qr_quiet_zone : 1;
    const float module = std::max(
        1.0F,
        std::round(wanted * m.unit *
                   (static_cast<float>(modules) / static_cast<float>(modules - 2 * qr_quiet_zone)) /
                   static_cast<float>(modules)));
    float side = code ? module * static_cast<float>(modules) / m.unit : 0;
    if (side > most)
        side = std::floor(most * m.unit / static_cast<float>(modules)) *
               static_cast<float>(modules) / m.unit;

    const bool beside = small ? wide : side + gap + least_text <= inner;
    // On white nobody sees where the quiet zone begins: what stands at the margin is the code.
    const auto outside = [&] {
        const float quiet = side * qr_quiet_zone / static_cast<float>(modules);
        return p.surface == white ? std::min(quiet, padding.side) : 0;
    };
    const float text_width = beside && code ? inner + outside() - side - gap : inner;
    const Look heading{small ? TypeSize{28, 34} : m.type.heading, Face::Display, p.ink,
                       Breaking::Display};
    const Look body{small ? m.type.caption : m.type.summary, Face::Regular, p.second_ink};
    TextLayout title = painter.layout(view.say("take_along_title"), heading, text_width);
    TextLayout hint = painter.layout(view.say(code ? "take_along_text" : "take_along_too_long"),
                                     body, text_width);
    const float box_padding = small ? 10 : 28;
    const std::string shown = shown_address(address);
    const std::vector<Look> looks{
        {small ? TypeSize{26, 32} : TypeSize{44, 54}, Face::SemiBold, p.ink, Breaking::Body},
        {small ? TypeSize{22, 27} : TypeSize{30, 40}, Face::SemiBold, p.ink, Breaking::Body}};
    const TextLayout words = fitted(painter, shown, looks, text_width - 2 * box_padding, 2);
    const float step = small ? 8 : 24;
    const float box = painter.height_of(words) + box_padding;
    const float done = m.target, most_content = m.height - padding.top - padding.bottom;
    const auto content = [&] {
        const float text = painter.height_of(title) + painter.height_of(hint) + box + 2 * step;
        return beside ? std::max(side, text + step + done) : side + step + text + step + done;
    };
    // Large type on a small panel: the code and the address are what it is for.
    if (content() > most_content) hint = {};
    if (content() > most_content) title = {};
    if (content() > most_content && code && !beside) {
        const float smaller = side - (content() - most_content);
        side = std::max(1.0F, std::floor(smaller * m.unit / static_cast<float>(modules))) *
               static_cast<float>(modules) / m.unit;
    }
    const float height = std::min(m.height, padding.top + content() + padding.bottom);
    const Rect room = draw_sheet(painter, view, height);
    if (code) {
        const Rect at{room.x - outside(), room.y, side, side};
        painter.modules(at, code->dark, code->side);
        note_picture(painter, view, at, "code", address);
    }
    const float x = beside && code ? room.x - outside() + side + gap : room.x;
    float y = beside ? room.y + (small ? 0 : 8) : room.y + side + (code ? step : 0);
    if (title.line_count() > 0)
        y += write(painter, view, x, y, text_width, title,
                   {"take-along-heading", view.say("take_along_title"), p.surface, Role::Heading}) +
             step / 2;
    if (hint.line_count() > 0)
        y += write(painter, view, x, y, text_width, hint,
                   {"take-along-hint", view.say(code ? "take_along_text" : "take_along_too_long"),
                    p.surface, Role::Text}) +
             step / 2;
    painter.box({x, y, text_width, box}, p.sunken, p.border, m.border, small ? 12 : 20);
    write(painter, view, x + box_padding, y + box_padding / 2, text_width - 2 * box_padding, words,
          {"address", shown, p.sunken, Role::Text});
    const float done_width = std::min(small ? 200.0F : 340.0F, text_width);
    const Button finished{"finished",          "check",     {view.say("finished")},
                          event::CloseSheet{}, Side::Right, Emphasis::Primary};
    const bool words_fit =
        natural_width(painter, finished, finished.labels.front(), IconPlace::Beside) <= done_width;
    draw_button(painter, view, {room.right() - done_width, room.bottom() - done, done_width, done},
                finished, words_fit ? IconPlace::Beside : IconPlace::None);
}

}  // namespace standpunkt
