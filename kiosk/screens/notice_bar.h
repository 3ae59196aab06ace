#pragma once
// The bar above the loop's toolbar: what a stick does to the stand's content.
#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

/// The notice as a sentence in the view's language; a refusal ends with its code.
std::string notice_text(const View& view, const Notice& notice);

/// Design pixels the bar takes; 0 if there is nothing to tell.
float notice_height(Painter& painter, const View& view);
/// `area`: the screen's whole width, as high as notice_height says.
void draw_notice(Painter& painter, const View& view, Rect area);

}  // namespace standpunkt
