#pragma once
// What lies over the lower part of a scene for a while: reading aids, languages, an address.
#include "screens/button.h"
#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

/// Most of the screen's height a sheet may cover, so that what it changes can be seen above it
/// (VISITOR.md, "Help"). Where buttons are one line high nothing useful were left: there it may
/// cover all.
float most_sheet_height(const Metrics& metrics);

/// Covers the lower `height` of the screen. Returns the room inside its padding.
Rect draw_sheet(Painter& painter, const View& view, float height);
/// Between the sheet's edges and what stands in it.
struct SheetPadding {
    float side, top, bottom, row_gap;
};
SheetPadding sheet_padding(const Metrics& metrics);

}  // namespace standpunkt
