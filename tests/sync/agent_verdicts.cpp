// What the agent makes of what the display and an operator say about a bundle.
#include "support/agent_desk.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using Kind = CheckResult::Kind;

}  // namespace

TEST_CASE("rejected by the display, a bundle is not tried again, a newer one is") {
    AgentDesk desk;
    desk.use_stick();
    desk.install(desk.make("good", 1));
    desk.open();
    desk.plug(desk.make("bad", 2));
    desk.pass(3s);
    REQUIRE(desk.agent->table().trial);
    for (int start = 0; start < 4; ++start)
        SlotReader({desk.data, desk.trusted, desk.factory(), "boot"}).choose(1);
    desk.pass(10s);
    CHECK_FALSE(desk.agent->table().trial);
    CHECK(desk.agent->sources()[0].result->error.code == Code::RefusedBefore);
    desk.plug(desk.make("better", 3));
    desk.pass(3s);
    CHECK(desk.agent->table().trial->identity.serial == 3);
}

TEST_CASE("rollback sets aside, refuses, and an operator can lift it") {
    AgentDesk desk;
    desk.install(desk.make("one", 1));
    const auto two = desk.make("two", 2);
    desk.install(two);
    REQUIRE(desk.agent->rollback());
    CHECK(desk.show() == 1);
    CHECK_FALSE(std::filesystem::exists(desk.data.bundle(id_of(two))));
    CHECK(desk.hand_over({two}).error.code == Code::RefusedBefore);
    CHECK(desk.hand_over({two}, true).kind == Kind::Installed);
}

TEST_CASE("what a confirmed bundle withdraws is deleted, and rollback refuses it") {
    AgentDesk desk;
    const auto one = desk.make("one", 1);
    desk.install(one);
    desk.install(desk.make("two", 2, {.withdraw_below = 2}));
    CHECK_FALSE(std::filesystem::exists(desk.data.bundle(id_of(one))));
    CHECK_FALSE(desk.agent->rollback());
}

TEST_CASE("the way back from a serial set too high lasts") {
    AgentDesk desk;
    desk.install(desk.make("far", 9000));
    std::filesystem::rename(desk.trusted / "stand.pub", desk.path / "aside");
    desk.open();
    std::filesystem::rename(desk.path / "aside", desk.trusted / "stand.pub");
    desk.open();
    desk.install(desk.make("ten", 10));
    desk.open();
    CHECK(desk.agent->table().floor_of("demo", desk.key.id) == 10);
    CHECK(desk.hand_over({desk.make("eleven", 11)}).kind == Kind::Installed);
}

TEST_CASE("what was confirmed while the next one was copied is what stays when that is rejected") {
    AgentDesk desk;
    desk.install(desk.make("one", 1));
    CHECK(desk.hand_over({desk.make("two", 2)}).kind == Kind::Installed);
    desk.show();  // the display confirms it, and nobody has told the agent yet
    CHECK(desk.hand_over({desk.make("three", 3)}).kind == Kind::Installed);
    CHECK(desk.agent->table().current->identity.serial == 2);
    CHECK(desk.agent->table().trial->identity.serial == 3);
}

TEST_CASE(
    "lifted by an operator, a rejected bundle is on trial again, though the display saw nothing") {
    AgentDesk desk;
    desk.install(desk.make("one", 1));
    const auto two = desk.make("two", 2);
    CHECK(desk.hand_over({two}).kind == Kind::Installed);
    for (int start = 0; start < 4; ++start)
        SlotReader({desk.data, desk.trusted, desk.factory(), "boot"}).choose(1);
    desk.agent->step(desk.pulse);
    REQUIRE_FALSE(desk.agent->table().trial);
    desk.clock.pass(1s);
    CHECK(desk.hand_over({two}, true).kind == Kind::Installed);
    desk.agent->step(desk.pulse);
    REQUIRE(desk.agent->table().trial);
    CHECK(desk.show() == 2);
}

}  // namespace standpunkt::test
