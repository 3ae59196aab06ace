#include "media/codec.h"

namespace standpunkt {

// By hand, as the head of a PNG is fixed: signature, then the IHDR chunk.
Result<PictureFacts> png_facts(std::string_view bytes) {
    const auto number = [&](std::size_t at) {
        std::int64_t value = 0;
        for (std::size_t i = at; i < at + 4; ++i)
            value = value * 256 + static_cast<std::uint8_t>(bytes[i]);
        return value;
    };
    if (bytes.size() < 33 || bytes.substr(12, 4) != "IHDR")
        return fail("is a damaged PNG: its head is incomplete.", {}, 0,
                    "Copy or save the picture again.");
    TRY_STATUS(check_picture_size(number(16), number(20)));
    const int colour_type = bytes[25];
    // Palette pictures carry their transparency in a tRNS chunk, which stands before the pixels.
    const std::string_view head = bytes.substr(0, bytes.find("IDAT"));
    const bool alpha = (colour_type & 4) != 0 || head.find("tRNS") != std::string_view::npos;
    return PictureFacts{PictureFormat::Png, static_cast<int>(number(16)),
                        static_cast<int>(number(20)), false, alpha};
}

}  // namespace standpunkt
