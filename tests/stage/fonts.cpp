#include "stage/fonts.h"

#include <SDL.h>

#include <catch2/catch_test_macros.hpp>

#include "base/files.h"
#include "base/unicode.h"

using namespace standpunkt;

TEST_CASE("Debian's fonts open and have German letters and icons") {
    const auto fonts = Fonts::open(FontFiles::debian()).value();
    for (const Face face :
         {Face::Regular, Face::Medium, Face::SemiBold, Face::Bold, Face::Italic, Face::Display})
        for (const char32_t letter : U"äöüßÄÖÜẞ„“–€")
            if (letter) CHECK(fonts->has(letter, face));
    CHECK_FALSE(fonts->has(0x4E00, Face::Regular));
    const std::string science = icon("science");
    REQUIRE_FALSE(science.empty());
    CHECK(fonts->has(code_points(science).at(0), Face::Icons));
    CHECK(icon("there is no such icon").empty());
}

TEST_CASE("a missing font names the package that has it") {
    FontFiles files = FontFiles::debian();
    files.paths[Face::Italic] = "/nowhere/Inter-Italic.otf";
    const auto refused = Fonts::open(files);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().path == "/nowhere/Inter-Italic.otf");
    CHECK(refused.error().next_step.find("fonts-inter") != std::string::npos);
}

TEST_CASE("a stand's own font is used; bytes that are none are refused in words") {
    FontFiles files = FontFiles::debian();
    files.own[Face::Regular] = read_file(files.paths[Face::Bold]).value();
    const auto fonts = Fonts::open(files).value();
    CHECK(fonts->width("Hafen", Face::Regular, 40) == fonts->width("Hafen", Face::Bold, 40));
    files.own[Face::Regular] = "this is no font";
    const auto refused = Fonts::open(files);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("stand's own") != std::string::npos);
}

TEST_CASE("a language's own font counts while that language is spoken") {
    FontFiles files = FontFiles::debian();
    files.of_language["en"][Face::Regular] = read_file(files.paths[Face::Bold]).value();
    const auto fonts = Fonts::open(files).value();
    const auto width = [&](Face face) { return fonts->width("Hafen", face, 40); };
    const float regular = width(Face::Regular);
    const int common = fonts->family();
    REQUIRE(regular != width(Face::Bold));
    fonts->speak("en");
    CHECK(width(Face::Regular) == width(Face::Bold));
    CHECK(fonts->family() != common);
    fonts->speak("de");
    CHECK(width(Face::Regular) == regular);
    CHECK(fonts->family() == common);
}

TEST_CASE("letters that a language's own font lacks are set in the font of all") {
    FontFiles files = FontFiles::debian();
    files.of_language["xx"][Face::Regular] = read_file(files.paths[Face::Icons]).value();
    const auto fonts = Fonts::open(files).value();
    const float common = fonts->width("äußern", Face::Regular, 40);
    const float sign = fonts->width(icon("science"), Face::Icons, 40);
    fonts->speak("xx");
    CHECK(fonts->width("äußern", Face::Regular, 40) == common);
    CHECK(fonts->width(icon("science"), Face::Regular, 40) == sign);
}

TEST_CASE("a language's font that is none is refused with the language") {
    FontFiles files = FontFiles::debian();
    files.of_language["fr"][Face::Regular] = "this is no font";
    const auto refused = Fonts::open(files);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("fr font") != std::string::npos);
}

TEST_CASE("more sizes than are kept open still measure alike") {
    const auto fonts = Fonts::open(FontFiles::debian()).value();
    const float before = fonts->width("Hafen", Face::Regular, 20);
    for (int px = 21; px < 120; ++px) CHECK(fonts->width("Hafen", Face::Regular, px) >= before);
    CHECK(fonts->width("Hafen", Face::Regular, 20) == before);
}

TEST_CASE("letters are kerned") {
    const auto fonts = Fonts::open(FontFiles::debian()).value();
    const float together = fonts->width("AVAVAV", Face::Regular, 100);
    const float apart =
        3 * (fonts->width("A", Face::Regular, 100) + fonts->width("V", Face::Regular, 100));
    CHECK(together < apart - 10);
}

namespace {

/// The lowest row with ink, counted from the base line that draw() promises.
int foot(Fonts& fonts, const char* text, Face face, int px) {
    SDL_Surface* const drawn = fonts.draw(text, face, px, {0, 0, 0});
    REQUIRE(drawn);
    const auto* pixels = static_cast<const std::uint8_t*>(drawn->pixels);
    int lowest = 0;
    for (int y = 0; y < drawn->h; ++y)
        for (int x = 0; x < drawn->w; ++x)
            if (pixels[y * drawn->pitch + x * 4 + 3] > 127) lowest = y;
    const float base = fonts.ascent(face, px) + fonts.rise(text, face, px);
    SDL_FreeSurface(drawn);
    return lowest - static_cast<int>(base);
}

int height(Fonts& fonts, const char* text, Face face, int px) {
    SDL_Surface* const drawn = fonts.draw(text, face, px, {0, 0, 0});
    REQUIRE(drawn);
    const int height = drawn->h;
    SDL_FreeSurface(drawn);
    return height;
}

}  // namespace

TEST_CASE("a capital with marks stands on the same base line as one without") {
    const auto fonts = Fonts::open(FontFiles::debian()).value();
    for (const Face face : {Face::Display, Face::Regular})
        for (const int px : {28, 56, 84, 120}) {
            INFO(px);
            CHECK(foot(*fonts, "\u00c4 H", face, px) == foot(*fonts, "A H", face, px));
            CHECK(foot(*fonts, "\u00dcH", face, px) == foot(*fonts, "UH", face, px));
        }
    // How much that is depends on the font and on SDL_ttf; the picture is higher by just that.
    const int more =
        height(*fonts, "\u00dcH", Face::Display, 120) - height(*fonts, "HH", Face::Display, 120);
    CHECK(fonts->rise("\u00dcH", Face::Display, 120) == static_cast<float>(more));
    CHECK(fonts->rise("H", Face::Display, 120) == 0);
}
