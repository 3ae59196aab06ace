// The built display on a panel that hangs turned, under a real finger.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <utility>

#include "media/picture_file.h"
#include "support/demo_stand.h"

namespace {

using namespace standpunkt;
using nlohmann::json;
using test::drawn;
using test::stand;
using test::XServer;

constexpr int panel_width = 1280, panel_height = 720;

/// Where a place of the picture is on the panel, for each turn written out.
std::pair<int, int> on_panel(int x, int y, int degrees) {
    if (degrees == 90) return {panel_width - 1 - y, x};
    if (degrees == 180) return {panel_width - 1 - x, panel_height - 1 - y};
    return {y, panel_height - 1 - x};
}

/// Share of the pixels that the screen shows as `picture` has them, turned.
double share_on_screen(XServer& server, const Pixels& picture, int degrees) {
    const auto shot = server.screenshot();
    long same = 0;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const auto [there_x, there_y] = on_panel(x, y, degrees);
            const std::uint32_t seen = shot.at(there_x, there_y);
            const std::uint8_t* wanted =
                picture.rgba.data() + 4 * (static_cast<std::size_t>(y) * picture.width + x);
            bool close = true;
            for (int channel = 0; channel < 3; ++channel)
                close &= std::abs(static_cast<int>(seen >> (16 - 8 * channel) & 0xFF) -
                                  wanted[channel]) <= 2;
            same += close;
        }
    return static_cast<double>(same) / (static_cast<double>(picture.width) * picture.height);
}

bool comes_on_screen(XServer& server, const Pixels& picture, int degrees) {
    for (int tries = 0; tries < 200; ++tries) {
        if (share_on_screen(server, picture, degrees) > 0.999) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
}

void click(XServer& server, const json& dump, const std::string& id, int degrees) {
    for (const json& node : dump)
        if (node["id"] == id) {
            const auto hit = node["hit"].get<std::vector<double>>();
            const double x = hit.at(0) + hit.at(2) / 2, y = hit.at(1) + hit.at(3) / 2;
            const auto [there_x, there_y] =
                on_panel(static_cast<int>(x), static_cast<int>(y), degrees);
            server.click(there_x, there_y);
            return;
        }
    FAIL("no node " << id);
}

}  // namespace

TEST_CASE("On a turned panel the stand is drawn turned, and a finger finds what it sees") {
    const int degrees = GENERATE(90, 180, 270);
    auto started = XServer::start(panel_width, panel_height);
    if (!started) SKIP(to_string(started.error()));
    auto& server = **started;
    const std::string look =
        stand().bundle() + "--language de --dwell 99999999 --rotate " + std::to_string(degrees);
    stand().write("turned.script",
                  "wait 1000\nshot loop\ntap invite\nwait 1000\nshot reader\ntap topics\n"
                  "wait 1000\nshot topics\n");
    const std::string folder = "turned-" + std::to_string(degrees);
    const test::Ran ran =
        test::run(test::program + look + " --headless --size 1280x720 --script " +
                  stand().at("turned.script") + " --capture " + stand().at(folder));
    INFO(ran.output);
    REQUIRE(ran.code == 0);
    const Pixels loop = drawn(folder + "/01-loop.png");
    REQUIRE(loop.width == (degrees == 180 ? panel_width : panel_height));

    test::Display display(server, look);
    REQUIRE(comes_on_screen(server, loop, degrees));
    click(server, stand().dump(folder + "/01-loop.json"), "invite", degrees);
    REQUIRE(comes_on_screen(server, drawn(folder + "/02-reader.png"), degrees));
    std::this_thread::sleep_for(std::chrono::milliseconds(400));  // else it is a second touch
    click(server, stand().dump(folder + "/02-reader.json"), "topics", degrees);
    CHECK(comes_on_screen(server, drawn(folder + "/03-topics.png"), degrees));
    CHECK(display.end() == 0);
}

TEST_CASE("Turns that no panel has are refused") {
    for (const char* wrong : {"--rotate 45", "--rotate-touch 1", "--mirror-touch z"}) {
        const test::Ran ran = test::run(test::program + stand().bundle() + wrong);
        INFO(ran.output);
        CHECK(ran.code == 2);
    }
}
