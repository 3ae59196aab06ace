#pragma once
#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

/// The portrait of the person interviewed, or a quiet motif of its own where there is none.
void draw_face(Painter& painter, const View& view, Rect rect, const Interview& interview,
               const std::string& id);

}  // namespace standpunkt
