#include "stage/canvas.h"

#include <SDL.h>

#include <algorithm>
#include <utility>

namespace standpunkt {
namespace {

// Larger than any panel; keeps a mistyped size from taking all memory.
constexpr int most_side = 8192;

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
struct FreeRenderer {
    void operator()(SDL_Renderer* renderer) const { SDL_DestroyRenderer(renderer); }
};

}  // namespace

struct Canvas::Impl {
    Size size;
    std::vector<std::uint32_t> pixels;
    // The renderer draws into the surface, the surface into `pixels`: freed in the other order.
    std::unique_ptr<SDL_Surface, FreeSurface> surface;
    std::unique_ptr<SDL_Renderer, FreeRenderer> renderer;
};

Canvas::Canvas(std::unique_ptr<Impl> impl) : x_impl(std::move(impl)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

Result<Canvas> Canvas::create(Size size) {
    if (size.width < 1 || size.height < 1 || size.width > most_side || size.height > most_side)
        return fail("cannot draw on " + std::to_string(size.width) + "x" +
                        std::to_string(size.height) + " pixels.",
                    {}, 0, "Give a size from 1x1 to 8192x8192.");
    auto impl = std::make_unique<Impl>();
    impl->size = size;
    impl->pixels.assign(static_cast<std::size_t>(size.width) * size.height, 0xFF000000);
    impl->surface.reset(SDL_CreateRGBSurfaceWithFormatFrom(impl->pixels.data(), size.width,
                                                           size.height, 32, size.width * 4,
                                                           SDL_PIXELFORMAT_ARGB8888));
    if (impl->surface) impl->renderer.reset(SDL_CreateSoftwareRenderer(impl->surface.get()));
    if (!impl->renderer)
        return fail(std::string("SDL cannot draw in memory: ") + SDL_GetError() + ".");
    return Canvas(std::move(impl));
}

Size Canvas::size() const {
    return x_impl->size;
}
SDL_Renderer* Canvas::renderer() const {
    return x_impl->renderer.get();
}

void Canvas::clear(Colour colour) {
    SDL_SetRenderDrawColor(renderer(), colour.red, colour.green, colour.blue, 255);
    SDL_RenderClear(renderer());
}

void Canvas::clip(Rect area) {
    const SDL_Rect whole{static_cast<int>(area.x), static_cast<int>(area.y),
                         static_cast<int>(area.width), static_cast<int>(area.height)};
    SDL_RenderSetClipRect(renderer(), &whole);
}

void Canvas::fill(Rect area, Colour colour) {
    if (area.width < 1 || area.height < 1) return;  // of nothing SDL makes one pixel
    const bool opaque = colour.alpha == 255;
    SDL_SetRenderDrawBlendMode(renderer(), opaque ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(renderer(), colour.red, colour.green, colour.blue, colour.alpha);
    const SDL_FRect whole{area.x, area.y, area.width, area.height};
    SDL_RenderFillRectF(renderer(), &whole);
}

void Canvas::copy(SDL_Texture* texture, Rect from, Rect to, Colour tint) {
    int width = 0, height = 0;
    SDL_QueryTexture(texture, nullptr, nullptr, &width, &height);
    const auto across = static_cast<float>(width), down = static_cast<float>(height);
    const int left = static_cast<int>(from.x * across), top = static_cast<int>(from.y * down);
    const SDL_Rect part{left, top, static_cast<int>(from.right() * across) - left,
                        static_cast<int>(from.bottom() * down) - top};
    const SDL_FRect there{to.x, to.y, to.width, to.height};
    SDL_SetTextureColorMod(texture, tint.red, tint.green, tint.blue);
    SDL_SetTextureAlphaMod(texture, tint.alpha);
    SDL_RenderCopyF(renderer(), texture, &part, &there);
}

void Canvas::gradient(Rect area, Rect clip, Colour begin, Colour end) {
    SDL_RenderFlush(renderer());
    const auto bounded = [](float value, int most) {
        return std::clamp(static_cast<int>(value), 0, most);
    };
    const Size size = x_impl->size;
    const int left = bounded(std::max(area.x, clip.x), size.width);
    const int right = bounded(std::min(area.right(), clip.right()), size.width);
    const int top = bounded(std::max(area.y, clip.y), size.height);
    const int bottom = bounded(std::min(area.bottom(), clip.bottom()), size.height);
    if (left >= right || top >= bottom) return;
    // 16.16 fixed point: the way across and the way down share the change of each channel equally.
    struct Channel {
        std::int32_t start, across, down;
    };
    const auto channel = [&](std::uint8_t from, std::uint8_t to) {
        const float change = static_cast<float>(to - from) * 65536 / 2;
        return Channel{from * 65536 + 32768, static_cast<std::int32_t>(change / area.width),
                       static_cast<std::int32_t>(change / area.height)};
    };
    const Channel red = channel(begin.red, end.red), green = channel(begin.green, end.green),
                  blue = channel(begin.blue, end.blue);
    const int from_x = left - static_cast<int>(area.x);
    for (int y = top; y < bottom; ++y) {
        const int from_y = y - static_cast<int>(area.y);
        const auto at = [&](const Channel& c) {
            return c.start + from_y * c.down + from_x * c.across;
        };
        std::int32_t r = at(red), g = at(green), b = at(blue);
        std::uint32_t* out = x_impl->pixels.data() + static_cast<std::size_t>(y) * size.width;
        for (int x = left; x < right; ++x) {
            out[x] = 0xFF000000U | static_cast<std::uint32_t>(r >> 16) << 16 |
                     static_cast<std::uint32_t>(g >> 16) << 8 | static_cast<std::uint32_t>(b >> 16);
            r += red.across;
            g += green.across;
            b += blue.across;
        }
    }
}

std::span<const std::uint32_t> Canvas::pixels() const {
    SDL_RenderFlush(renderer());  // SDL queues; the pixels are only drawn now
    return x_impl->pixels;
}

PictureBuffer Canvas::copy() const {
    const auto all = pixels();
    return PictureBuffer{x_impl->size, {all.begin(), all.end()}};
}

}  // namespace standpunkt
