#include "screens/button.h"

#include "screens/element.h"
#include "screens/tone.h"

namespace standpunkt {
namespace {

constexpr float icon_gap = 14, button_padding = 34;

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

Look label_look(const Metrics& metrics, Emphasis emphasis, Colour ink) {
    const TypeSize size = emphasis == Emphasis::Primary ? metrics.type.primary : metrics.type.label;
    return {size, Face::SemiBold, ink, Breaking::Display};
}

int icon_px(const Metrics& metrics, Emphasis emphasis) {
    if (metrics.format == Format::Compact) return 30;
    return emphasis == Emphasis::Primary ? 46 : 40;
}

bool stacked(const Metrics& metrics) {
    return metrics.format == Format::Compact;
}

}  // namespace

float natural_width(Painter& painter, const Button& spec, const std::string& words) {
    const Metrics& m = painter.metrics();
    const float across = painter.width_of(words, label_look(m, spec.emphasis, {}));
    if (stacked(m)) return across + 24;
    return across + 2 * button_padding + static_cast<float>(icon_px(m, spec.emphasis)) + icon_gap;
}

void draw_button(Painter& painter, const View& view, Rect rect, const Button& spec) {
    const Metrics& m = painter.metrics();
    const bool pressed = view.pressed == spec.id;
    const ButtonColours colours = colours_of(view.palette, spec.emphasis, pressed);
    painter.box(rect, colours.field, colours.border, m.border, m.radius);

    const Look look = label_look(m, spec.emphasis, colours.ink);
    const float icon_side = static_cast<float>(icon_px(m, spec.emphasis));
    const float room = stacked(m) ? rect.width - 12 : rect.width - 2 * 20 - icon_side - icon_gap;
    std::string words = spec.labels.back();
    for (const std::string& candidate : spec.labels)
        if (painter.width_of(candidate, look) <= room) {
            words = candidate;
            break;
        }
    const TextLayout drawn = painter.layout(words, look, room);
    const float height = painter.height_of(drawn), width = drawn.width / m.unit;
    const Point centre{rect.x + rect.width / 2, rect.y + rect.height / 2};
    float text_x = 0, text_y = centre.y - height / 2;
    if (stacked(m)) {
        const float top = centre.y - (icon_side + height) / 2;
        painter.icon(spec.icon, {centre.x, top + icon_side / 2}, icon_px(m, spec.emphasis),
                     colours.ink);
        text_x = centre.x - width / 2;
        text_y = top + icon_side;
    } else {
        const float left = centre.x - (icon_side + icon_gap + width) / 2;
        const bool before = spec.icon_side == IconSide::Before;
        text_x = before ? left + icon_side + icon_gap : left;
        const float icon_x = before ? left : left + width + icon_gap;
        painter.icon(spec.icon, {icon_x + icon_side / 2, centre.y}, icon_px(m, spec.emphasis),
                     colours.ink);
    }
    note_target(painter, view, rect, {spec.id, words, spec.event, colours.ink, colours.field});
    write(painter, view, text_x, text_y, width, drawn,
          {spec.id + "-label", words, colours.field, Role::Text});
}

void draw_icon_button(Painter& painter, const View& view, Rect rect, const Button& spec,
                      Enabled enabled) {
    const Metrics& m = painter.metrics();
    const bool active = enabled == Enabled::Yes;
    const bool pressed = active && view.pressed == spec.id;
    const ButtonColours colours = colours_of(view.palette, Emphasis::Plain, pressed);
    if (active)
        painter.box(rect, colours.field, colours.border, m.border, m.radius);
    else
        painter.outline(rect, view.palette.divider, m.border, m.radius);
    painter.icon(spec.icon, {rect.x + rect.width / 2, rect.y + rect.height / 2},
                 m.format == Format::Compact ? 46 : 54, active ? colours.ink : view.palette.border);
    if (!active) return;
    note_target(painter, view, rect,
                {spec.id, spec.labels.front(), spec.event, colours.ink, colours.field});
}

}  // namespace standpunkt
