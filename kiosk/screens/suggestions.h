#pragma once
#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

/// Where hits would stand, before there is anything to look for: what to do, and the topics.
void draw_suggestions(Painter& painter, const View& view, Rect area);
/// Nothing was found: the nearest word, and the topics. What has no room is left out, the least
/// useful first.
void draw_nothing(Painter& painter, const View& view, Rect area);

}  // namespace standpunkt
