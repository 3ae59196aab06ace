#include "stage/text_tiles.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>

#include "base/log.h"

namespace standpunkt {
namespace {

constexpr int emphasis_bit = 1, strong_bit = 2;

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

std::uint32_t clear_pixel(Colour colour) {
    return std::uint32_t{colour.red} << 16 | std::uint32_t{colour.green} << 8 | colour.blue;
}

/// The textures of one column, written in place: a page is several megabytes, copied not even once.
class Sheet {
  public:
    Sheet(SDL_Renderer* renderer, int width, int height, Colour colour) {
        for (int y = 0; y < height; y += most_tile_side)
            for (int x = 0; x < width; x += most_tile_side)
                add(renderer,
                    {x, y, std::min(most_tile_side, width - x),
                     std::min(most_tile_side, height - y)},
                    colour);
    }

    /// Lays drawn text into the column. All of it has one colour, so of two pixels in one place the
    /// more opaque is simply the larger number: lines closer than their height never wipe each
    /// other out.
    void lay(const SDL_Surface& drawn, int x, int y) {
        for (Open& tile : x_tiles) lay(drawn, x - tile.at.x, y - tile.at.y, tile);
    }

    /// Empty if any of it found no memory.
    std::vector<Text::Tile> finish(int pad_x, int pad_y) {
        std::vector<Text::Tile> tiles;
        for (const Open& each : x_tiles) {
            SDL_UnlockTexture(each.texture);
            if (x_failed) {
                SDL_DestroyTexture(each.texture);
                continue;
            }
            SDL_SetTextureBlendMode(each.texture, SDL_BLENDMODE_BLEND);
            tiles.push_back(
                {each.texture,
                 Rect{static_cast<float>(each.at.x - pad_x), static_cast<float>(each.at.y - pad_y),
                      static_cast<float>(each.at.w), static_cast<float>(each.at.h)}});
        }
        x_tiles.clear();
        return tiles;
    }

  private:
    struct Open {
        SDL_Texture* texture;
        SDL_Rect at;
        char* rows;
        int pitch;  // bytes
        std::uint32_t* row(int y) {
            return reinterpret_cast<std::uint32_t*>(rows + static_cast<std::ptrdiff_t>(y) * pitch);
        }
    };

    void add(SDL_Renderer* renderer, SDL_Rect at, Colour colour) {
        Open tile{SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING,
                                    at.w, at.h),
                  at, nullptr, 0};
        void* rows = nullptr;
        if (!tile.texture || SDL_LockTexture(tile.texture, nullptr, &rows, &tile.pitch) != 0) {
            log_error(std::string("no memory for text: ") + SDL_GetError());
            if (tile.texture) SDL_DestroyTexture(tile.texture);
            x_failed = true;
            return;
        }
        tile.rows = static_cast<char*>(rows);
        for (int y = 0; y < at.h; ++y) std::fill_n(tile.row(y), at.w, clear_pixel(colour));
        x_tiles.push_back(tile);
    }

    static void lay(const SDL_Surface& drawn, int x, int y, Open& tile) {
        const int left = std::max(0, -x), right = std::min(drawn.w, tile.at.w - x);
        const int top = std::max(0, -y), bottom = std::min(drawn.h, tile.at.h - y);
        for (int row = top; row < bottom && left < right; ++row) {
            const auto* from = reinterpret_cast<const std::uint32_t*>(
                                   static_cast<const char*>(drawn.pixels) +
                                   static_cast<std::ptrdiff_t>(row) * drawn.pitch) +
                               left;
            std::uint32_t* to = tile.row(y + row) + x + left;
            for (int i = 0; i < right - left; ++i) to[i] = std::max(to[i], from[i]);
        }
    }

    std::vector<Open> x_tiles;
    bool x_failed = false;
};

float left_of(const TextLayout& layout, const Line& line) {
    switch (layout.style.align) {
        case Align::Left:
            return 0;
        case Align::Centre:
            return (layout.width - line.width) / 2;
        case Align::Right:
            return layout.width - line.width;
    }
    return 0;
}

}  // namespace

Face face_of(const TextStyle& style, int piece_style) {
    if (piece_style & strong_bit) return Face::SemiBold;
    return piece_style & emphasis_bit ? Face::Italic : style.face;
}

int piece_style(const TextRun& run) {
    return (run.emphasis ? emphasis_bit : 0) | (run.strong ? strong_bit : 0);
}

std::vector<Text::Tile> draw_tiles(SDL_Renderer* renderer, Fonts& fonts, const TextLayout& layout,
                                   int first, int last) {
    if (first == last) return {};
    const TextStyle& style = layout.style;
    const float face_height = fonts.height(style.face, style.px);
    const float above = (static_cast<float>(style.leading) - face_height) / 2;
    const float base_line = above + fonts.ascent(style.face, style.px);
    // Room for letters that reach over the leading or lean over the line's end.
    const int pad_y = std::max(0, static_cast<int>(std::ceil(-above))) + style.px / 4;
    const int pad_x = style.px / 4;
    Sheet sheet(renderer, static_cast<int>(std::ceil(layout.width)) + 2 * pad_x,
                (last - first) * style.leading + 2 * pad_y, style.colour);
    for (int i = first; i < last; ++i) {
        const Line& line = layout.lines[static_cast<std::size_t>(i)];
        for (const LinePiece& piece : line.pieces) {
            const Face face = face_of(style, piece.style);
            const Surface drawn(fonts.draw(piece.text, face, style.px, style.colour));
            if (!drawn) continue;
            const float x = left_of(layout, line) + piece.x;
            const float y =
                base_line - fonts.ascent(face, style.px) - fonts.rise(piece.text, face, style.px);
            sheet.lay(*drawn, pad_x + static_cast<int>(std::lround(x)),
                      pad_y + (i - first) * style.leading + static_cast<int>(std::lround(y)));
        }
    }
    return sheet.finish(pad_x, pad_y);
}

}  // namespace standpunkt
