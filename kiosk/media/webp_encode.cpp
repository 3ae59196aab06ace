#include <webp/encode.h>

#include "media/codec.h"

namespace standpunkt {
namespace {

// Of 0 (quick) to 9 (small): above 6 the time doubles for one or two per cent.
constexpr int effort = 6;

struct Release {
    WebPPicture& picture;
    WebPMemoryWriter& writer;
    ~Release() {
        WebPPictureFree(&picture);
        WebPMemoryWriterClear(&writer);
    }
};

}  // namespace

Result<std::string> encode_webp(const Pixels& pixels) {
    TRY_STATUS(check_picture_size(pixels.width, pixels.height));
    if (pixels.width > WEBP_MAX_DIMENSION || pixels.height > WEBP_MAX_DIMENSION)
        return fail("cannot be encoded as WebP: more than " + std::to_string(WEBP_MAX_DIMENSION) +
                    " pixels a side.");
    WebPConfig config;
    WebPPicture picture;
    if (!WebPConfigInit(&config) || !WebPConfigLosslessPreset(&config, effort) ||
        !WebPPictureInit(&picture))
        return fail("cannot be encoded as WebP: the library's version does not match.");
    config.exact = 1;  // keeps the colour of transparent pixels: what comes out is what went in
    picture.use_argb = 1;
    picture.width = pixels.width;
    picture.height = pixels.height;
    WebPMemoryWriter writer;
    WebPMemoryWriterInit(&writer);
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &writer;
    const Release release{picture, writer};
    if (!WebPPictureImportRGBA(&picture, pixels.rgba.data(), pixels.width * 4) ||
        !WebPEncode(&config, &picture))
        return fail("cannot be encoded as WebP (its error " + std::to_string(picture.error_code) +
                    "; 1 and 2 mean too little memory).");
    return std::string(reinterpret_cast<const char*>(writer.mem), writer.size);
}

}  // namespace standpunkt
