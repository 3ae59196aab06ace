#include <algorithm>
#include <cassert>

#include "media/codec.h"

namespace standpunkt {
namespace {

// An SVG may begin with a long licence comment before its root element.
constexpr std::size_t svg_root_within = 64 * 1024;

bool looks_like_svg(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || bytes[first] != '<') return false;
    const std::string_view head = bytes.substr(0, svg_root_within);
    return head.find("<svg") != std::string_view::npos ||
           head.find(":svg") != std::string_view::npos;
}

}  // namespace

std::optional<PictureFormat> picture_format(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return PictureFormat::Jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return PictureFormat::Png;
    if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP") && bytes.size() >= 12)
        return PictureFormat::WebP;
    if (looks_like_svg(bytes)) return PictureFormat::Svg;
    return {};
}

tl::unexpected<Error> unknown_format(std::string_view bytes) {
    using namespace std::string_view_literals;  // one of the marks holds a zero
    const std::string next_step = "Save it as JPEG, PNG, WebP or SVG.";
    if (bytes.empty()) return fail("is empty.", {}, 0, "Copy the picture again.");
    if (bytes.starts_with("GIF8")) return fail("is a GIF.", {}, 0, next_step);
    if (bytes.starts_with("BM")) return fail("is a BMP.", {}, 0, next_step);
    if (bytes.starts_with("%PDF")) return fail("is a PDF.", {}, 0, next_step);
    if (bytes.starts_with("II*"sv) || bytes.starts_with("MM\0*"sv))
        return fail("is a TIFF or a camera's raw file.", {}, 0, next_step);
    if (bytes.starts_with("\x1F\x8B"))
        return fail("is compressed (perhaps an .svgz).", {}, 0, "Save it as plain SVG.");
    if (bytes.size() >= 12 && bytes.substr(4, 4) == "ftyp")
        return fail("is an HEIC, AVIF or video file.", {}, 0, next_step);
    return fail("is not a picture in a format that is known here.", {}, 0, next_step);
}

Status check_picture_size(std::int64_t width, std::int64_t height) {
    if (width < 1 || height < 1) return fail("has no pixels.", {}, 0, "Save the picture again.");
    if (width > most_picture_side || height > most_picture_side ||
        width * height > most_picture_area)
        return fail("is too large, " + std::to_string(width) + " x " + std::to_string(height) +
                        " pixels: at most " + std::to_string(most_picture_side) + " a side and " +
                        std::to_string(most_picture_area / 1'000'000) + " million are accepted.",
                    {}, 0, "Save it smaller; 2048 pixels a side are enough for a stand.");
    return {};
}

PictureSize fitted(PictureSize size, PictureSize box) {
    assert(size.width > 0 && size.height > 0 && box.width > 0 && box.height > 0);
    if (size.width <= box.width && size.height <= box.height) return size;
    const std::int64_t width = size.width, height = size.height;
    if (width * box.height >= height * box.width)
        return {box.width, static_cast<int>(std::max<std::int64_t>(
                               1, (height * box.width + width / 2) / width))};
    return {static_cast<int>(std::max<std::int64_t>(1, (width * box.height + height / 2) / height)),
            box.height};
}

}  // namespace standpunkt
