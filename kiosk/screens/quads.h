#pragma once
#include "stage/canvas.h"

struct ImDrawList;

namespace standpunkt {

/// Puts a list that holds nothing but quads on the canvas, in its order. Dear ImGui's own renderers
/// would hand them to SDL as triangles, which its software renderer blends pixel by pixel, opaque
/// or not.
void draw_quads(Canvas& canvas, const ImDrawList& list);

}  // namespace standpunkt
