#include "media/codec.h"

namespace standpunkt {
namespace {

// The sides alone, before any decoder allocates for them.
Status check_texture_size(const Result<PictureFacts>& facts) {
    if (!facts) return tl::unexpected(facts.error());
    if (facts->width > most_texture_side || facts->height > most_texture_side)
        return fail("has " + std::to_string(facts->width) + " x " + std::to_string(facts->height) +
                        " pixels, more than a stand can show.",
                    {}, 0, "Build the bundle again; pictures are then made to size.");
    return {};
}

}  // namespace

Result<Pixels> decode_bundled_picture(std::string_view bytes) {
    const auto format = picture_format(bytes);
    if (format == PictureFormat::Jpeg) {
        TRY_STATUS(check_texture_size(jpeg_facts(bytes)));
        return decode_jpeg(bytes, {0, 0});
    }
    if (format == PictureFormat::WebP) {
        TRY_STATUS(check_texture_size(webp_facts(bytes)));
        return decode_webp(bytes);
    }
    return fail("is neither JPEG nor WebP, as pictures in a bundle are.", {}, 0,
                "Build the bundle again.");
}

}  // namespace standpunkt
