#include "apps/display_hints.h"

#include <catch2/catch_test_macros.hpp>

#include "apps/display_clock.h"
#include "apps/display_status.h"
#include "media/picture_file.h"
#include "stand_play.h"
#include "support/patience.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

/// A display whose agent a test speaks for.
struct Fleet : StandPlay {
    Supervisor supervisor;
    std::optional<DisplaySlots> slots;
    std::optional<DisplayHints> hints;
    std::optional<DisplayStatus> status;
    Companions companions;
    Time time = now();

    explicit Fleet(bool with_content = true) : StandPlay(with_content) {}
    ~Fleet() {
        if (slots) slots->end();
    }
    void start() {
        slots.emplace(options, [] {});
        hints.emplace(options, stage, *slots);
        status.emplace(options, supervisor);
        status->tell_of(stage, nullptr, *hints);
        companions = {&*status, &*slots, &*hints};
        for (Companion* const one : companions) one->begin(*play, time);
        pass();
    }
    void say(const std::string& state) {
        REQUIRE(replace_file(options.run.state(), state));
        if (slots) REQUIRE(wait_for([&] { return pass(), slots->agent_state() == state; }));
    }
    void hint(std::uint64_t id, const std::string& what) {
        say(json({{"hint", {{"id", id}, {"do", what}}}}).dump());
    }
    Turn& pass(Duration span = 1ms, Inputs inputs = {}) {
        time += span;
        return turn(companions, time, std::move(inputs));
    }
    json told() const { return json::parse(read_file(options.run.display()).value_or("{}")); }
    json answer() const { return told().value("hint", json()); }
    /// From the loop to a page; the fade is over.
    void visit() {
        pass(1s, touch());
        pass(100ms, lift());
        REQUIRE(scene() == Scene::Reader);
        pass(1s);
    }
    /// From the loop or a visit to the operator's desk, with the right PIN.
    void enter_desk() {
        Exhibit& exhibit = play->exhibit();
        exhibit.ask_for_pin([] { return PinFile::Set; });
        const std::string before = read_file(options.run.screenshot()).value_or("");
        pass(400ms, touch(20, 20));
        pass(5s);
        pass(1ms, lift(20, 20));
        REQUIRE(scene() == Scene::Operator);
        CHECK(read_file(options.run.screenshot()).value_or("") == before);  // the PIN comes first
        for (const char digit : std::string("2468")) tap(std::string("digit-") + digit);
        tap("enter-pin");
        exhibit.tell(event::JudgedPin{PinVerdict::Right}, time);
        pass();
        REQUIRE(exhibit.show().desk.view == OperatorDesk::View::Page);
    }
    void tap(const std::string& id) {
        const auto [x, y] = middle_of(id);
        pass(400ms, touch(x, y));
        pass(50ms, lift(x, y));
        pass(400ms);
    }
    const UiNode* plate() { return node_named(play->exhibit().nodes(), "stand-name"); }
};

}  // namespace

TEST_CASE("identify writes the stand's name over the loop for ten seconds, and a touch goes on") {
    Fleet fleet;
    fleet.start();
    CHECK(fleet.answer().is_null());
    CHECK_FALSE(fleet.plate());
    fleet.hint(7, "identify");
    fleet.pass();
    REQUIRE(fleet.plate());
    CHECK(fleet.plate()->text == "hall-3-left");
    CHECK_FALSE(fleet.plate()->hit);
    CHECK(fleet.answer() == json({{"id", 7}, {"state", "done"}}));
    fleet.pass(9s);
    CHECK(fleet.plate());
    fleet.pass(2s);
    CHECK_FALSE(fleet.plate());
    fleet.pass(1h);
    CHECK_FALSE(fleet.plate());  // the same hint still stands in agent.json
}

TEST_CASE("a hint waits for the end of a visit") {
    Fleet fleet;
    fleet.start();
    fleet.visit();
    CHECK(fleet.told()["scene"] == "visit");
    for (const char* what : {"identify", "screenshot", "restart"}) {
        static std::uint64_t id = 100;
        fleet.hint(++id, what);
        CHECK_FALSE(fleet.pass().leave);
        CHECK_FALSE(fleet.plate());
        CHECK(fleet.answer() == json({{"id", id}, {"state", "waiting"}}));
        CHECK_FALSE(std::filesystem::exists(fleet.options.run.screenshot()));
    }
    while (fleet.scene() != Scene::Attract) fleet.pass(10s);
    CHECK(fleet.pass().leave);
}

TEST_CASE("a screenshot is what is on screen, as a picture any program can read") {
    Fleet fleet;
    fleet.start();
    fleet.hint(1, "screenshot");
    REQUIRE(wait_for([&] { return fleet.pass(), fleet.answer()["state"] == "done"; }));
    const auto picture = decode_picture(read_file(fleet.options.run.screenshot()).value());
    REQUIRE(picture);
    REQUIRE(picture->width == 800);
    REQUIRE(picture->height == 480);
    for (std::size_t i = 0; i < fleet.screen.picture.size(); i += 997) {
        const std::uint32_t pixel = fleet.screen.picture[i];
        CHECK(picture->rgba[4 * i] == (pixel >> 16 & 0xFF));
        CHECK(picture->rgba[4 * i + 2] == (pixel & 0xFF));
    }
}

TEST_CASE("who comes from the loop to the operator's desk leaves the loop's picture behind") {
    Fleet fleet;
    fleet.start();
    fleet.pass(1s);
    const std::vector<std::uint32_t> loop = fleet.screen.picture;
    fleet.enter_desk();
    const auto picture = decode_picture(read_file(fleet.options.run.screenshot()).value());
    REQUIRE(picture);
    for (std::size_t i = 0; i < loop.size(); i += 997)
        CHECK(picture->rgba[4 * i + 1] == (loop[i] >> 8 & 0xFF));
    CHECK(fleet.screen.picture != loop);
}

TEST_CASE("of a visitor's screen no picture is left when somebody goes on to the desk") {
    Fleet fleet;
    fleet.start();
    fleet.visit();
    // Nor does one of another time stay that could be taken for it.
    REQUIRE(replace_file(fleet.options.run.screenshot(), "of yesterday"));
    fleet.enter_desk();
    CHECK_FALSE(std::filesystem::exists(fleet.options.run.screenshot()));
}

TEST_CASE("restart ends the program in good order, once") {
    Fleet fleet;
    fleet.start();
    fleet.hint(5, "restart");
    CHECK(fleet.pass().leave);
    CHECK(fleet.answer() == json({{"id", 5}, {"state", "done"}}));
    // The program that is started next finds the same hint. One painter at a time.
    const std::string told = fleet.told().dump();
    fleet.play.reset();
    Fleet next;
    std::filesystem::create_directories(next.options.run.show());
    REQUIRE(replace_file(next.options.run.display(), told));
    next.hint(5, "restart");
    next.start();
    CHECK_FALSE(next.pass().leave);
    CHECK(next.answer() == json({{"id", 5}, {"state", "done"}}));
    next.hint(6, "restart");
    CHECK(next.pass().leave);
}

TEST_CASE("a hint from before the start is not carried out, and what nobody knows is refused") {
    Fleet fleet;
    fleet.hint(9, "identify");
    fleet.start();
    fleet.pass();
    CHECK_FALSE(fleet.plate());
    CHECK(fleet.answer() == json({{"id", 9}, {"state", "refused"}}));
    fleet.hint(10, "explode");
    fleet.pass();
    CHECK(fleet.answer() == json({{"id", 10}, {"state", "refused"}}));
}

TEST_CASE("whatever stands in agent.json the display goes on") {
    Fleet fleet;
    fleet.start();
    for (const char* state :
         {"", "{", "[]", "7", R"({"hint":7})", R"({"hint":{"id":"x","do":"restart"}})",
          R"({"hint":{"id":-1,"do":"restart"}})", R"({"hint":{"id":1e300,"do":"restart"}})",
          R"({"hint":{"id":8}})", R"({"hint":{"id":8,"do":["restart"]}})"}) {
        INFO(state);
        fleet.say(std::string(state) + " ");
        CHECK_FALSE(fleet.pass().leave);
        CHECK(fleet.answer().is_null());
    }
}

TEST_CASE("display.json tells what the display knows of itself") {
    Fleet fleet;
    fleet.options.config_faults.push_back(
        {"\"rotate\" has to be 0, 90, 180 or 270.", "kiosk.toml", 4, {}, Code::ConfigFaulty});
    fleet.start();
    fleet.pass();
    const json told = fleet.told();
    CHECK(told["driver"] == "KMSDRM");
    CHECK(told["renderer"] == "software");
    CHECK(told["width"] == 800);
    CHECK(told["height"] == 480);
    CHECK(told["connected"] == true);
    CHECK(told["connector"].is_null());
    CHECK(told["scene"] == "attract");
    CHECK(told["last_touch"].is_null());
    CHECK(told["touch_devices"].is_null());
    CHECK(told["diagonal_inch"] == 7.0);
    CHECK(told["serial"].is_null());
    CHECK(told["since"].get<std::int64_t>() > 0);
    REQUIRE(told["faults"].size() == 1);
    CHECK(told["faults"][0]["code"] == "SP-412");
    CHECK(told["faults"][0]["line"] == 4);
}

TEST_CASE("display.json is written when something has changed, and once a minute") {
    Fleet fleet;
    fleet.start();
    Inputs nothing;
    nothing.touch_devices = 1;
    fleet.pass(1ms, nothing);
    CHECK(fleet.told()["touch_devices"] == 1);
    REQUIRE(std::filesystem::remove(fleet.options.run.display()));
    for (int second = 0; second < 59; ++second) fleet.pass(1s, nothing);
    CHECK_FALSE(std::filesystem::exists(fleet.options.run.display()));
    fleet.pass(2s, nothing);
    CHECK(std::filesystem::exists(fleet.options.run.display()));
    // A touch is told of, but not each one at once.
    REQUIRE(std::filesystem::remove(fleet.options.run.display()));
    fleet.pass(1s, lift());
    CHECK_FALSE(std::filesystem::exists(fleet.options.run.display()));
    fleet.pass(10s);
    CHECK(fleet.told()["last_touch"].is_number());
}

}  // namespace standpunkt::test
