#include "stage/contact_sheet.h"

#include <SDL.h>

#include <algorithm>
#include <memory>

#include "stage/capture.h"
#include "stage/fonts.h"

namespace standpunkt {
namespace {

constexpr int columns = 3, gap = 24, label_height = 40, label_px = 22;
constexpr std::uint32_t paper = 0xFFF7F5F0;
constexpr Colour ink{0x13, 0x21, 0x2C};

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

/// The surface works on the pixels of `picture`, which outlive it.
Surface surface_of(PictureBuffer& picture) {
    return Surface(SDL_CreateRGBSurfaceWithFormatFrom(
        picture.pixels.data(), picture.size.width, picture.size.height, 32, picture.size.width * 4,
        SDL_PIXELFORMAT_ARGB8888));
}

}  // namespace

PictureBuffer shrunk(const PictureBuffer& picture, int side) {
    const int longer = std::max(picture.size.width, picture.size.height);
    if (longer <= side) return picture;
    const auto scaled = [&](int length) { return std::max(1, length * side / longer); };
    PictureBuffer small{{scaled(picture.size.width), scaled(picture.size.height)}, {}};
    small.pixels.resize(static_cast<std::size_t>(small.size.width * small.size.height));
    for (int y = 0; y < small.size.height; ++y)
        for (int x = 0; x < small.size.width; ++x) {
            const int left = x * picture.size.width / small.size.width;
            const int right = std::max(left + 1, (x + 1) * picture.size.width / small.size.width);
            const int top = y * picture.size.height / small.size.height;
            const int bottom = std::max(top + 1, (y + 1) * picture.size.height / small.size.height);
            std::uint32_t sums[3] = {}, count = 0;
            for (int v = top; v < bottom; ++v)
                for (int u = left; u < right; ++u, ++count)
                    for (unsigned channel = 0; channel < 3; ++channel)
                        sums[channel] +=
                            picture.pixels[static_cast<std::size_t>(v * picture.size.width + u)] >>
                                (8 * channel) &
                            0xFF;
            std::uint32_t pixel = 0xFF000000;
            for (unsigned channel = 0; channel < 3; ++channel)
                pixel |= sums[channel] / count << (8 * channel);
            small.pixels[static_cast<std::size_t>(y * small.size.width + x)] = pixel;
        }
    return small;
}

Status write_contact_sheet(const std::filesystem::path& path,
                           const std::vector<SheetPicture>& pictures) {
    TRY(const auto fonts, Fonts::open(FontFiles::debian()));
    int width = 1, height = 1;
    for (const SheetPicture& one : pictures) {
        width = std::max(width, one.picture.size.width);
        height = std::max(height, one.picture.size.height);
    }
    const int rows = (static_cast<int>(pictures.size()) + columns - 1) / columns;
    const int cell = height + label_height;
    PictureBuffer sheet{{columns * (width + gap) + gap, rows * (cell + gap) + gap}, {}};
    sheet.pixels.assign(
        static_cast<std::size_t>(sheet.size.width) * static_cast<std::size_t>(sheet.size.height),
        paper);
    const Surface target = surface_of(sheet);
    if (!target)
        return fail(std::string("cannot make the contact sheet: ") + SDL_GetError() + ".", path);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        PictureBuffer picture = pictures[i].picture;
        SDL_Rect at{gap + static_cast<int>(i % columns) * (width + gap),
                    gap + static_cast<int>(i / columns) * (cell + gap), 0, 0};
        const Surface label(fonts->draw(pictures[i].name, Face::Medium, label_px, ink));
        if (label) SDL_BlitSurface(label.get(), nullptr, target.get(), &at);
        at.y = gap + static_cast<int>(i / columns) * (cell + gap) + label_height;
        const Surface source = surface_of(picture);
        SDL_BlitSurface(source.get(), nullptr, target.get(), &at);
    }
    return write_png(path, sheet.pixels, sheet.size);
}

}  // namespace standpunkt
