#pragma once
// A drawn layout as textures. Internal to Text.
#include "stage/text.h"

namespace standpunkt {

/// The face a piece is drawn with: LinePiece::style holds emphasis and strong.
Face face_of(const TextStyle& style, int piece_style);
int piece_style(const TextRun& run);

/// Largest side of a texture: the slowest graphics units take no more (PLATFORM.md, "Waiting,
/// drawing").
inline constexpr int most_tile_side = 2048;

/// Draws lines [first, last) into textures of `renderer`; the caller destroys them. They reach a
/// little over the layout's edges, for accents above and slanted letters beside it.
std::vector<Text::Tile> draw_tiles(SDL_Renderer* renderer, Fonts& fonts, const TextLayout& layout,
                                   int first, int last);

}  // namespace standpunkt
