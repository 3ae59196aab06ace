#pragma once
// The keyboard on screen: QWERTZ with ä ö ü ß in German, QWERTY elsewhere, digits behind "123".
#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

/// Design pixels; its keys are at least as large as a target has to be.
float keyboard_height(const Metrics& metrics);
void draw_keyboard(Painter& painter, const View& view, Rect area);

}  // namespace standpunkt
