#include "media/turn.h"

#include <cstring>

namespace standpunkt {
namespace {

struct Position {
    int x, y;
};

// Where the upright picture's pixel stands in the stored one of `width` x `height`.
Position stored_position(Orientation orientation, Position upright, int width, int height) {
    const auto [x, y] = upright;
    switch (orientation) {
        case Orientation::Upright:
            return {x, y};
        case Orientation::MirroredLeftRight:
            return {width - 1 - x, y};
        case Orientation::UpsideDown:
            return {width - 1 - x, height - 1 - y};
        case Orientation::MirroredTopBottom:
            return {x, height - 1 - y};
        case Orientation::Transposed:
            return {y, x};
        case Orientation::TurnRight:
            return {y, height - 1 - x};
        case Orientation::Transversed:
            return {width - 1 - y, height - 1 - x};
        case Orientation::TurnLeft:
            return {width - 1 - y, x};
    }
    return {x, y};
}

}  // namespace

Pixels turned_upright(Pixels stored, Orientation orientation) {
    if (orientation == Orientation::Upright) return stored;
    Pixels upright{stored.width, stored.height, {}};
    if (is_quarter_turn(orientation)) std::swap(upright.width, upright.height);
    upright.rgba.resize(stored.rgba.size());
    std::uint8_t* target = upright.rgba.data();
    for (int y = 0; y < upright.height; ++y) {
        for (int x = 0; x < upright.width; ++x, target += 4) {
            const Position from = stored_position(orientation, {x, y}, stored.width, stored.height);
            std::memcpy(
                target,
                stored.rgba.data() + (static_cast<std::size_t>(from.y) * stored.width + from.x) * 4,
                4);
        }
    }
    return upright;
}

}  // namespace standpunkt
