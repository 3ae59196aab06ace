// Five seconds of one finger on the logo's place, and nothing that a cloth does.
#include "screens/corner_hold.h"

#include <catch2/catch_test_macros.hpp>

#include "screens/panel.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;

struct Glass {
    Metrics panel = Metrics::of({1920, 1080}, {24}).value();
    CornerHold hold{panel};
    Time now{0};

    void send(Contact::Kind kind, Point at, std::int64_t finger = 1) {
        hold.feed({kind, finger, at}, now);
    }
    void down(Point at, std::int64_t finger = 1) { send(Contact::Kind::Down, at, finger); }
    bool after(Duration time) { return hold.complete(now += time); }
};

}  // namespace

TEST_CASE("The corner is at least 20 mm each way on every panel") {
    for (const PanelCase& one : panels) {
        INFO(one.name);
        const Metrics metrics = Metrics::of(one.size, {one.diagonal_inch}).value();
        const Rect corner = logo_corner(metrics);
        CHECK(corner.x == 0);
        CHECK(corner.y == 0);
        CHECK(corner.width * metrics.millimetres >= 20);
        CHECK(corner.height * metrics.millimetres >= 20);
        CHECK(corner.width < static_cast<float>(one.size.width) / 2);
        CHECK(corner.height < static_cast<float>(one.size.height) / 2);
    }
}

TEST_CASE("One finger that rests there for five seconds is a hold, once") {
    Glass glass;
    glass.down({40, 40});
    CHECK(glass.hold.deadline() == 5s);
    CHECK_FALSE(glass.after(4'999ms));
    CHECK(glass.after(1ms));
    CHECK_FALSE(glass.after(10s));
    CHECK(glass.hold.deadline() == never);
}

TEST_CASE("A finger beside the corner, or lifted too early, is no hold") {
    Glass beside;
    beside.down({600, 40});
    CHECK_FALSE(beside.after(6s));
    Glass early;
    early.down({40, 40});
    early.after(4s);
    early.send(Contact::Kind::Up, {40, 40});
    CHECK_FALSE(early.after(2s));
}

TEST_CASE("A finger may roll, but not wander: a cloth that moves is no hold") {
    Glass rolls;
    rolls.down({40, 40});
    rolls.send(Contact::Kind::Move, {50, 46});
    CHECK(rolls.after(5s));
    Glass wanders;
    wanders.down({40, 40});
    wanders.send(Contact::Kind::Move, {70, 40});
    wanders.send(Contact::Kind::Move, {40, 40});
    CHECK_FALSE(wanders.after(6s));
}

TEST_CASE("With a second finger anywhere it is no hold, until all are lifted") {
    Glass glass;
    glass.down({40, 40});
    glass.down({900, 500}, 2);
    CHECK_FALSE(glass.after(6s));
    glass.send(Contact::Kind::Up, {40, 40});
    glass.down({40, 40});
    CHECK_FALSE(glass.after(6s));
    glass.send(Contact::Kind::Up, {40, 40});
    glass.send(Contact::Kind::Up, {900, 500}, 2);
    glass.down({40, 40});
    CHECK(glass.after(5s));
}

TEST_CASE("Fingers that vanish with their panel hold nothing and hinder nothing") {
    Glass glass;
    glass.down({900, 500}, 2);
    glass.down({40, 40});
    glass.hold.check(std::set<std::int64_t>{});
    CHECK_FALSE(glass.after(6s));
    glass.down({40, 40}, 3);
    glass.hold.check(std::set<std::int64_t>{3});
    CHECK(glass.after(5s));
}

TEST_CASE("A hold that is given up after two seconds is no tap any more") {
    Glass glass;
    glass.down({40, 40});
    CHECK_FALSE(glass.hold.no_tap(glass.now + 1'999ms));
    CHECK(glass.hold.no_tap(glass.now + 2s));
}

}  // namespace standpunkt::test
