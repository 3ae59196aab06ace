#pragma once
#include <cmath>
#include <cstdint>

#include "base/colour.h"

namespace standpunkt {

/// Colour a shade darker (0 = black, 1 = as it is).
inline Colour shaded(Colour colour, float part) {
    const auto shade = [&](std::uint8_t c) {
        return static_cast<std::uint8_t>(std::lround(static_cast<float>(c) * part));
    };
    return {shade(colour.red), shade(colour.green), shade(colour.blue), colour.alpha};
}

}  // namespace standpunkt
