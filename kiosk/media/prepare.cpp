#include <algorithm>
#include <cassert>
#include <unordered_set>

#include "media/codec.h"
#include "media/turn.h"

namespace standpunkt {
namespace {

constexpr int photograph_quality = 85;
// Lossless WebP of a photograph is 4 to 8 times its JPEG; of a drawing it is smaller than it.
constexpr std::size_t photograph_ratio = 2;
constexpr std::size_t most_flat_colours = 256;

struct Content {
    bool alpha = false;
    bool few_colours = true;
};

Content content_of(const Pixels& pixels) {
    Content content;
    std::unordered_set<std::uint32_t> colours;
    for (std::size_t at = 0; at < pixels.rgba.size(); at += 4) {
        const std::uint8_t* pixel = &pixels.rgba[at];
        content.alpha = content.alpha || pixel[3] != 255;
        if (colours.size() <= most_flat_colours)
            colours.insert(static_cast<std::uint32_t>(pixel[0]) << 16 | pixel[1] << 8 | pixel[2]);
    }
    content.few_colours = colours.size() <= most_flat_colours;
    return content;
}

// Colour that nobody sees only costs bytes.
void clear_transparent(Pixels& pixels) {
    for (std::size_t at = 0; at < pixels.rgba.size(); at += 4)
        if (pixels.rgba[at + 3] == 0) std::fill_n(pixels.rgba.begin() + at, 3, std::uint8_t{0});
}

Result<PreparedPicture> as_graphic(Pixels pixels) {
    clear_transparent(pixels);
    TRY(std::string bytes, encode_webp(pixels));
    return PreparedPicture{std::move(bytes), pixels.width, pixels.height};
}

Result<PreparedPicture> as_photograph(const Pixels& pixels) {
    TRY(std::string bytes, encode_jpeg(pixels, photograph_quality));
    return PreparedPicture{std::move(bytes), pixels.width, pixels.height};
}

// PNG and WebP hold either: transparency and few colours speak for a graphic, else the sizes do.
Result<PreparedPicture> as_either(Pixels pixels) {
    const Content content = content_of(pixels);
    if (content.alpha || content.few_colours) return as_graphic(std::move(pixels));
    TRY(PreparedPicture photograph, as_photograph(pixels));
    TRY(PreparedPicture graphic, as_graphic(std::move(pixels)));
    const bool is_photograph = graphic.bytes.size() > photograph_ratio * photograph.bytes.size();
    return is_photograph ? std::move(photograph) : std::move(graphic);
}

bool fits(PictureSize size, PictureSize box) {
    return size.width <= box.width && size.height <= box.height;
}

// Frames of baseline JPEG (0xC0) with grey or colour; four channels are ink, which not every
// decoder turns into light alike.
bool is_plain_baseline(const std::vector<JpegSegment>& segments) {
    return std::any_of(segments.begin(), segments.end(), [](const JpegSegment& segment) {
        return segment.marker == 0xC0 && segment.body.size() >= 6 &&
               (segment.body[5] == 1 || segment.body[5] == 3);
    });
}

Result<PreparedPicture> prepare_jpeg(std::string_view bytes, PictureSize box) {
    TRY(const PictureFacts facts, jpeg_facts(bytes));
    TRY(const auto segments, jpeg_segments(bytes));
    const Orientation orientation = jpeg_orientation(segments);
    if (is_plain_baseline(segments) && orientation == Orientation::Upright &&
        fits({facts.width, facts.height}, box)) {
        TRY_STATUS(decode_jpeg(bytes, {0, 0}));  // a damaged picture must not reach a stand
        return PreparedPicture{without_metadata(bytes, segments), facts.width, facts.height};
    }
    if (is_quarter_turn(orientation)) std::swap(box.width, box.height);
    PictureSize stored{facts.width, facts.height};
    if (is_quarter_turn(orientation)) std::swap(stored.width, stored.height);
    const PictureSize size = fitted(stored, box);
    // The decoder halves for nearly nothing; half as much again is left for the good filter.
    TRY(const Pixels pixels, decode_jpeg(bytes, {size.width * 3 / 2, size.height * 3 / 2}));
    return as_photograph(
        turned_upright(scaled_to_fit(pixels, size.width, size.height), orientation));
}

Result<PreparedPicture> prepare_png(std::string_view bytes, PictureSize box) {
    TRY(const Pixels pixels, decode_png(bytes));
    return as_either(scaled_to_fit(pixels, box.width, box.height));
}

Result<PreparedPicture> prepare_webp(std::string_view bytes, PictureSize box) {
    TRY(const Pixels pixels, decode_webp(bytes));
    if (is_plain_lossless_webp(bytes) && fits({pixels.width, pixels.height}, box))
        return PreparedPicture{std::string(bytes), pixels.width, pixels.height};
    return as_either(scaled_to_fit(pixels, box.width, box.height));
}

Result<PreparedPicture> prepare_svg(std::string_view bytes, PictureSize box) {
    TRY(Pixels pixels, rasterise_svg(bytes, box.width, box.height));
    return as_graphic(std::move(pixels));
}

}  // namespace

Result<PreparedPicture> prepare_picture(std::string_view bytes, int width, int height) {
    assert(width > 0 && height > 0);
    const PictureSize box{std::min(width, most_texture_side), std::min(height, most_texture_side)};
    const auto format = picture_format(bytes);
    if (!format) return unknown_format(bytes);
    switch (*format) {
        case PictureFormat::Jpeg:
            return prepare_jpeg(bytes, box);
        case PictureFormat::Png:
            return prepare_png(bytes, box);
        case PictureFormat::WebP:
            return prepare_webp(bytes, box);
        case PictureFormat::Svg:
            return prepare_svg(bytes, box);
    }
    return unknown_format(bytes);
}

}  // namespace standpunkt
