#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

#include "media/picture_file.h"

namespace standpunkt {

/// How a frame buffer keeps its pixels; what fb_var_screeninfo and fb_fix_screeninfo say of it.
struct FrameFormat {
    struct Channel {
        unsigned offset = 0, length = 0;  ///< bits, from the lowest of a pixel
    };
    int width = 0, height = 0;    ///< pixels
    std::size_t row_bytes = 0;    ///< from one row to the next
    unsigned bits_per_pixel = 0;  ///< 16, 24 or 32; lowest byte first
    Channel red, green, blue;
};

/// The picture in the middle, smaller if it has to be, and around it the colour of its first pixel.
/// An error if `frame` is shorter than the format says, or the format is one nobody has.
Status draw_splash(std::span<std::uint8_t> frame, const FrameFormat& format, const Pixels& picture);

}  // namespace standpunkt
