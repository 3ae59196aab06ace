#pragma once
#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

/// What this stand is called, large over whatever is drawn already: so that somebody who looks
/// after many finds the one meant. A touch goes through it.
void draw_name_plate(Painter& painter, const View& view, const std::string& name);

}  // namespace standpunkt
