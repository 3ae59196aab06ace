#include "stage/capture.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>

#include "base/files.h"
#include "media/picture_file.h"

namespace standpunkt {
namespace {

int channel(std::uint32_t pixel, int shift) {
    return static_cast<int>((pixel >> shift) & 0xFF);
}

}  // namespace

Status write_png(const std::filesystem::path& path, std::span<const std::uint32_t> pixels,
                 Size size) {
    assert(pixels.size() == static_cast<std::size_t>(size.width) * size.height);
    Pixels screen{size.width, size.height, {}};
    screen.rgba.reserve(pixels.size() * 4);
    for (const std::uint32_t pixel : pixels) {
        for (const int shift : {16, 8, 0})
            screen.rgba.push_back(static_cast<std::uint8_t>(channel(pixel, shift)));
        screen.rgba.push_back(255);  // a screen is opaque
    }
    TRY(const std::string bytes, encode_png(screen));
    return replace_file(path, bytes);
}

PictureDifference difference(std::span<const std::uint32_t> one,
                             std::span<const std::uint32_t> other, int tolerance) {
    assert(one.size() == other.size());
    PictureDifference found;
    for (std::size_t i = 0; i < one.size(); ++i) {
        int worst = 0;
        for (const int shift : {16, 8, 0})
            worst = std::max(worst, std::abs(channel(one[i], shift) - channel(other[i], shift)));
        found.largest = std::max(found.largest, worst);
        if (worst > tolerance) ++found.pixels;
    }
    return found;
}

}  // namespace standpunkt
