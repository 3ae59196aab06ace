#include "media/font_file.h"

#include <catch2/catch_test_macros.hpp>
#include <random>

#include "base/files.h"
#include "media/icon.h"

using namespace standpunkt;

namespace {
const std::filesystem::path icon_font =
    "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";
}

TEST_CASE("a font has the code points it has and no others") {
    const auto coverage = FontCoverage::read(icon_font);
    REQUIRE(coverage);
    CHECK(coverage->has(0xEA4B));  // science
    CHECK(coverage->has(U'a'));
    CHECK(!coverage->has(0x4E2D));
    CHECK(!coverage->has(0x10FFFF));
    CHECK(!coverage->has(0));
}

TEST_CASE("what is no font is an error that names the file") {
    const auto missing = FontCoverage::read("/nonexistent/font.ttf");
    REQUIRE(!missing);
    CHECK(missing.error().path == "/nonexistent/font.ttf");
    const auto wrong = FontCoverage::read(STANDPUNKT_SOURCE_DIR "/CMakeLists.txt");
    REQUIRE(!wrong);
    CHECK(wrong.error().path.filename() == "CMakeLists.txt");
    CHECK(!FontCoverage::from_bytes(""));
}

TEST_CASE("a damaged font ends in coverage or an error, never in a crash") {
    const auto whole = read_file(icon_font);
    REQUIRE(whole);
    CHECK(!FontCoverage::from_bytes(whole->substr(0, 200)));
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
        std::string damaged = *whole;
        for (int i = 0; i < 40; ++i)
            damaged[random() % 28'000] = static_cast<char>(random() & 255);  // tables, cmap
        (void)FontCoverage::from_bytes(std::move(damaged));
    }
    SUCCEED();
}

TEST_CASE("icons are found by name, and every name has a picture in the installed font") {
    CHECK(icon_code_point("science") == 0xEA4B);
    for (const char* name :
         {"hub", "explore", "handshake", "psychology", "trending_up", "touch_app", "apps",
          "language", "accessibility_new", "schedule", "home", "arrow_forward", "arrow_downward",
          "expand_more", "10k", "3d_rotation"})
        CHECK(icon_code_point(name).has_value());
    const auto coverage = FontCoverage::read(icon_font);
    REQUIRE(coverage);
    const auto names = icon_names();
    CHECK(names.size() > 2000);
    for (const std::string& name : names) {
        INFO(name);
        CHECK(coverage->has(icon_code_point(name).value()));
    }
}

TEST_CASE("a misspelt icon names the closest there is") {
    const auto icon = icon_code_point("sciense");
    REQUIRE(!icon);
    CHECK(icon.error().next_step.find("\"science\"") != std::string::npos);
    CHECK(!icon_code_point(""));
    CHECK(!icon_code_point(std::string(100'000, 'x')));
}
