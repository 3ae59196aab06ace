// The operator's desk as the program serves it: real files, a real PIN, an agent a test speaks for.
#include "apps/display_operator.h"

#include <nlohmann/json.hpp>

#include "apps/display_clock.h"
#include "base/passcode.h"
#include "stand_play.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

/// A stage that can be turned.
class TurningStage : public FakeStage {
  public:
    using FakeStage::FakeStage;
    bool turn(Rotation rotation, TouchAxes touch) override {
        turns = {rotation, touch};
        return true;
    }
    PanelTurns turns;
};

struct Desk : StandPlay {
    TurningStage turning{screen};
    std::optional<DisplayOperator> desk;
    Companions companions;
    Time time = now();
    bool left = false;

    Desk() {
        options.config.people.pin = path / "operator.pin";
        options.config.people.contact = "Frau Muster, 1234";
        REQUIRE(replace_file(options.config.people.pin, passcode_file_text("2468").value()));
        std::filesystem::create_directories(options.slots.data.show());
        desk.emplace(options, turning);
        companions = {&*desk};
        desk->begin(*play, time);
        pass();
    }
    void pass(Duration span = 1ms, Inputs inputs = {}) {
        time += span;
        left = turn(companions, time, std::move(inputs)).leave;
    }
    /// A finger on the corner; `span` later it is lifted.
    void hold(Duration span = 5s) {
        pass(400ms, touch(20, 20));
        pass(span);
        pass(1ms, lift(20, 20));
        pass(400ms);
    }
    void tap(const std::string& id) {
        const auto [x, y] = middle_of(id);
        pass(400ms, touch(x, y));
        pass(50ms, lift(x, y));
        pass(400ms);
    }
    void type(const std::string& digits) {
        for (const char digit : digits) tap(std::string("digit-") + digit);
        tap("enter-pin");
    }
    void enter() {
        hold();
        type("2468");
        REQUIRE(view() == OperatorDesk::View::Page);
    }
    OperatorDesk::View view() { return play->exhibit().show().desk.view; }
    std::string said(const std::string& id) {
        const UiNode* node = node_named(play->exhibit().nodes(), id);
        return node ? node->text : std::string();
    }
    json request() const { return json::parse(read_file(options.run.request()).value_or("null")); }
    void answer(json state) {
        REQUIRE(replace_file(options.run.state(), json({{"request", std::move(state)}}).dump()));
        pass(300ms);
        pass();
    }
};

}  // namespace

TEST_CASE(
    "Holding the corner, the PIN and a tap ask the agent to check, and tell what came of it") {
    Desk desk;
    desk.enter();
    CHECK(desk.request().is_null());
    desk.tap("check");
    const json asked = desk.request();
    CHECK(asked.at("ask") == "check-now");
    CHECK_FALSE(desk.said("check-state").empty());
    desk.answer({{"id", asked.at("id")}, {"state", "working"}});
    CHECK(desk.request() == asked);
    desk.answer({{"id", asked.at("id")}, {"state", "done"}, {"serial", 43}});
    CHECK(desk.said("check-state").find("43") != std::string::npos);
    CHECK(desk.request().is_null());
}

TEST_CASE("Visits on the page are those that the agent counted: the display reads no journal") {
    Desk desk;
    const VisitsToday visits{17, 3, 60s, false};
    REQUIRE(replace_file(desk.options.run.state(), json({{"visits", to_json(visits)}}).dump()));
    desk.enter();
    std::string facts;
    for (bool more = true; more;) {  // on a small screen one page after the other
        for (const UiNode& node : desk.play->exhibit().nodes()) facts += node.text + "\n";
        const UiNode* next = node_named(desk.play->exhibit().nodes(), "later");
        more = next && next->hit && facts.find("\n17\n") == std::string::npos;
        if (more) desk.tap("later");
    }
    INFO(facts);
    CHECK(facts.find("\n17\n") != std::string::npos);
}

TEST_CASE("A hold shorter than five seconds opens nothing, neither the desk nor a visit") {
    Desk desk;
    desk.hold(4'900ms);
    CHECK(desk.scene() == Scene::Attract);
    desk.hold(5s);
    CHECK(desk.scene() == Scene::Operator);
}

TEST_CASE("A short touch of the corner is a visitor's like any other") {
    Desk desk;
    desk.hold(100ms);
    CHECK(is_visit(desk.scene()));
}

TEST_CASE("A wrong PIN opens nothing, and three of them lock") {
    Desk desk;
    desk.hold();
    for (int i = 0; i < 3; ++i) desk.type("1357");
    CHECK(desk.view() == OperatorDesk::View::Pin);
    CHECK_FALSE(node_named(desk.play->exhibit().nodes(), "digit-1"));
    CHECK(desk.said("told").find("SP-") == std::string::npos);
}

TEST_CASE("Without a PIN file there is no pad, and cleaning takes touch away for its time") {
    Desk desk;
    std::filesystem::remove(desk.options.config.people.pin);
    desk.hold();
    CHECK_FALSE(node_named(desk.play->exhibit().nodes(), "digit-1"));
    CHECK(desk.said("told").find("standpunkt-sync set-pin") != std::string::npos);
    desk.tap("clean");
    CHECK(desk.view() == OperatorDesk::View::Cleaning);
    desk.pass(1s, touch());
    desk.pass(50ms, lift());
    CHECK(desk.scene() == Scene::Operator);
    desk.pass(60s);
    CHECK(desk.scene() == Scene::Attract);
    desk.pass(400ms, touch());
    desk.pass(50ms, lift());
    CHECK(is_visit(desk.scene()));
}

TEST_CASE("A PIN file that holds no digest is told, and locks nobody out") {
    Desk desk;
    REQUIRE(replace_file(desk.options.config.people.pin, "2468\n"));
    desk.hold();
    for (int i = 0; i < 4; ++i) desk.type("2468");
    CHECK(desk.view() == OperatorDesk::View::Pin);
    CHECK(node_named(desk.play->exhibit().nodes(), "digit-1"));
}

TEST_CASE("An agent that says nothing is told after a while, and can be asked again") {
    Desk desk;
    desk.enter();
    desk.tap("report");
    const json asked = desk.request();
    CHECK(asked.at("ask") == "report");
    desk.pass(11s);
    desk.pass();
    CHECK(desk.said("report-state").find("SP-406") != std::string::npos);
    CHECK(desk.request().is_null());
    desk.tap("report");
    CHECK(desk.request().at("id") != asked.at("id"));
}

TEST_CASE("An agent that is started anew in the middle of a request does not block the others") {
    Desk desk;
    desk.enter();
    desk.tap("check");
    const json first = desk.request();
    desk.tap("report");
    desk.answer({{"id", first.at("id")}, {"state", "working"}});
    // As long as it says it works, it may take its time.
    for (int i = 0; i < 3; ++i) desk.pass(9s);
    CHECK(desk.request() == first);
    desk.answer(json());
    desk.pass(9s);
    CHECK(desk.request() == first);
    desk.pass(2s);
    desk.pass();
    CHECK(desk.said("check-state").find("SP-406") != std::string::npos);
    CHECK(desk.request().at("ask") == "report");
}

TEST_CASE("A refused report says why, with its code") {
    Desk desk;
    desk.enter();
    desk.tap("report");
    desk.answer({{"id", desk.request().at("id")}, {"state", "failed"}, {"code", "SP-409"}});
    CHECK(desk.said("report-state").find("SP-409") != std::string::npos);
}

TEST_CASE("One request at a time: the second is asked when the first is answered") {
    Desk desk;
    desk.enter();
    desk.tap("check");
    const json first = desk.request();
    desk.tap("report");
    CHECK(desk.request() == first);
    desk.answer({{"id", first.at("id")}, {"state", "done"}});
    CHECK(desk.request().at("ask") == "report");
}

TEST_CASE("Whatever stands in agent.json, the desk goes on") {
    Desk desk;
    desk.enter();
    desk.tap("check");
    const auto id = desk.request().at("id");
    for (const json& answer :
         {json(), json("x"), json::array({1}), json({{"id", "7"}}), json({{"id", id}}),
          json({{"id", id}, {"state", 7}}), json({{"id", id}, {"state", "dancing"}})})
        desk.answer(answer);
    CHECK(desk.request().at("id") == id);
    desk.answer({{"id", id}, {"state", "failed"}, {"code", 12}});
    CHECK(desk.request().is_null());
    CHECK(desk.said("check-state").ends_with('.'));  // and no code behind it
}

TEST_CASE("The page says what health finds, and whom to call where something is wrong") {
    Desk desk;
    desk.enter();
    CHECK_FALSE(desk.said("sentence").empty());
    // No agent has ever spoken: the stand is not well.
    CHECK(desk.said("more").find("Frau Muster, 1234") != std::string::npos);
}

TEST_CASE("A turn that is kept is there at the next start, one that is not is taken back") {
    Desk desk;
    desk.enter();
    const auto go = [&](const char* id) {
        while (!node_named(desk.play->exhibit().nodes(), id)) desk.tap("later");
        desk.tap(id);
    };
    go("turn-picture");
    CHECK(desk.turning.turns.rotation == Rotation::Right);
    CHECK(desk.view() == OperatorDesk::View::Turning);
    desk.pass(15s);
    desk.pass();
    CHECK(desk.turning.turns.rotation == Rotation::None);
    CHECK(desk.view() == OperatorDesk::View::Page);
    const PanelTurns configured;
    CHECK(kept_turns(desk.options.slots.data.panel(), configured) == configured);
    go("turn-picture");
    CHECK(desk.turning.turns.rotation == Rotation::Half);  // the one after the one not answered
    desk.tap("keep");
    CHECK(kept_turns(desk.options.slots.data.panel(), configured) ==
          PanelTurns{Rotation::Half, {}});
}

TEST_CASE("Restarting the show ends the program in good order") {
    Desk desk;
    desk.enter();
    CHECK_FALSE(desk.left);
    desk.pass(400ms);
    const UiNode* node = node_named(desk.play->exhibit().nodes(), "restart");
    REQUIRE(node);
    const float x = node->hit->x + 10, y = node->hit->y + 10;
    desk.pass(400ms, touch(x, y));
    desk.pass(50ms, lift(x, y));
    CHECK(desk.left);
}

TEST_CASE("What an operator kept counts only over the configuration it was kept over") {
    const TemporaryFolder folder;
    const auto file = folder.path / "panel.json";
    const PanelTurns plain, upright{Rotation::Right, {}};
    const PanelTurns kept{Rotation::Half, {TouchAxes::Mirror::X, Rotation::Left}};
    CHECK(kept_turns(file, plain) == plain);
    REQUIRE(keep_turns(file, plain, kept));
    CHECK(kept_turns(file, plain) == kept);
    CHECK(kept_turns(file, upright) == upright);
    for (const char* text :
         {"", "{", "[]", R"({"over":{"rotate":0,"touch":0},"rotate":45,"touch":0})",
          R"({"over":{"rotate":0,"touch":0},"rotate":90,"touch":8})",
          R"({"over":{"rotate":0,"touch":0},"rotate":"90","touch":-1})"}) {
        INFO(text);
        REQUIRE(replace_file(file, text));
        CHECK(kept_turns(file, plain) == plain);
    }
}

TEST_CASE("Turning on through all ways comes back to the first, and no two are alike") {
    for (const TurnOf what : {TurnOf::Picture, TurnOf::Touch}) {
        const PanelTurns begin{Rotation::Left, {TouchAxes::Mirror::Y, Rotation::Right}};
        CHECK(turned_on(begin, what, ways_to_turn(what)) == begin);
        for (int i = 0; i < ways_to_turn(what); ++i)
            for (int k = 0; k < i; ++k)
                CHECK_FALSE(turned_on(begin, what, i) == turned_on(begin, what, k));
    }
    // The two names of the same way.
    CHECK(PanelTurns{Rotation::None, {TouchAxes::Mirror::Y, Rotation::None}} ==
          PanelTurns{Rotation::None, {TouchAxes::Mirror::X, Rotation::Half}});
}

}  // namespace standpunkt::test
