#include "apps/splash_frame.h"

#include <algorithm>

namespace standpunkt {
namespace {

std::uint32_t in_format(const std::uint8_t* rgba, const FrameFormat& format) {
    const auto part = [](std::uint8_t value, FrameFormat::Channel channel) {
        return (static_cast<std::uint32_t>(value) >> (8 - channel.length)) << channel.offset;
    };
    return part(rgba[0], format.red) | part(rgba[1], format.green) | part(rgba[2], format.blue);
}

bool is_known(const FrameFormat& format) {
    const unsigned bits = format.bits_per_pixel;
    const auto fits = [bits](FrameFormat::Channel channel) {
        return channel.length >= 1 && channel.length <= 8 && channel.offset < bits &&
               channel.offset + channel.length <= bits;
    };
    return (bits == 16 || bits == 24 || bits == 32) && fits(format.red) && fits(format.green) &&
           fits(format.blue);
}

}  // namespace

Status draw_splash(std::span<std::uint8_t> frame, const FrameFormat& format,
                   const Pixels& picture) {
    if (!is_known(format))
        return fail("pixels of " + std::to_string(format.bits_per_pixel) + " bits are not known.");
    const std::size_t bytes = format.bits_per_pixel / 8;
    const auto width = static_cast<std::size_t>(std::max(format.width, 0));
    const auto height = static_cast<std::size_t>(std::max(format.height, 0));
    if (format.row_bytes < width * bytes || frame.size() < height * format.row_bytes)
        return fail("the frame buffer is shorter than its picture.");
    if (width == 0 || height == 0 || picture.rgba.size() < 4) return fail("nothing to draw.");
    const Pixels fitted = scaled_to_fit(picture, format.width, format.height);
    const int left = (format.width - fitted.width) / 2, top = (format.height - fitted.height) / 2;
    const std::uint8_t* ground = picture.rgba.data();
    for (int y = 0; y < format.height; ++y) {
        std::uint8_t* out = frame.data() + static_cast<std::size_t>(y) * format.row_bytes;
        for (int x = 0; x < format.width; ++x) {
            const int px = x - left, py = y - top;
            const bool inside = px >= 0 && px < fitted.width && py >= 0 && py < fitted.height;
            const std::size_t at = static_cast<std::size_t>(py) * fitted.width + px;
            const std::uint32_t pixel =
                in_format(inside ? fitted.rgba.data() + at * 4 : ground, format);
            for (std::size_t byte = 0; byte < bytes; ++byte)
                *out++ = static_cast<std::uint8_t>(pixel >> (8 * byte));
        }
    }
    return {};
}

}  // namespace standpunkt
