#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace standpunkt {

/// sRGB, straight alpha, 8 bits a channel.
struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
    bool operator==(const Colour&) const = default;
};

/// "#RRGGBB" or "RRGGBB"; anything else is an error naming the text.
Result<Colour> parse_colour(std::string_view text);
std::string to_string(Colour colour);  ///< "#RRGGBB"

/// Contrast ratio 1 to 21 of two opaque colours (WCAG 2.2, "contrast ratio", from relative
/// luminance).
double contrast(Colour one, Colour other);
/// Contrast as seen through light of `glare` cd/m2 that falls on a panel of `white` cd/m2:
/// (L1 + glare) / (L2 + glare).
double contrast_under_glare(Colour one, Colour other, double white = 250, double glare = 30);
/// `over` laid on opaque `under`.
Colour blend(Colour under, Colour over);

}  // namespace standpunkt
