#pragma once
// The pictures a stand is known by: the exhibitor's logo, the topics' icons.
#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

inline constexpr float most_logo_width = 320;  // design pixels

/// The exhibitor's logo at (x, y), in a slot of at most 320x64; draws nothing without one.
/// Returns its width.
enum class Ground { Light, Dark };
float logo(Painter& painter, const View& view, float x, float y, Ground ground);

/// The ground of the visit's scenes, as the visitor set it.
Ground ground_of(const View& view);

/// How a topic's own colour is used in the visit's appearance: on light and dark ground the colour
/// itself under white, in high contrast none.
struct TopicTone {
    Colour field, pressed, ink, border;
    float border_width;  ///< design pixels; 0: none
    Colour sign_field, sign_ink;
};
TopicTone tone_of(const View& view, const Topic& topic);

/// A topic's icon on a rounded square of its colour, as it stands beside texts.
void topic_sign(Painter& painter, const View& view, const Topic& topic, Rect rect);
/// The same in given colours, on the topic's own ground.
void topic_sign(Painter& painter, const Topic& topic, Rect rect, Colour field, Colour ink);

}  // namespace standpunkt
