// The built display on a real X server: real clicks and keys walk through every scene, and each
// picture on screen is the one the same program draws headless.
#include <X11/keysym.h>

#include <catch2/catch_test_macros.hpp>
#include <map>

#include "media/picture_file.h"
#include "support/demo_stand.h"

namespace {

using namespace standpunkt;
using nlohmann::json;
using test::drawn;
using test::stand;
using test::XServer;

struct Step {
    const char* shot;    ///< the scene as it is before the step
    const char* finger;  ///< id to click; empty: a key
    const char* key = "";
};

// Ends where it began. Between two touches lies more than what counts as one.
const Step walk[] = {
    {"loop", "invite"},
    {"reader", "help"},
    {"help", "appearance_dark"},
    {"help-dark", "finished"},
    {"reader-dark", "", "help"},
    {"help-by-key", "reset-aids"},
    {"help-reset", "about"},
    {"about", "back"},
    {"reader-again", "person"},
    {"person", "topics"},
    {"topics", "search"},
    {"search", "key-r"},
    {"search-r", "key-e"},
    {"search-hits", "show-hits"},
    {"all-hits", "hit-0"},
    {"reader-of-hit", "back"},
    {"hits-again", "", "next"},
    {"focus", "", "next"},
    {"focus-further", "", "back"},
    {"topics-by-key", "home"},
};

double share_on_screen(XServer& server, const Pixels& picture) {
    const auto shot = server.screenshot();
    long same = 0;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const std::uint8_t* wanted =
                picture.rgba.data() + 4 * (static_cast<std::size_t>(y) * picture.width + x);
            bool close = true;
            for (int channel = 0; channel < 3; ++channel)
                close &= std::abs(static_cast<int>(shot.at(x, y) >> (16 - 8 * channel) & 0xFF) -
                                  wanted[channel]) <= 2;
            same += close;
        }
    return static_cast<double>(same) / (static_cast<double>(picture.width) * picture.height);
}

bool comes_on_screen(XServer& server, const Pixels& picture) {
    for (int tries = 0; tries < 150; ++tries) {
        if (share_on_screen(server, picture) > 0.999) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
}

void click(XServer& server, const json& dump, const std::string& id) {
    for (const json& node : dump)
        if (node["id"] == id && node.contains("hit")) {
            const auto hit = node["hit"].get<std::vector<double>>();
            server.click(static_cast<int>(hit.at(0) + hit.at(2) / 2),
                         static_cast<int>(hit.at(1) + hit.at(3) / 2));
            return;
        }
    FAIL("no node " << id);
}

}  // namespace

TEST_CASE("Real clicks and keys walk through every scene, and the screen shows each as drawn") {
    auto started = XServer::start(1280, 720);
    if (!started) SKIP(to_string(started.error()));
    auto& server = **started;
    const std::string look =
        stand().bundle() + "--language de --dwell 99999999 --idle 99999999 --today 2026-11-27 ";
    std::string script = "wait 1000\n";
    for (const Step& step : walk) {
        script += std::string("shot ") + step.shot + "\n";
        script += *step.finger ? std::string("tap ") + step.finger : std::string("key ") + step.key;
        script += "\nwait 1000\n";
    }
    stand().write("walk.script", script);
    const test::Ran ran = test::run(test::program + look + "--headless --size 1280x720 --script " +
                                    stand().at("walk.script") + " --capture " + stand().at("walk"));
    INFO(ran.output);
    REQUIRE(ran.code == 0);

    const std::map<std::string, unsigned long> keys{
        {"help", XK_F1}, {"next", XK_Right}, {"back", XK_Escape}};
    const test::Display display(server, look);
    int number = 0;
    for (const Step& step : walk) {
        char name[16];
        std::snprintf(name, sizeof name, "walk/%02d-", ++number);
        INFO(name << step.shot);
        REQUIRE(comes_on_screen(server, drawn(name + std::string(step.shot) + ".png")));
        std::this_thread::sleep_for(std::chrono::milliseconds(400));  // else it is a second touch
        if (*step.finger)
            click(server, stand().dump(name + std::string(step.shot) + ".json"), step.finger);
        else
            server.key(keys.at(step.key));
    }
}
