#pragma once
#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

/// The portrait of the person interviewed, or a quiet motif of its own where there is none,
/// with corners of `radius` on `ground` (0 where it reaches the screen's edge).
void draw_face(Painter& painter, const View& view, Rect rect, const Interview& interview,
               const std::string& id, Colour ground, float radius);

}  // namespace standpunkt
