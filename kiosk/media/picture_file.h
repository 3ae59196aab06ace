#pragma once
// Pictures as editors bring them and as a bundle holds them. No SDL, no state; any thread. All
// bytes may be hostile: sizes are checked before memory is taken, damaged data is an Error. Errors
// name no path, the caller knows it.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace standpunkt {

/// Pixels in memory: 4 bytes each, red, green, blue, alpha (straight), rows without padding.
struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
    bool operator==(const Pixels&) const = default;
};

enum class PictureFormat { Jpeg, Png, WebP, Svg };

struct PictureFacts {
    PictureFormat format;
    int width, height;      ///< pixels as shown, after a camera's rotation; for SVG its own size
    bool progressive_jpeg;  ///< true only for progressive JPEG
    bool alpha;
};

/// Largest side and area of a picture that is accepted; more is refused before any decoding.
inline constexpr int most_picture_side = 16384;
inline constexpr std::int64_t most_picture_area = 100'000'000;
/// Largest texture of the stand's slowest graphics unit (Pi 3).
inline constexpr int most_texture_side = 2048;

/// Format and size from the head of the file; an error in plain words if it is none of the four.
Result<PictureFacts> picture_facts(std::string_view bytes);

/// Decodes JPEG, PNG or WebP; a damaged file is an error, never a crash. EXIF rotation is applied
/// at build (see prepare), not here.
Result<Pixels> decode_picture(std::string_view bytes);

/// Decodes what a bundle holds: JPEG or WebP, at most `most_texture_side` a side. For the display,
/// which so carries neither the PNG decoder nor a way to be fed a giant.
Result<Pixels> decode_bundled_picture(std::string_view bytes);

/// SVG to pixels, fitted into width x height with its proportions kept. Loads no other file.
Result<Pixels> rasterise_svg(std::string_view svg, int width, int height);

/// Scaled down with a good filter, proportions kept; never enlarged. Same result on every machine.
Pixels scaled_to_fit(const Pixels& pixels, int width, int height);

/// What goes into a bundle.
struct PreparedPicture {
    std::string bytes;  ///< baseline JPEG for photographs, lossless WebP for graphics and SVG
    int width, height;
};

/// Fits a picture into `width` x `height`, and never more than `most_texture_side` a side (never
/// enlarges pixels; SVG fills it), turns it upright and encodes it for the stand. A baseline JPEG
/// that already fits keeps its picture data byte for byte (metadata such as the place it was taken
/// at is left out), a lossless WebP is taken as it is. Same input, same library versions: same
/// bytes.
Result<PreparedPicture> prepare_picture(std::string_view bytes, int width, int height);

Result<std::string> encode_png(const Pixels& pixels);
Result<std::string> encode_jpeg(const Pixels& pixels, int quality);  ///< baseline; alpha on white
Result<std::string> encode_webp(const Pixels& pixels);               ///< lossless

}  // namespace standpunkt
