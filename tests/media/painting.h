#pragma once
// Pictures to test with, painted here.
#include <string>

#include "media/picture_file.h"

namespace standpunkt::test {

struct Rgba {
    int red, green, blue, alpha = 255;
};

inline Rgba at(const Pixels& pixels, int x, int y) {
    const std::uint8_t* p = &pixels.rgba[(static_cast<std::size_t>(y) * pixels.width + x) * 4];
    return {p[0], p[1], p[2], p[3]};
}

template <class Paint>
Pixels painted(int width, int height, Paint paint) {
    Pixels pixels{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const Rgba c = paint(x, y);
            for (const int channel : {c.red, c.green, c.blue, c.alpha})
                pixels.rgba.push_back(static_cast<std::uint8_t>(channel));
        }
    }
    return pixels;
}

inline Pixels flat(int width, int height, Rgba colour) {
    return painted(width, height, [&](int, int) { return colour; });
}

/// Light, shade and grain as a camera sees them.
inline Pixels photograph(int width, int height) {
    std::uint32_t noise = 12345;
    return painted(width, height, [&](int x, int y) {
        noise = noise * 1664525 + 1013904223;
        const int grain = static_cast<int>(noise >> 28);
        return Rgba{60 + 150 * x / width + grain, 40 + 160 * y / height + grain,
                    90 + 100 * (x + y) / (width + height) + grain};
    });
}

/// Left half red, right half blue, upper row of each green: its orientation can be told.
inline Pixels arrow(int width, int height) {
    return painted(width, height, [&](int x, int y) {
        if (y < height / 4) return Rgba{0, 200, 0};
        return x < width / 2 ? Rgba{220, 0, 0} : Rgba{0, 0, 220};
    });
}

inline std::string encoded(Result<std::string> bytes) {
    return std::move(bytes).value();
}

/// The JPEG with an APP1 segment that holds EXIF data behind its start.
inline std::string with_exif(const std::string& jpeg, const std::string& tiff) {
    const std::size_t length = 2 + 6 + tiff.size();
    std::string segment = "\xFF\xE1";
    segment += static_cast<char>(length >> 8);
    segment += static_cast<char>(length & 255);
    segment += std::string("Exif\0\0", 6) + tiff;
    return jpeg.substr(0, 2) + segment + jpeg.substr(2);
}

/// A TIFF structure, little-endian, whose first directory holds the orientation alone.
inline std::string orientation_tiff(int orientation) {
    std::string tiff("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18);
    tiff += static_cast<char>(orientation);
    return tiff + std::string(7, '\0');
}

}  // namespace standpunkt::test
