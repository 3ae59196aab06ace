#include "media/codec.h"

namespace standpunkt {

// Apart from the decoders: this one needs librsvg, which a display must not load.
Result<PictureFacts> picture_facts(std::string_view bytes) {
    const auto format = picture_format(bytes);
    if (!format) return unknown_format(bytes);
    switch (*format) {
        case PictureFormat::Jpeg:
            return jpeg_facts(bytes);
        case PictureFormat::Png:
            return png_facts(bytes);
        case PictureFormat::WebP:
            return webp_facts(bytes);
        case PictureFormat::Svg:
            return svg_facts(bytes);
    }
    return unknown_format(bytes);
}

}  // namespace standpunkt
