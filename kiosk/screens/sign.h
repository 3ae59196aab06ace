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

/// A topic's icon on a rounded square of its colour.
void topic_sign(Painter& painter, const Topic& topic, Rect rect, Colour field, Colour ink);

}  // namespace standpunkt
