#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "painting.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

const std::string drawing =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'>"
    "<rect width='40' height='30' fill='#0A5470'/><circle cx='20' cy='15' r='8' fill='#F4B942'/>"
    "</svg>";

struct Prepared {
    PictureFacts facts;
    Pixels pixels;
    std::string bytes;
};

Prepared prepared(const std::string& bytes, int width, int height) {
    auto picture = prepare_picture(bytes, width, height);
    REQUIRE(picture);
    auto facts = picture_facts(picture->bytes);
    REQUIRE(facts);
    CHECK(facts->width == picture->width);
    CHECK(facts->height == picture->height);
    CHECK(!facts->progressive_jpeg);
    auto pixels = decode_bundled_picture(picture->bytes);  // what was built can be shown
    REQUIRE(pixels);
    return {*facts, *pixels, picture->bytes};
}

}  // namespace

TEST_CASE("photographs become JPEG, graphics lossless WebP, whatever they came as") {
    const Pixels photo = photograph(300, 200), graphic = arrow(300, 200);
    CHECK(prepared(encoded(encode_png(photo)), 200, 200).facts.format == PictureFormat::Jpeg);
    CHECK(prepared(encoded(encode_jpeg(photo, 90)), 200, 200).facts.format == PictureFormat::Jpeg);
    CHECK(prepared(encoded(encode_png(graphic)), 200, 200).facts.format == PictureFormat::WebP);
    CHECK(prepared(encoded(encode_webp(graphic)), 200, 200).facts.format == PictureFormat::WebP);
    CHECK(prepared(drawing, 200, 200).facts.format == PictureFormat::WebP);
}

TEST_CASE("transparency survives, so such a picture stays lossless") {
    const Pixels clear = painted(100, 80, [](int x, int y) {
        return Rgba{x * 2, y * 3, (x * y) % 256, x * 2};
    });
    const Prepared picture = prepared(encoded(encode_png(clear)), 100, 80);
    CHECK(picture.facts.format == PictureFormat::WebP);
    CHECK(at(picture.pixels, 50, 40).alpha == 100);
}

TEST_CASE("pixels are never enlarged, a drawing fills its frame") {
    const Prepared small = prepared(encoded(encode_png(arrow(40, 30))), 400, 300);
    CHECK(small.facts.width == 40);
    const Prepared filled = prepared(drawing, 400, 400);
    CHECK(filled.facts.width == 400);
    CHECK(filled.facts.height == 300);
}

TEST_CASE("nothing becomes larger than the slowest graphics unit's textures") {
    CHECK(prepared(drawing, 9000, 9000).facts.width == most_texture_side);
    const std::string wide = encoded(encode_png(flat(most_texture_side + 500, 20, {1, 2, 3})));
    CHECK(prepared(wide, 9000, 9000).facts.width == most_texture_side);
}

TEST_CASE("a baseline JPEG and a lossless WebP that fit keep their bytes") {
    const std::string jpeg = encoded(encode_jpeg(photograph(90, 60), 60));
    CHECK(prepared(jpeg, 90, 60).bytes == jpeg);
    CHECK(prepared(jpeg, 89, 60).bytes != jpeg);
    const std::string webp = encoded(encode_webp(photograph(90, 60)));
    CHECK(prepared(webp, 90, 60).bytes == webp);
}

TEST_CASE("the place a photograph was taken at does not go on show") {
    const std::string jpeg = encoded(encode_jpeg(photograph(90, 60), 60));
    const std::string tagged = with_exif(jpeg, orientation_tiff(1) + "GPS 53.55 N 9.99 E");
    CHECK(prepared(tagged, 90, 60).bytes == jpeg);
    CHECK(prepared(tagged, 45, 60).bytes.find("GPS") == std::string::npos);
    CHECK(prepared(tagged + tagged, 90, 60).bytes == jpeg);  // a preview behind the picture
}

TEST_CASE("what stands behind a lossless WebP's picture does not go on show") {
    const std::string webp = encoded(encode_webp(arrow(90, 60)));
    const auto picture = prepare_picture(webp + "48.137 N 11.575 E", 90, 60);
    REQUIRE(picture);
    CHECK(picture->bytes.find("48.137") == std::string::npos);
    CHECK(decode_picture(picture->bytes).value() == decode_picture(webp).value());
}

TEST_CASE("a photograph stands upright, however the camera was held") {
    // Stored with the green edge somewhere; after EXIF 2.3 it has to end up on top.
    struct Case {
        int orientation;
        bool quarter_turn;
        int green_x, green_y, red_x, red_y;  // in the upright picture, in eighths
    };
    const Case c =
        GENERATE(Case{1, false, 4, 0, 1, 5}, Case{2, false, 4, 0, 6, 5}, Case{3, false, 4, 7, 6, 2},
                 Case{4, false, 4, 7, 1, 2}, Case{5, true, 0, 4, 5, 1}, Case{6, true, 7, 4, 2, 1},
                 Case{7, true, 7, 4, 2, 6}, Case{8, true, 0, 4, 5, 6});
    INFO("orientation " << c.orientation);
    const std::string stored =
        with_exif(encoded(encode_jpeg(arrow(160, 80), 92)), orientation_tiff(c.orientation));
    for (const int side : {160, 80}) {
        const Prepared picture = prepared(stored, side, side);
        const int longer = side, shorter = side / 2;
        REQUIRE(picture.facts.width == (c.quarter_turn ? shorter : longer));
        REQUIRE(picture.facts.height == (c.quarter_turn ? longer : shorter));
        const auto eighth = [&](int x, int y) {
            return at(picture.pixels, picture.facts.width * (2 * x + 1) / 16,
                      picture.facts.height * (2 * y + 1) / 16);
        };
        CHECK(eighth(c.green_x, c.green_y).green > 150);
        CHECK(eighth(c.red_x, c.red_y).red > 170);
    }
    CHECK((picture_facts(stored)->width == 80) == c.quarter_turn);
}

TEST_CASE("EXIF data that makes no sense leaves the picture as it is") {
    const std::string jpeg = encoded(encode_jpeg(arrow(32, 16), 90));
    const std::string tiff = orientation_tiff(6);
    std::vector<std::string> odd = {"", "II", "XX*\0", orientation_tiff(0), orientation_tiff(9)};
    for (std::size_t length = 0; length < 20; ++length) odd.push_back(tiff.substr(0, length));
    std::string far_directory = tiff;
    far_directory.replace(4, 4, "\xFF\xFF\xFF\xFF");
    std::string endless_directory = tiff;
    endless_directory.replace(8, 4, "\xFF\xFF\x01\x01");
    odd.push_back(far_directory);
    odd.push_back(endless_directory);
    for (const std::string& data : odd) {
        const auto facts = picture_facts(with_exif(jpeg, data));
        REQUIRE(facts);
        CHECK(facts->width == 32);
    }
}

TEST_CASE("preparing the same picture twice gives the same bytes") {
    const std::string input = GENERATE(encoded(encode_png(photograph(200, 150))),
                                       encoded(encode_jpeg(photograph(200, 150), 90)),
                                       encoded(encode_png(arrow(200, 150))), drawing);
    CHECK(prepare_picture(input, 120, 120)->bytes == prepare_picture(input, 120, 120)->bytes);
}

TEST_CASE("a damaged JPEG is refused also where its bytes would be taken as they are") {
    const std::string jpeg = encoded(encode_jpeg(photograph(90, 60), 60));
    CHECK(!prepare_picture(jpeg.substr(0, jpeg.size() / 2), 90, 60));
}
