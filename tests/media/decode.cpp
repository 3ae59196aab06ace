#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstdlib>
#include <random>

#include "painting.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

std::string big_endian(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 255);
    return bytes;
}

// The size in a PNG's or JPEG's head replaced: no decoder may trust it with memory.
std::string giant_png() {
    std::string png = encoded(encode_png(flat(4, 4, {1, 2, 3})));
    return png.replace(16, 8, big_endian(2'000'000'000) + big_endian(2'000'000'000));
}

std::string giant_jpeg() {
    std::string jpeg = encoded(encode_jpeg(flat(16, 16, {1, 2, 3}), 80));
    const auto frame = jpeg.find("\xFF\xC0");
    return jpeg.replace(frame + 5, 4, "\xFF\xFF\xFF\xFF");
}

int largest_difference(const Pixels& one, const Pixels& other) {
    int largest = 0;
    for (std::size_t i = 0; i < one.rgba.size(); ++i)
        largest = std::max(largest, std::abs(one.rgba[i] - other.rgba[i]));
    return largest;
}

}  // namespace

TEST_CASE("PNG and WebP give back every pixel, transparent ones included") {
    const Pixels pixels = painted(37, 23, [](int x, int y) {
        return Rgba{x * 6, y * 11, x ^ y, x * 255 / 36};
    });
    CHECK(decode_picture(encoded(encode_png(pixels))) == pixels);
    CHECK(decode_picture(encoded(encode_webp(pixels))) == pixels);
    const Pixels opaque = photograph(31, 17);
    CHECK(decode_picture(encoded(encode_png(opaque))) == opaque);
}

TEST_CASE("JPEG comes back alike, transparency laid on white") {
    const Pixels pixels = painted(64, 48, [](int x, int y) { return Rgba{x * 3, y * 4, 128}; });
    const auto back = decode_picture(encoded(encode_jpeg(pixels, 95)));
    REQUIRE(back);
    REQUIRE(back->width == 64);
    REQUIRE(back->height == 48);
    CHECK(largest_difference(*back, pixels) < 16);
    const auto white = decode_picture(encoded(encode_jpeg(flat(16, 16, {9, 9, 9, 0}), 90)));
    CHECK(largest_difference(white.value(), flat(16, 16, {255, 255, 255})) <= 1);
}

TEST_CASE("facts tell format, size and transparency without decoding") {
    const Pixels clear = flat(30, 20, {10, 20, 30, 128}), opaque = flat(30, 20, {10, 20, 30});
    const auto check = [](const std::string& bytes, PictureFormat format, bool alpha) {
        const auto facts = picture_facts(bytes);
        REQUIRE(facts);
        CHECK(facts->format == format);
        CHECK(facts->width == 30);
        CHECK(facts->height == 20);
        CHECK(facts->alpha == alpha);
        CHECK(!facts->progressive_jpeg);
    };
    check(encoded(encode_png(clear)), PictureFormat::Png, true);
    check(encoded(encode_png(opaque)), PictureFormat::Png, false);
    check(encoded(encode_webp(clear)), PictureFormat::WebP, true);
    check(encoded(encode_webp(opaque)), PictureFormat::WebP, false);
    check(encoded(encode_jpeg(opaque, 80)), PictureFormat::Jpeg, false);
}

TEST_CASE("the display decodes what a bundle holds, and nothing else") {
    const Pixels pixels = photograph(40, 30);
    CHECK(decode_bundled_picture(encoded(encode_webp(pixels))) == pixels);
    CHECK(decode_bundled_picture(encoded(encode_jpeg(pixels, 85))).has_value());
    CHECK(!decode_bundled_picture(encoded(encode_png(pixels))));
    CHECK(!decode_bundled_picture("<svg/>"));
    CHECK(!decode_bundled_picture(""));
    CHECK(!decode_bundled_picture(encoded(encode_webp(flat(most_texture_side + 1, 2, {1, 2, 3})))));
    CHECK(!decode_bundled_picture(
        encoded(encode_jpeg(flat(2, most_texture_side + 1, {1, 2, 3}), 80))));
}

TEST_CASE("a size beyond the limits is refused before memory is taken") {
    for (const std::string& bytes : {giant_png(), giant_jpeg()}) {
        const auto facts = picture_facts(bytes);
        REQUIRE(!facts);
        CHECK(facts.error().message.find("too large") != std::string::npos);
        CHECK(!decode_picture(bytes));
        CHECK(!prepare_picture(bytes, 100, 100));
    }
}

// The marker FF 01 has no length. Who reads one jumps over the picture to another behind its end.
TEST_CASE("a JPEG cannot show one size to the check and another to the decoder") {
    const std::string large =
        encoded(encode_jpeg(flat(most_texture_side + 8, 8, {1, 2, 3}), 80)).substr(2);
    const std::string small = encoded(encode_jpeg(flat(8, 8, {1, 2, 3}), 80)).substr(2);
    // The comment's marker, read as a length, ends exactly behind the large picture.
    const std::size_t comment = 0xFFFE - 2 - large.size();
    std::string hidden = "\xFF\xD8\xFF\x01\xFF\xFE";
    hidden += static_cast<char>(comment >> 8);
    hidden += static_cast<char>(comment & 255);
    hidden += std::string(comment - 2, ' ') + large + small;
    REQUIRE(decode_picture(hidden).value().width == most_texture_side + 8);
    CHECK(!picture_facts(hidden));
    CHECK(!decode_bundled_picture(hidden));
}

TEST_CASE("a picture cut off anywhere is an error") {
    const Pixels pixels = photograph(48, 40);
    const std::string whole =
        GENERATE_COPY(encoded(encode_png(pixels)), encoded(encode_jpeg(pixels, 80)),
                      encoded(encode_webp(pixels)));
    REQUIRE(decode_picture(whole));
    for (std::size_t length = 0; length < whole.size(); length += 1 + whole.size() / 300) {
        INFO("cut after " << length << " of " << whole.size());
        CHECK(!decode_picture(whole.substr(0, length)));
    }
    CHECK(!decode_picture(whole.substr(0, whole.size() - 1)));
}

TEST_CASE("flipped bits end in a picture or an error, never in a crash") {
    const Pixels pixels = photograph(48, 40);
    const std::string whole = GENERATE_COPY(
        encoded(encode_png(pixels)), encoded(encode_jpeg(pixels, 80)), encoded(encode_webp(pixels)),
        with_exif(encoded(encode_jpeg(pixels, 80)), orientation_tiff(6)));
    std::mt19937 random(7);
    int refused = 0;
    for (int round = 0; round < 400; ++round) {
        std::string damaged = whole;
        for (int flips = 0; flips < 3; ++flips)
            damaged[random() % damaged.size()] ^= static_cast<char>(1 << random() % 8);
        (void)picture_facts(damaged);
        const auto decoded = decode_picture(damaged);
        if (decoded)
            CHECK(decoded->rgba.size() ==
                  static_cast<std::size_t>(decoded->width) * decoded->height * 4);
        else
            ++refused;
    }
    CHECK(refused > 0);
}

TEST_CASE("what is no picture is named as what it is") {
    const auto message = [](std::string_view bytes) {
        return to_string(picture_facts(bytes).error());
    };
    CHECK(message("").find("is empty") != std::string::npos);
    CHECK(message("GIF89a").find("GIF") != std::string::npos);
    CHECK(message(std::string_view("MM\0*....", 8)).find("TIFF") != std::string::npos);
    CHECK(message("MMORPG, a text").find("TIFF") == std::string::npos);
    CHECK(message("%PDF-1.7").find("PDF") != std::string::npos);
    CHECK(message(std::string_view("\0\0\0\x18"
                                   "ftypheic",
                                   12))
              .find("HEIC") != std::string::npos);
    CHECK(message("\x1F\x8B\x08").find("compressed") != std::string::npos);
    CHECK(message("hello").find("JPEG, PNG, WebP or SVG") != std::string::npos);
    CHECK(!decode_picture("hello"));
    CHECK(!decode_picture("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    CHECK(!prepare_picture("hello", 10, 10));
}

TEST_CASE("a picture without pixels or beyond the limits is not encoded") {
    CHECK(!encode_png(Pixels{}));
    CHECK(!encode_jpeg(Pixels{}, 85));
    CHECK(!encode_webp(Pixels{}));
}
