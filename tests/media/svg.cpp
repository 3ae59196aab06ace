#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>

#include "base/files.h"
#include "painting.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

std::string svg(const std::string& attributes, const std::string& inside) {
    return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' " +
           attributes + ">" + inside + "</svg>";
}

bool is_all_transparent(const Pixels& pixels) {
    for (std::size_t i = 3; i < pixels.rgba.size(); i += 4)
        if (pixels.rgba[i] != 0) return false;
    return true;
}

std::string base64(const std::string& bytes) {
    constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t j = 0; j < 3; ++j)
            three =
                three << 8 | (i + j < bytes.size() ? static_cast<std::uint8_t>(bytes[i + j]) : 0u);
        for (int j = 0; j < 4; ++j)
            text += i + static_cast<std::size_t>(j) <= bytes.size()
                        ? digits[three >> (18 - 6 * j) & 63]
                        : '=';
    }
    return text;
}

}  // namespace

TEST_CASE("an SVG fills its frame with proportions kept and straight alpha") {
    const std::string half =
        svg("viewBox='0 0 20 10'", "<rect width='20' height='10' fill='#ff0000' opacity='0.5'/>");
    const auto pixels = rasterise_svg(half, 100, 100);
    REQUIRE(pixels);
    CHECK(pixels->width == 100);
    CHECK(pixels->height == 50);
    CHECK(at(*pixels, 50, 25).red == 255);
    CHECK(at(*pixels, 50, 25).green == 0);
    CHECK(std::abs(at(*pixels, 50, 25).alpha - 128) <= 1);
}

TEST_CASE("an SVG's own size is its width and height, else its view box") {
    CHECK(picture_facts(svg("width='120' height='80'", ""))->width == 120);
    CHECK(picture_facts(svg("viewBox='0 0 64 48'", ""))->height == 48);
    CHECK(picture_facts(svg("width='100%' height='100%' viewBox='0 0 64 48'", ""))->width == 64);
    CHECK(picture_facts("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- drawn here -->\n" +
                        svg("viewBox='0 0 5 5'", ""))
              ->format == PictureFormat::Svg);
    CHECK(!picture_facts(svg("viewBox='0 0 0 0' width='0' height='0'", "")));
}

TEST_CASE("an SVG loads no other file") {
    const auto folder = std::filesystem::temp_directory_path() / "standpunkt-test-svg";
    std::filesystem::create_directories(folder);
    const std::string png = encoded(encode_png(flat(10, 10, {255, 0, 0})));
    REQUIRE(replace_file(folder / "secret.png", png));
    REQUIRE(replace_file(folder / "secret.svg", svg("viewBox='0 0 10 10' id='a'",
                                                    "<rect id='r' width='10' height='10'/>")));
    REQUIRE(replace_file(folder / "secret.css", "rect { fill: #ff0000 }"));
    const auto previous = std::filesystem::current_path();
    std::filesystem::current_path(folder);  // a relative name would find it
    const std::string there = folder.string();
    const std::string inside = GENERATE_COPY(
        "<image width='10' height='10' xlink:href='file://" + there + "/secret.png'/>",
        "<image width='10' height='10' xlink:href='" + there + "/secret.png'/>",
        std::string("<image width='10' height='10' href='secret.png'/>"),
        std::string("<image width='10' height='10' href='./secret.png'/>"),
        "<use xlink:href='file://" + there + "/secret.svg#r'/>",
        std::string("<use href='secret.svg#r'/>"),
        "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='" + there + "/secret.svg'/>",
        std::string("<style>@import url('secret.css');</style>"
                    "<rect width='10' height='10' fill='none'/>"));
    INFO(inside);
    const auto pixels = rasterise_svg(svg("viewBox='0 0 10 10'", inside), 20, 20);
    std::filesystem::current_path(previous);
    CHECK((!pixels || is_all_transparent(*pixels)));
    std::filesystem::remove_all(folder);
}

TEST_CASE("an external entity is not read") {
    const std::string bytes =
        "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 20'>"
        "<text y='15' font-size='15'>&x;</text></svg>";
    const auto pixels = rasterise_svg(bytes, 100, 20);
    CHECK((!pixels || is_all_transparent(*pixels)));
}

TEST_CASE("a picture inside the SVG itself is drawn") {
    const std::string png = encoded(encode_png(flat(8, 8, {255, 0, 0})));
    const auto pixels = rasterise_svg(
        svg("viewBox='0 0 10 10'",
            "<image width='10' height='10' href='data:image/png;base64," + base64(png) + "'/>"),
        20, 20);
    REQUIRE(pixels);
    CHECK(at(*pixels, 10, 10).red == 255);
    CHECK(at(*pixels, 10, 10).alpha == 255);
}

TEST_CASE("broken or hostile SVG is an error") {
    std::string deep, entities = "<!ENTITY e0 'aaaaaaaaaaaaaaaaaaaa'>";
    for (int i = 0; i < 100'000; ++i) deep += "<g>";
    for (int i = 1; i < 12; ++i) {
        entities += "<!ENTITY e" + std::to_string(i) + " '";
        for (int j = 0; j < 20; ++j) entities += "&e" + std::to_string(i - 1) + ";";
        entities += "'>";
    }
    CHECK(!rasterise_svg("<svg", 10, 10));
    CHECK(!rasterise_svg("<svg xmlns='http://www.w3.org/2000/svg'><rect></svg>", 10, 10));
    CHECK(!rasterise_svg(svg("viewBox='0 0 9 9'", deep), 10, 10));
    CHECK(!rasterise_svg(
        "<!DOCTYPE svg [" + entities + "]>" + svg("viewBox='0 0 9 9'", "<text>&e11;</text>"), 10,
        10));
    CHECK(!rasterise_svg("", 10, 10));
    CHECK(!rasterise_svg(svg("viewBox='0 0 9 9'", ""), 0, 10));
    CHECK(!rasterise_svg(svg("viewBox='0 0 9 9'", ""), 100'000, 10));
}
