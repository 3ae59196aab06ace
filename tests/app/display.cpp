// The built display program: its command line, its script, and a real window under a real finger.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/files.h"
#include "support/child.h"
#include "support/demo_stand.h"
#include "support/effort.h"
#include "support/patience.h"

namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
using standpunkt::test::becomes;
using standpunkt::test::Child;
using standpunkt::test::Display;
using standpunkt::test::has_node;
using standpunkt::test::program;
using standpunkt::test::Ran;
using standpunkt::test::run;
using standpunkt::test::stand;
using standpunkt::test::wait_for;

}  // namespace

TEST_CASE("The command line explains itself and refuses what it does not understand") {
    const Ran help = run(program + " --help");
    CHECK(help.code == 0);
    for (const char* option : {"--bundle", "--trust", "--windowed", "--size", "--dwell", "--fade",
                               "--language", "--headless", "--script", "--capture"})
        CHECK_THAT(help.output, ContainsSubstring(option));
    CHECK(run(program + " --version").code == 0);
    CHECK(run(program + " --no-such-thing").code == 2);
    const Ran size = run(program + " --size big");
    CHECK(size.code == 2);
    CHECK_THAT(size.output, ContainsSubstring("1920x1080"));
    CHECK(run(program + " --headless").code == 2);
}

TEST_CASE("Without a display the program says what to do") {
    // Named, or SDL would find the console of a machine that has one, and start the show there.
    const Ran ran = run("env -u DISPLAY -u WAYLAND_DISPLAY SDL_VIDEODRIVER=offscreen " + program +
                        stand().bundle());
    CHECK(ran.code == 1);
    CHECK_THAT(ran.output, ContainsSubstring("--headless"));
}

TEST_CASE("A script gives the same pictures every time") {
    stand().write(
        "visit",
        "shot loop\ntap invite\nwait 500\nshot reader # the answer\ntap topics\nshot topics\n");
    for (const char* folder : {"one", "two"}) {
        const Ran ran = run(program + stand().bundle() + "--headless --size 1024x600 --script " +
                            stand().at("visit") + " --capture " + stand().at(folder));
        INFO(ran.output);
        REQUIRE(ran.code == 0);
    }
    int compared = 0;
    for (const auto& entry : fs::directory_iterator(stand().path / "one")) {
        const auto one = standpunkt::read_file(entry.path());
        const auto two = standpunkt::read_file(stand().path / "two" / entry.path().filename());
        REQUIRE(one);
        REQUIRE(two);
        INFO(entry.path());
        CHECK(*one == *two);
        ++compared;
    }
    CHECK(compared == 7);  // three pictures, three dumps, the contact sheet
    CHECK(has_node(stand().dump("one/02-reader.json"), "primary", "Weiterlesen"));
}

namespace {

/// Makes the visit of deploy/demo: everything it taps is there, and it comes where it says.
void visit_at(const std::string& size) {
    const std::string pictures = stand().at("visit-" + size);
    const Ran ran =
        run(program + stand().bundle() + "--headless --size " + size +
            " --script " STANDPUNKT_SOURCE_DIR "/deploy/visit.script --capture " + pictures);
    INFO(ran.output);
    REQUIRE(ran.code == 0);
    CHECK(fs::exists(pictures + "/contact-sheet.png"));
    CHECK(has_node(stand().dump("visit-" + size + "/11-still-there.json"), "continue", ""));
    CHECK(has_node(stand().dump("visit-" + size + "/13-back-in-the-loop.json"), "invite", ""));
}

}  // namespace

// A case each, for they take a while and can run beside each other.
TEST_CASE("The visit of deploy/demo can be made on a wide panel") {
    visit_at("1920x1080");
}
TEST_CASE("The visit of deploy/demo can be made on an upright panel") {
    visit_at("1080x1920");
}
TEST_CASE("The visit of deploy/demo can be made on a small panel") {
    visit_at("1024x600");
}
TEST_CASE("The visit of deploy/demo can be made on a smaller one") {
    visit_at("800x480");
}

TEST_CASE("The panel's diagonal decides how large everything is") {
    stand().write("look", "shot look\n");
    const auto looks = [](const std::string& name, const std::string& options) {
        const Ran ran = run(program + stand().bundle() + "--headless --size 1920x1080 " + options +
                            " --script " + stand().at("look") + " --capture " + stand().at(name));
        INFO(ran.output);
        REQUIRE(ran.code == 0);
        return stand().dump(name + "/01-look.json");
    };
    const json usual = looks("usual", "");
    CHECK(looks("desk", "--diagonal 24") == usual);
    CHECK(looks("hand", "--diagonal 10") != usual);
    const Ran wrong = run(program + stand().bundle() + "--diagonal 2");
    CHECK(wrong.code == 2);
    CHECK_THAT(wrong.output, ContainsSubstring("--diagonal"));
}

TEST_CASE("A wrong script names its line") {
    stand().write("wrong", "wait 10\n\ntap\n");
    const Ran wrong =
        run(program + stand().bundle() + "--headless --script " + stand().at("wrong"));
    CHECK(wrong.code == 1);
    CHECK_THAT(wrong.output, ContainsSubstring("wrong:3"));
    stand().write("nobody", "tap nobody\n");
    const Ran nobody =
        run(program + stand().bundle() + "--headless --script " + stand().at("nobody"));
    CHECK(nobody.code == 1);
    CHECK_THAT(nobody.output, ContainsSubstring("nobody:1"));
    CHECK_THAT(nobody.output, ContainsSubstring("invite"));
}

TEST_CASE("A script that would take longer than a day names its line and the limit") {
    const auto play = [](const std::string& line) {
        stand().write("long", "# at once\n" + line + "\n");
        return run(program + stand().bundle() + "--headless --size 640x360 --script " +
                   stand().at("long"));
    };
    for (const char* line :
         {"wait 86400001", "wait 99999999999999999", "drag 9 9 99 9 86400001",
          "wait 99999999999999999999999999", "drag 1 2 3 4 99999999999999999999"}) {
        const Ran ran = play(line);
        INFO(line << ": " << ran.output);
        CHECK(ran.code == 1);
        CHECK_THAT(ran.output, ContainsSubstring("long:2") && ContainsSubstring("86400000"));
    }
    for (const char* line : {"wait -1", "wait", "wait soon", "wait 1 2", "drag 9 9 99 9 0",
                             "drag 9 9 99", "drag 9 9 99 9 99 9"}) {
        const Ran ran = play(line);
        INFO(line << ": " << ran.output);
        CHECK(ran.code == 1);
        CHECK_THAT(ran.output, ContainsSubstring("long:2") && ContainsSubstring("needs"));
    }
    CHECK(play("wait 0\ndrag 300 90 200 90 1").code == 0);
}

TEST_CASE("SIGTERM and Ctrl-C end a script that still has long to play") {
    std::string script = "shot begun\n";
    for (int day = 0; day < 400; ++day) script += "wait 86400000\n";
    stand().write("years", script);
    for (const int signal : {SIGTERM, SIGINT}) {
        const fs::path pictures = stand().at("years-" + std::to_string(signal));
        Child child({program, "--bundle", stand().at("demo.standpunkt"), "--trust",
                     stand().at("key.pub"), "--headless", "--size", "640x360", "--script",
                     stand().at("years"), "--capture", pictures.string()},
                    stand().at("years.log"));
        REQUIRE(wait_for([&] { return fs::exists(pictures / "01-begun.json"); }));
        ::kill(child.process(), signal);
        CHECK(wait_for([&] { return !child.running(); }));
        CHECK(child.end(SIGKILL) == 128 + signal);
    }
}

TEST_CASE("What cannot be shown becomes a holding scene and a reason, never a black screen") {
    stand().write("look", "shot look\n");
    const auto look = [](const std::string& name, const std::string& arguments) {
        const Ran ran = run(program + " " + arguments + " --headless --size 800x480 --script " +
                            stand().at("look") + " --capture " + stand().at(name));
        INFO(ran.output);
        CHECK(ran.code == 0);
        CHECK(has_node(stand().dump(name + "/01-look.json"), "team", "SP-"));
        return ran.output;
    };
    CHECK_THAT(
        look("none", "--data " + stand().at("no-data") + " --trusted " + stand().at("no-keys")),
        ContainsSubstring("trusted keys"));
    CHECK(has_node(stand().dump("none/01-look.json"), "team", "SP-101"));
    CHECK_THAT(look("missing", "--bundle /no/such.standpunkt --trust " + stand().at("key.pub")),
               ContainsSubstring("/no/such.standpunkt"));
    CHECK_THAT(look("stranger", "--bundle " + stand().at("demo.standpunkt") + " --trust " +
                                    stand().at("other.pub")),
               ContainsSubstring("key"));
    fs::copy_file(stand().at("demo.standpunkt"), stand().at("cut.standpunkt"),
                  fs::copy_options::overwrite_existing);
    fs::resize_file(stand().at("cut.standpunkt"), 300'000);
    CHECK_THAT(look("cut", "--bundle " + stand().at("cut.standpunkt") + " --trust " +
                               stand().at("key.pub")),
               ContainsSubstring("cut.standpunkt"));
}

namespace {

/// Width and height of what is not the bare screen's black.
std::pair<int, int> covered(const standpunkt::test::XServer::Screenshot& shot) {
    int left = shot.width, right = -1, top = shot.height, bottom = -1;
    for (int y = 0; y < shot.height; ++y)
        for (int x = 0; x < shot.width; ++x)
            if (shot.at(x, y) != 0xFF000000) {
                left = std::min(left, x), right = std::max(right, x);
                top = std::min(top, y), bottom = std::max(bottom, y);
            }
    return {std::max(0, right - left + 1), std::max(0, bottom - top + 1)};
}

}  // namespace

TEST_CASE("A window has the size that --windowed --size names") {
    auto started = standpunkt::test::XServer::start(1920, 1080);
    if (!started) SKIP(to_string(started.error()));
    auto& server = **started;
    REQUIRE(covered(server.screenshot()) == std::pair(0, 0));
    Display display(server,
                    stand().bundle() + "--windowed --size 1280x720 --language de --dwell 99999999");
    std::pair<int, int> size;
    for (int tries = 0; tries < 120 && size != std::pair(1280, 720); ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(250));
        size = covered(server.screenshot());
    }
    CHECK(size == std::pair(1280, 720));
    CHECK(display.end() == 0);
}

TEST_CASE("In a real window a real finger walks through the stand") {
    auto started = standpunkt::test::XServer::start(1920, 1080);
    if (!started) SKIP(to_string(started.error()));
    auto& server = **started;
    Display display(server, stand().bundle() + "--language de --dwell 99999999");
    constexpr std::uint32_t amber = 0xFFF4B942, white = 0xFFFFFFFF, canvas = 0xFFF7F5F0,
                            first_topic = 0xFF0A5470;
    REQUIRE(becomes(server, 400, 990, amber));  // the invitation
    server.click(400, 990);
    REQUIRE(becomes(server, 1000, 20, white));  // the reader's head line
    REQUIRE(becomes(server, 600, 600, canvas));
    std::this_thread::sleep_for(
        std::chrono::milliseconds(600));  // a second touch within 300 ms is ignored
    server.click(198, 1012);              // "Themen"
    REQUIRE(becomes(server, 300, 350, first_topic));
    std::this_thread::sleep_for(std::chrono::milliseconds(600));
    server.click(300, 350);  // the first card
    REQUIRE(becomes(server, 1000, 20, white));
    std::this_thread::sleep_for(std::chrono::milliseconds(600));
    server.click(198, 1012);
    REQUIRE(becomes(server, 300, 350, first_topic));
    std::this_thread::sleep_for(std::chrono::milliseconds(600));
    server.click(198, 1012);  // "Startbild"
    REQUIRE(becomes(server, 400, 990, amber));
    CHECK(display.end() == 0);
}

namespace {

/// Resident memory of a process, KiB.
long resident(pid_t process) {
    const auto status =
        standpunkt::read_file("/proc/" + std::to_string(process) + "/status").value_or("");
    const auto at = status.find("VmRSS:");
    return at == std::string::npos ? 0 : std::atol(status.c_str() + at + 6);
}

}  // namespace

TEST_CASE("In twenty minutes at three changes a second, with visits, memory stays flat") {
    constexpr int half_seconds = 600, longest_rest = 16;
    if (!standpunkt::test::long_run()) SKIP("takes twenty minutes: deploy/test --long");
    auto started = standpunkt::test::XServer::start(1920, 1080);
    if (!started) SKIP(to_string(started.error()));
    auto& server = **started;
    // The sanitizer keeps freed memory back for a while; a small while, or it looks like growth.
    ::setenv("ASAN_OPTIONS", "quarantine_size_mb=8", 1);
    Display display(server, stand().bundle() + "--dwell 250 --fade 80 --idle 2000");
    // A stand that stands still has flat memory too: at 16 seconds without a change it is stuck.
    std::vector<std::uint32_t> before;
    int unchanged = 0;
    const auto live = [&] {
        for (int second = 0; second < half_seconds; ++second) {
            if (second % 8 == 0) server.click(960, 990);   // the invitation, or "Weiterlesen"
            if (second % 8 == 4) server.click(198, 1012);  // "Themen", or "Startbild"
            std::this_thread::sleep_for(std::chrono::seconds(1));
            auto now = server.screenshot().pixels;
            unchanged = now == before ? unchanged + 1 : 0;
            before = std::move(now);
            INFO("nothing has changed for " << unchanged << " seconds, up to second " << second);
            REQUIRE(unchanged < longest_rest);
        }
    };
    live();
    const long half = resident(display.process);
    live();
    const long end = resident(display.process);
    INFO(half << " KiB after ten minutes, " << end << " after twenty");
    CHECK(half > 0);
    CHECK(end < half + half / 20);
    CHECK(display.end() == 0);
}
