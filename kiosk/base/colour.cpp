#include "base/colour.h"

#include <algorithm>
#include <cmath>

namespace standpunkt {
namespace {

int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

double ratio(double one, double other, double offset) {
    return (std::max(one, other) + offset) / (std::min(one, other) + offset);
}

}  // namespace

Result<Colour> parse_colour(std::string_view text) {
    std::string_view digits = text;
    if (digits.starts_with('#')) digits.remove_prefix(1);
    const bool valid = digits.size() == 6 && std::all_of(digits.begin(), digits.end(),
                                                         [](char c) { return nibble(c) >= 0; });
    if (!valid)
        return fail("\"" + std::string(text) + "\" is not a colour.", {}, 0,
                    "Write it as \"#RRGGBB\", for example \"#0A5470\".");
    const auto channel = [&](std::size_t at) {
        return static_cast<std::uint8_t>(nibble(digits[at]) * 16 + nibble(digits[at + 1]));
    };
    return Colour{channel(0), channel(2), channel(4)};
}

std::string to_string(Colour colour) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string text = "#";
    for (const std::uint8_t channel : {colour.red, colour.green, colour.blue}) {
        text += digits[channel >> 4];
        text += digits[channel & 15];
    }
    return text;
}

double contrast(Colour one, Colour other) {
    return ratio(luminance(one), luminance(other), 0.05);
}

double contrast_under_glare(Colour one, Colour other, double white, double glare) {
    return ratio(luminance(one) * white, luminance(other) * white, glare);
}

Colour blend(Colour under, Colour over) {
    const auto mix = [&](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>((a * (255 - over.alpha) + b * over.alpha + 127) / 255);
    };
    return {mix(under.red, over.red), mix(under.green, over.green), mix(under.blue, over.blue)};
}

}  // namespace standpunkt
