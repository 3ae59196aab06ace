#include <webp/decode.h>

#include "media/codec.h"

namespace standpunkt {
namespace {

Result<WebPBitstreamFeatures> features_of(std::string_view bytes) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(),
                        &features) != VP8_STATUS_OK)
        return fail("is a damaged WebP: its head makes no sense.", {}, 0,
                    "Copy or save the picture again.");
    if (features.has_animation)
        return fail("is a moving WebP.", {}, 0, "Save one picture of it; a stand shows stills.");
    TRY_STATUS(check_picture_size(features.width, features.height));
    return features;
}

}  // namespace

Result<PictureFacts> webp_facts(std::string_view bytes) {
    TRY(const auto features, features_of(bytes));
    return PictureFacts{PictureFormat::WebP, features.width, features.height, false,
                        features.has_alpha != 0};
}

bool is_plain_lossless_webp(std::string_view bytes) {
    if (bytes.size() < 20 || bytes.substr(12, 4) != "VP8L") return false;
    std::size_t length = 0;
    for (std::size_t i = 20; i > 16; --i)
        length = length << 8 | static_cast<std::uint8_t>(bytes[i - 1]);
    return bytes.size() == 20 + length + (length & 1);  // nothing behind its one chunk
}

Result<Pixels> decode_webp(std::string_view bytes) {
    TRY(const auto features, features_of(bytes));
    Pixels pixels{features.width, features.height, {}};
    const std::size_t stride = static_cast<std::size_t>(features.width) * 4;
    pixels.rgba.resize(stride * static_cast<std::size_t>(features.height));
    if (!WebPDecodeRGBAInto(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(),
                            pixels.rgba.data(), pixels.rgba.size(), static_cast<int>(stride)))
        return fail("is a damaged WebP: its picture data is incomplete or wrong.", {}, 0,
                    "Copy or save the picture again.");
    return pixels;
}

}  // namespace standpunkt
