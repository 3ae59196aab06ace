#include "screens/button.h"

#include "screens/element.h"
#include "screens/tone.h"

namespace standpunkt {
namespace {

constexpr float icon_gap = 14, button_padding = 30;

struct ButtonColours {
    Colour field, ink, border;
};

ButtonColours colours_of(const Palette& palette, Emphasis emphasis, bool pressed) {
    switch (emphasis) {
        case Emphasis::Plain:
            return {pressed ? palette.soft : palette.surface, palette.ink,
                    pressed ? palette.primary : palette.border};
        case Emphasis::Primary: {
            const Colour field = pressed ? shaded(palette.primary, 0.75F) : palette.primary;
            return {field, palette.on_primary, field};
        }
    }
    return {};
}

/// One of several choices keeps its size when it is made.
Look label_look(const Metrics& metrics, const Button& spec, Colour ink) {
    const bool primary = spec.emphasis == Emphasis::Primary && !spec.selected;
    const TypeSize size = primary ? metrics.type.primary : metrics.type.label;
    return {size, Face::SemiBold, ink, Breaking::Display};
}

int icon_px(const Metrics& metrics, Emphasis emphasis) {
    if (metrics.format == Format::Compact) return metrics.low ? 26 : 30;
    return emphasis == Emphasis::Primary ? 46 : 40;
}

float gap_beside(const Metrics& metrics) {
    return metrics.format == Format::Compact ? 8 : icon_gap;
}

/// Between the words and the button's edge, where it is as narrow as may be.
float least_padding(const Metrics& metrics, IconPlace place) {
    if (place == IconPlace::Above) return 6;
    if (place == IconPlace::None || place == IconPlace::Alone) return 8;
    return metrics.format == Format::Compact ? 8 : 20;
}

/// What `place` comes to for this button.
IconPlace icon_place_of(const Button& spec, IconPlace place) {
    const bool alone = place == IconPlace::Alone && spec.emphasis == Emphasis::Primary;
    return spec.icon.empty() || alone ? IconPlace::None : place;
}

}  // namespace

IconPlace usual_icon_place(const Metrics& metrics) {
    return metrics.format == Format::Compact && !metrics.low ? IconPlace::Above : IconPlace::Beside;
}

float natural_width(Painter& painter, const Button& spec, const std::string& words,
                    IconPlace place) {
    const Metrics& m = painter.metrics();
    const float across = painter.width_of(words, label_look(m, spec, {}));
    const float icon = static_cast<float>(icon_px(m, spec.emphasis)) + gap_beside(m);
    if (place == IconPlace::Alone) place = icon_place_of(spec, place);
    switch (place) {
        case IconPlace::Above:
            return across + 20;
        case IconPlace::Alone:
            return static_cast<float>(icon_px(m, spec.emphasis)) + 2 * 12;
        case IconPlace::Beside:
            return across + 2 * (m.format == Format::Compact ? 12 : button_padding) + icon;
        case IconPlace::None:
            return across + 2 * 12;
    }
    return across;
}

void draw_button(Painter& painter, const View& view, Rect rect, const Button& spec) {
    draw_button(painter, view, rect, spec, usual_icon_place(painter.metrics()));
}

void draw_button(Painter& painter, const View& view, Rect rect, const Button& spec,
                 IconPlace place) {
    place = icon_place_of(spec, place);
    if (place == IconPlace::Alone) {
        draw_icon_button(painter, view, rect, spec, Enabled::Yes);
        return;
    }
    const Metrics& m = painter.metrics();
    const bool pressed = view.pressed == spec.id;
    const ButtonColours colours = colours_of(view.palette, spec.emphasis, pressed);
    painter.box(rect, colours.field, colours.border, m.border, m.radius);
    const Look look = label_look(m, spec, colours.ink);
    const float icon_side = static_cast<float>(icon_px(m, spec.emphasis)), beside = gap_beside(m);
    const float padding = 2 * least_padding(m, place);
    const float room = rect.width - padding - (place == IconPlace::Beside ? icon_side + beside : 0);
    std::string words = spec.labels.back();
    for (const std::string& candidate : spec.labels)
        if (painter.width_of(candidate, look) <= room) {
            words = candidate;
            break;
        }
    const TextLayout drawn = painter.layout(words, look, room);
    const float height = painter.height_of(drawn), width = drawn.width / m.unit;
    const Point centre{rect.x + rect.width / 2, rect.y + rect.height / 2};
    Point text{centre.x - width / 2, centre.y - height / 2};
    std::optional<Point> icon;
    switch (place) {
        case IconPlace::Above: {
            const float top = centre.y - (icon_side + height) / 2;
            icon = {centre.x, top + icon_side / 2};
            text.y = top + icon_side;
            break;
        }
        case IconPlace::Beside: {
            const float left = centre.x - (icon_side + beside + width) / 2;
            const bool before = spec.icon_side == IconSide::Before;
            text.x = before ? left + icon_side + beside : left;
            icon = {(before ? left : left + width + beside) + icon_side / 2, centre.y};
            break;
        }
        case IconPlace::None:
        case IconPlace::Alone:
            break;
    }
    if (icon) painter.icon(spec.icon, *icon, icon_px(m, spec.emphasis), colours.ink);
    note_target(painter, view, rect,
                {spec.id, words, spec.event, colours.ink, colours.field, spec.selected});
    write(painter, view, text.x, text.y, width, drawn,
          {spec.id + "-label", words, colours.field, Role::Text});
}

void draw_icon_button(Painter& painter, const View& view, Rect rect, const Button& spec,
                      Enabled enabled) {
    const Metrics& m = painter.metrics();
    const bool active = enabled == Enabled::Yes;
    const bool pressed = active && view.pressed == spec.id;
    const ButtonColours colours = colours_of(view.palette, Emphasis::Plain, pressed);
    // Where borders are bold one that does nothing has a thin grey one.
    const bool bold = view.appearance() == Appearance::Contrast;
    const Colour faint = bold ? Colour{0x80, 0x80, 0x80} : view.palette.divider;
    if (active)
        painter.box(rect, colours.field, colours.border, m.border, m.radius);
    else
        painter.outline(rect, faint, bold ? m.border / 2 : m.border, m.radius);
    painter.icon(spec.icon, {rect.x + rect.width / 2, rect.y + rect.height / 2},
                 m.format == Format::Compact ? (m.low ? 34 : 46) : 54,
                 active ? colours.ink
                 : bold ? faint
                        : view.palette.border);
    if (!active) return;
    note_target(painter, view, rect,
                {spec.id, spec.labels.front(), spec.event, colours.ink, colours.field});
}

}  // namespace standpunkt
