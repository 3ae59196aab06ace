#include "base/colour.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using namespace standpunkt;
using Catch::Matchers::WithinAbs;

namespace {
constexpr Colour black{0, 0, 0}, white{255, 255, 255};
}

TEST_CASE("a colour is six hexadecimal digits, with or without a sign") {
    CHECK(parse_colour("#0A5470") == Colour{0x0A, 0x54, 0x70});
    CHECK(parse_colour("f4b942") == Colour{0xF4, 0xB9, 0x42});
    CHECK(to_string(parse_colour("#f4B942").value()) == "#F4B942");
}

TEST_CASE("anything else is an error that repeats it and shows the form") {
    const std::string text = GENERATE("", "#", "#FFF", "#GGGGGG", "red", "##FFFFFF", "#FFFFFFFF",
                                      " #FFFFFF", "#FFFFF\n");
    const auto colour = parse_colour(text);
    REQUIRE(!colour);
    CHECK(colour.error().message.find("\"" + text + "\"") != std::string::npos);
    CHECK(colour.error().next_step.find("#RRGGBB") != std::string::npos);
}

TEST_CASE("contrast has the values of WCAG 2.2") {
    CHECK_THAT(contrast(black, white), WithinAbs(21, 1e-9));
    CHECK_THAT(contrast(white, white), WithinAbs(1, 1e-9));
    CHECK_THAT(contrast(parse_colour("#777777").value(), white), WithinAbs(4.48, 0.005));
    CHECK_THAT(contrast(parse_colour("#767676").value(), white), WithinAbs(4.54, 0.005));
    CHECK_THAT(contrast(white, parse_colour("#FF0000").value()), WithinAbs(4.00, 0.005));
    CHECK_THAT(contrast(parse_colour("#0000FF").value(), white), WithinAbs(8.59, 0.005));
    CHECK(contrast(black, white) == contrast(white, black));
}

TEST_CASE("light that falls on the panel lowers contrast") {
    CHECK_THAT(contrast_under_glare(black, white), WithinAbs(280.0 / 30, 1e-9));
    CHECK_THAT(contrast_under_glare(white, black, 500, 50), WithinAbs(11, 1e-9));
    CHECK(contrast_under_glare(black, white, 250, 60) < contrast_under_glare(black, white));
}

TEST_CASE("a blend is opaque and lies between its colours") {
    CHECK(blend(white, {10, 20, 30, 0}) == white);
    CHECK(blend(white, {10, 20, 30, 255}) == Colour{10, 20, 30});
    CHECK(blend(black, {255, 255, 255, 128}) == Colour{128, 128, 128});
}
