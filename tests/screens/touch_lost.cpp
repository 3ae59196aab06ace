// A touchscreen whose cable came off: the loop goes on and invites nobody to touch it.
#include "screens/theatre.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

const Tempo cuts{.fade = Duration(0)};  // minutes of a loop: its fades are tried elsewhere

void devices(Theatre& theatre, int count) {
    Inputs inputs;
    inputs.touch_devices = count;
    REQUIRE(theatre.exhibit->turn(inputs, theatre.now));
}

bool invites(const Theatre& theatre) {
    return node_named(theatre.nodes(), "invite") != nullptr;
}

}  // namespace

TEST_CASE("A loop whose touchscreen is gone invites nobody, and says why to the team") {
    Theatre theatre(demo_catalogue(), {1920, 1080}, {}, cuts);
    devices(theatre, 1);
    REQUIRE(invites(theatre));
    devices(theatre, 0);
    CHECK_FALSE(invites(theatre));
    for (const UiNode& node : theatre.nodes()) CHECK_FALSE(node.hit);
    const UiNode* const team = node_named(theatre.nodes(), "team");
    REQUIRE(team);
    CHECK(team->text.find("SP-320") != std::string::npos);
    theatre.pass(std::chrono::minutes(2));
    CHECK_FALSE(invites(theatre));
    devices(theatre, 1);
    CHECK(invites(theatre));
}

TEST_CASE("A stand that never had a touchscreen is invited to all the same") {
    Theatre theatre(demo_catalogue(), {1920, 1080});
    devices(theatre, 0);
    CHECK(invites(theatre));
}

TEST_CASE("Without a touchscreen keys still open what is on show") {
    Theatre theatre(demo_catalogue(), {1920, 1080});
    devices(theatre, 1);
    devices(theatre, 0);
    theatre.press(Key::Ok);
    CHECK(theatre.scene() == Scene::Reader);
}

TEST_CASE("A touchscreen that goes during a visit leaves the visit as it is") {
    Theatre theatre(demo_catalogue(), {1920, 1080}, {}, cuts);
    devices(theatre, 1);
    REQUIRE(theatre.tap("invite"));
    REQUIRE(theatre.scene() == Scene::Reader);
    devices(theatre, 0);
    CHECK(theatre.scene() == Scene::Reader);
    CHECK(node_named(theatre.nodes(), "team") == nullptr);
    theatre.pass(std::chrono::minutes(10));
    REQUIRE(theatre.scene() == Scene::Attract);
    CHECK_FALSE(invites(theatre));
}
