// The test pattern of the built display: no content, a real window, a finger and a keyboard.
#include <X11/keysym.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "media/picture_file.h"
#include "support/demo_stand.h"

namespace {

using namespace standpunkt;
using Catch::Matchers::ContainsSubstring;
using test::Display;
using test::XServer;

constexpr std::uint32_t white = 0xFFFFFFFF, first_stroke = 0xFFFF5A5A;

}  // namespace

TEST_CASE("The test pattern needs no content and writes one picture without a screen") {
    const std::string folder = test::stand().at("pattern");
    const test::Ran ran = test::run(test::program +
                                    " --test-pattern --headless --size 1280x720 --rotate 90 "
                                    "--diagonal 15.6 --language en --capture " +
                                    folder);
    INFO(ran.output);
    REQUIRE(ran.code == 0);
    const auto picture = decode_picture(read_file(folder + "/test-pattern.png").value_or(""));
    REQUIRE(picture);
    CHECK(picture->width == 720);
    CHECK(picture->height == 1280);
    const auto nodes = test::stand().dump("pattern/test-pattern.json");
    CHECK(test::has_node(nodes, "size", "90°"));
    CHECK(test::has_node(nodes, "diagonal", "15.6"));
    CHECK(test::has_node(nodes, "panel", "1280 × 720"));
}

TEST_CASE("The test pattern refuses what it has no use for") {
    for (const char* more :
         {" --headless", " --headless --capture x --script /dev/null", " --bundle x.standpunkt"}) {
        const test::Ran ran = test::run(test::program + " --test-pattern" + more);
        INFO(more << ": " << ran.output);
        CHECK(ran.code == 2);
        CHECK_THAT(ran.output, ContainsSubstring("--test-pattern"));
    }
}

TEST_CASE("On the test pattern a finger leaves its line where it is, and Esc ends it") {
    auto started = XServer::start(1280, 720);
    if (!started) SKIP(to_string(started.error()));
    auto& server = **started;
    Display display(server, " --test-pattern --rotate 270");
    REQUIRE(test::becomes(server, 0, 0, white));
    REQUIRE(test::becomes(server, 1279, 719, white));
    server.drag(100, 600, 200, 650, 5, 30);
    CHECK(test::becomes(server, 100, 600, first_stroke));
    CHECK(test::becomes(server, 200, 650, first_stroke));
    server.key(XK_Escape);
    CHECK(display.wait() == 0);
}

TEST_CASE("SIGTERM ends the test pattern too") {
    auto started = XServer::start(800, 480);
    if (!started) SKIP(to_string(started.error()));
    Display display(**started, " --test-pattern");
    REQUIRE(test::becomes(**started, 0, 0, white));
    CHECK(display.end(SIGTERM) == 0);
}
