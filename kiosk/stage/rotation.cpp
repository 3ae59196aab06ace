#include "stage/rotation.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstring>

namespace standpunkt {
namespace {

// 32 rows of 32 pixels are 4 KiB on either side: both stay in the smallest first-level cache.
constexpr int tile = 32;

void copy_backwards(const std::uint32_t* row, int width, std::uint32_t* out) {
    std::reverse_copy(row, row + width, out);
}

}  // namespace

std::optional<Rotation> rotation_of(int degrees) {
    switch (degrees) {
        case 0:
            return Rotation::None;
        case 90:
            return Rotation::Right;
        case 180:
            return Rotation::Half;
        case 270:
            return Rotation::Left;
        default:
            return {};
    }
}

int degrees(Rotation rotation) {
    return static_cast<int>(rotation) * 90;
}

Rotation inverse(Rotation rotation) {
    return static_cast<Rotation>((4 - static_cast<int>(rotation)) % 4);
}

Size turned(Size size, Rotation rotation) {
    const bool quarter = rotation == Rotation::Right || rotation == Rotation::Left;
    return quarter ? Size{size.height, size.width} : size;
}

Point turned(Point point, Size size, Rotation rotation) {
    const float right = static_cast<float>(size.width - 1),
                low = static_cast<float>(size.height - 1);
    switch (rotation) {
        case Rotation::None:
            return point;
        case Rotation::Right:
            return {low - point.y, point.x};
        case Rotation::Half:
            return {right - point.x, low - point.y};
        case Rotation::Left:
            return {point.y, right - point.x};
    }
    return point;
}

void turn_rows(std::span<const std::uint32_t> picture, Size size, int first, int last,
               Rotation rotation, std::uint32_t* panel, int pitch) {
    const auto width = static_cast<std::size_t>(size.width);
    assert(picture.size() == width * size.height && first >= 0 && last <= size.height);
    const auto row = [&](int y) { return picture.data() + static_cast<std::size_t>(y) * width; };
    const auto there = [&](int y) { return panel + static_cast<std::ptrdiff_t>(y) * pitch; };
    switch (rotation) {
        case Rotation::None:
            for (int y = first; y < last; ++y) std::memcpy(there(y), row(y), width * 4);
            return;
        case Rotation::Half:
            for (int y = first; y < last; ++y)
                copy_backwards(row(y), size.width, there(size.height - 1 - y));
            return;
        case Rotation::Right:
        case Rotation::Left:
            break;
    }
    const bool right = rotation == Rotation::Right;
    for (int top = first; top < last; top += tile) {
        const int bottom = std::min(top + tile, last);
        for (int begin = 0; begin < size.width; begin += tile) {
            const int end = std::min(begin + tile, size.width);
            for (int x = begin; x < end; ++x) {
                std::uint32_t* out = there(right ? x : size.width - 1 - x);
                const std::uint32_t* in = picture.data() + x;
                if (right)
                    for (int y = top; y < bottom; ++y)
                        out[size.height - 1 - y] = in[static_cast<std::size_t>(y) * width];
                else
                    for (int y = top; y < bottom; ++y)
                        out[y] = in[static_cast<std::size_t>(y) * width];
            }
        }
    }
}

PixelRect panel_area(Size size, int first, int last, Rotation rotation) {
    switch (rotation) {
        case Rotation::None:
            return {0, first, size.width, last - first};
        case Rotation::Right:
            return {size.height - last, 0, last - first, size.width};
        case Rotation::Half:
            return {0, size.height - last, size.width, last - first};
        case Rotation::Left:
            return {first, 0, last - first, size.width};
    }
    return {};
}

Point on_panel(Point share, const TouchAxes& axes) {
    switch (axes.mirror) {
        case TouchAxes::Mirror::None:
            break;
        case TouchAxes::Mirror::X:
            share.x = 1 - share.x;
            break;
        case TouchAxes::Mirror::Y:
            share.y = 1 - share.y;
            break;
    }
    return turned(share, {2, 2}, axes.rotation);  // of two pixels the last is at 1
}

}  // namespace standpunkt
