#pragma once
// Inside media/: one function a format, each in its own file, so that a program links only the
// libraries of the formats it calls.
#include <optional>
#include <string_view>

#include "media/picture_file.h"

namespace standpunkt {

/// By the first bytes; nothing if it is none of the four.
std::optional<PictureFormat> picture_format(std::string_view bytes);
/// Why bytes of no known format are refused, as plainly as their first bytes allow.
tl::unexpected<Error> unknown_format(std::string_view bytes);

/// An error if a side or the area is zero or above the limits.
Status check_picture_size(std::int64_t width, std::int64_t height);

/// Size of `width` x `height` fitted into a box with proportions kept, never enlarged, at least 1.
struct PictureSize {
    int width, height;
};
PictureSize fitted(PictureSize size, PictureSize box);

/// `least`: the decoder may halve the picture (up to three times) as long as it stays at least this
/// size; {0, 0} decodes every pixel.
Result<Pixels> decode_jpeg(std::string_view bytes, PictureSize least);
Result<Pixels> decode_png(std::string_view bytes);
Result<Pixels> decode_webp(std::string_view bytes);

Result<PictureFacts> jpeg_facts(std::string_view bytes);
Result<PictureFacts> png_facts(std::string_view bytes);
Result<PictureFacts> webp_facts(std::string_view bytes);
Result<PictureFacts> svg_facts(std::string_view bytes);

/// True for a plain lossless WebP: one chunk, without metadata, movement or anything behind it.
bool is_plain_lossless_webp(std::string_view bytes);

}  // namespace standpunkt
