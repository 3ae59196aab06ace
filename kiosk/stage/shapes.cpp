#include "stage/shapes.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>
#include <tuple>
#include <vector>

namespace standpunkt {
namespace {

enum class Kind { Disc, Ring, Arc, Segment };
using Key = std::tuple<Kind, int, int, int>;  // lengths in sixteenths of a pixel

int sixteenths(float length) {
    return static_cast<int>(std::lround(length * 16));
}

/// How much of a pixel is covered whose centre is `distance` outside the edge: one pixel of ramp.
float coverage(float distance) {
    return std::clamp(0.5F - distance, 0.0F, 1.0F);
}

float distance_to_segment(Point p, Point end) {
    const float length = end.x * end.x + end.y * end.y;
    const float t =
        length > 0 ? std::clamp((p.x * end.x + p.y * end.y) / length, 0.0F, 1.0F) : 0.0F;
    return std::hypot(p.x - t * end.x, p.y - t * end.y);
}

}  // namespace

struct Shapes::Impl {
    struct Entry {
        SDL_Texture* texture;
        Rect at;
        bool used = true;
    };
    SDL_Renderer* renderer;
    std::map<Key, Entry> entries;

    /// `covered` gives the coverage 0 to 1 of the pixel centred at a point.
    Mask get(Key key, Rect at, const std::function<float(Point)>& covered) {
        if (const auto found = entries.find(key); found != entries.end()) {
            found->second.used = true;
            return {found->second.texture, found->second.at};
        }
        const int width = static_cast<int>(at.width), height = static_cast<int>(at.height);
        SDL_Texture* texture = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888,
                                                 SDL_TEXTUREACCESS_STATIC, width, height);
        if (!texture) return {};  // out of memory: the shape is missing, the stand goes on
        std::vector<std::uint32_t> pixels(static_cast<std::size_t>(width * height));
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                const Point centre{at.x + static_cast<float>(x) + 0.5F,
                                   at.y + static_cast<float>(y) + 0.5F};
                const auto alpha = static_cast<std::uint32_t>(std::lround(255 * covered(centre)));
                pixels[static_cast<std::size_t>(y * width + x)] = alpha << 24 | 0xFFFFFF;
            }
        SDL_UpdateTexture(texture, nullptr, pixels.data(), width * 4);
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
        entries[key] = {texture, at};
        return {texture, at};
    }
};

Shapes::Shapes(Canvas& canvas) : x_impl(std::make_unique<Impl>(Impl{canvas.renderer(), {}})) {}

Shapes::~Shapes() {
    for (auto& [key, entry] : x_impl->entries) SDL_DestroyTexture(entry.texture);
}

namespace {

Rect around(float radius) {
    const float half = std::ceil(radius);
    return {-half, -half, 2 * half, 2 * half};
}

}  // namespace

Shapes::Mask Shapes::disc(float radius) {
    return x_impl->get({Kind::Disc, sixteenths(radius), 0, 0}, around(radius),
                       [=](Point p) { return coverage(std::hypot(p.x, p.y) - radius); });
}

Shapes::Mask Shapes::ring(float radius, float thickness) {
    const float middle = radius - thickness / 2;
    return x_impl->get(
        {Kind::Ring, sixteenths(radius), sixteenths(thickness), 0}, around(radius),
        [=](Point p) { return coverage(std::abs(std::hypot(p.x, p.y) - middle) - thickness / 2); });
}

Shapes::Mask Shapes::arc(float radius, float thickness, float part) {
    const float middle = radius - thickness / 2;
    const float full = 2 * std::numbers::pi_v<float>;
    const float angle = std::clamp(part, 0.0F, 1.0F) * full;
    const Point end{middle * std::sin(angle), -middle * std::cos(angle)};
    return x_impl->get(
        {Kind::Arc, sixteenths(radius), sixteenths(thickness), static_cast<int>(part * 4096)},
        around(radius), [=](Point p) {
            float turn = std::atan2(p.x, -p.y);
            if (turn < 0) turn += full;
            const float to_ring = std::abs(std::hypot(p.x, p.y) - middle);
            const float to_ends =
                std::min(std::hypot(p.x, p.y + middle), std::hypot(p.x - end.x, p.y - end.y));
            return coverage((turn <= angle ? to_ring : to_ends) - thickness / 2);
        });
}

Shapes::Mask Shapes::segment(Point end, float thickness) {
    const float half = std::ceil(thickness / 2) + 1;
    const float left = std::floor(std::min(0.0F, end.x)) - half;
    const float top = std::floor(std::min(0.0F, end.y)) - half;
    const Rect at{left, top, std::ceil(std::max(0.0F, end.x)) + half - left,
                  std::ceil(std::max(0.0F, end.y)) + half - top};
    return x_impl->get(
        {Kind::Segment, sixteenths(end.x), sixteenths(end.y), sixteenths(thickness)}, at,
        [=](Point p) { return coverage(distance_to_segment(p, end) - thickness / 2); });
}

void Shapes::end_frame() {
    for (auto entry = x_impl->entries.begin(); entry != x_impl->entries.end();) {
        if (entry->second.used) {
            entry->second.used = false;
            ++entry;
        } else {
            SDL_DestroyTexture(entry->second.texture);
            entry = x_impl->entries.erase(entry);
        }
    }
}

}  // namespace standpunkt
