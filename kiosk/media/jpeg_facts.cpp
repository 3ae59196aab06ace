#include "media/codec.h"
#include "media/jpeg_segments.h"

namespace standpunkt {
namespace {

// Start-of-frame markers 0xC0 to 0xCF; three of that range mean something else (T.81, table B.1).
bool is_start_of_frame(std::uint8_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

}  // namespace

Result<PictureFacts> jpeg_facts(std::string_view bytes) {
    TRY(const auto segments, jpeg_segments(bytes));
    for (const JpegSegment& segment : segments) {
        if (!is_start_of_frame(segment.marker)) continue;
        if (segment.body.size() < 6) break;
        const auto number = [&](std::size_t at) {
            return static_cast<std::uint8_t>(segment.body[at]) * 256 +
                   static_cast<std::uint8_t>(segment.body[at + 1]);
        };
        int height = number(1), width = number(3);
        TRY_STATUS(check_picture_size(width, height));
        if (is_quarter_turn(jpeg_orientation(segments))) std::swap(width, height);
        return PictureFacts{PictureFormat::Jpeg, width, height, segment.marker == 0xC2, false};
    }
    return fail("is a damaged JPEG: it does not say its size.", {}, 0,
                "Copy or save the picture again.");
}

}  // namespace standpunkt
