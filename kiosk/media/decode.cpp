#include "media/codec.h"

namespace standpunkt {

Result<Pixels> decode_picture(std::string_view bytes) {
    const auto format = picture_format(bytes);
    if (!format) return unknown_format(bytes);
    switch (*format) {
        case PictureFormat::Jpeg:
            return decode_jpeg(bytes, {0, 0});
        case PictureFormat::Png:
            return decode_png(bytes);
        case PictureFormat::WebP:
            return decode_webp(bytes);
        case PictureFormat::Svg:
            return fail("is an SVG, which has no pixels of its own.", {}, 0,
                        "Export it as PNG, or use it where SVG is accepted.");
    }
    return unknown_format(bytes);
}

}  // namespace standpunkt
