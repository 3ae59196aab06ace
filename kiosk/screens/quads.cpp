#include "screens/quads.h"

#include <imgui.h>

namespace standpunkt {
namespace {

constexpr unsigned indices_a_quad = 6;

Rect rect_of(const ImVec2& begin, const ImVec2& end) {
    return {begin.x, begin.y, end.x - begin.x, end.y - begin.y};
}

/// The list holds nothing but quads, four corners each, clockwise from the upper left one. Those of
/// ImGui's own texture are of one colour.
void draw_quad(Canvas& canvas, SDL_Texture* texture, const ImDrawVert& first,
               const ImDrawVert& third) {
    const ImU32 c = first.col;
    const auto channel = [c](int shift) { return static_cast<std::uint8_t>(c >> shift); };
    const Colour colour{channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT),
                        channel(IM_COL32_B_SHIFT), channel(IM_COL32_A_SHIFT)};
    const Rect area = rect_of(first.pos, third.pos);
    if (texture)
        canvas.copy(texture, rect_of(first.uv, third.uv), area, colour);
    else
        canvas.fill(area, colour);
}

}  // namespace

void draw_quads(Canvas& canvas, const ImDrawList& list) {
    for (const ImDrawCmd& part : list.CmdBuffer) {
        const ImVec4& clip = part.ClipRect;
        canvas.clip(rect_of({clip.x, clip.y}, {clip.z, clip.w}));
        const ImDrawVert* corners = list.VtxBuffer.Data + part.VtxOffset;
        const ImDrawIdx* order = list.IdxBuffer.Data + part.IdxOffset;
        for (unsigned i = 0; i < part.ElemCount; i += indices_a_quad)
            draw_quad(canvas, static_cast<SDL_Texture*>(part.GetTexID()), corners[order[i]],
                      corners[order[i + 2]]);
    }
}

}  // namespace standpunkt
