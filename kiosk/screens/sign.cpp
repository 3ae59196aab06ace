#include "screens/sign.h"

#include <algorithm>

#include "screens/element.h"
#include "screens/tone.h"

namespace standpunkt {

float logo(Painter& painter, const View& view, float x, float y, Ground ground) {
    const auto& theme = view.catalogue.theme;
    const auto& picture = ground == Ground::Light ? theme.logo_on_light : theme.logo_on_dark;
    if (!picture) return 0;
    const Metrics& m = painter.metrics();
    const float height = m.format == Format::Compact ? 36 : 64;
    const float width = std::min(most_logo_width, height * static_cast<float>(picture->width) /
                                                      static_cast<float>(picture->height));
    const Rect rect{x, y, width, height};
    if (painter.picture(rect, picture->medium, Painter::Fit::Contain) == Pictures::State::Broken)
        return 0;
    note_picture(painter, view, rect, "logo", view.localised(picture->alt));
    return width;
}

Ground ground_of(const View& view) {
    return view.appearance() == Appearance::Light ? Ground::Light : Ground::Dark;
}

TopicTone tone_of(const View& view, const Topic& topic) {
    const Palette& p = view.palette;
    constexpr Colour white{255, 255, 255};
    constexpr Colour veil{255, 255, 255, 46};
    switch (view.appearance()) {
        case Appearance::Light:
            return {topic.colour, shaded(topic.colour, 0.75F), white, {}, 0, veil, white};
        case Appearance::Dark:
            return {topic.colour, shaded(topic.colour, 0.75F), white, p.border, 2, veil, white};
        case Appearance::Contrast:
            return {p.surface, p.soft, p.ink, p.border, 4, p.surface, p.primary};
    }
    return {};
}

void topic_sign(Painter& painter, const View& view, const Topic& topic, Rect rect) {
    const bool contrast = view.appearance() == Appearance::Contrast;
    topic_sign(painter, topic, rect, contrast ? view.palette.primary : topic.colour,
               contrast ? view.palette.on_primary : Colour{255, 255, 255});
}

void topic_sign(Painter& painter, const Topic& topic, Rect rect, Colour field, Colour ink) {
    painter.fill(rect, field, rect.width * 0.24F);
    painter.icon(topic.icon, {rect.x + rect.width / 2, rect.y + rect.height / 2},
                 static_cast<int>(rect.width * 0.66F), ink);
}

}  // namespace standpunkt
