#include "stage/touch.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace standpunkt;
using Kind = Gesture::Kind;

namespace {

/// A hand over a panel, with its own clock.
struct Hand {
    Touch touch;
    Time now{1000};
    std::vector<Gesture> seen;

    void feed(Contact::Kind kind, Point at, std::int64_t finger = 1) {
        for (const Gesture& each : touch.feed({kind, finger, at}, now)) seen.push_back(each);
    }
    void down(Point at, std::int64_t finger = 1) { feed(Contact::Kind::Down, at, finger); }
    void move(Point at, std::int64_t finger = 1) { feed(Contact::Kind::Move, at, finger); }
    void up(Point at, std::int64_t finger = 1) { feed(Contact::Kind::Up, at, finger); }
    void pass(int milliseconds) { now += Duration(milliseconds); }
    void check(const std::optional<std::set<std::int64_t>>& existing) {
        for (const Gesture& each : touch.check(existing, now)) seen.push_back(each);
    }
    int count(Kind kind) const {
        int found = 0;
        for (const Gesture& each : seen) found += each.kind == kind;
        return found;
    }
    /// A straight drag of `way` pixels upwards in `milliseconds`, a report every 8 ms.
    void flick(float way, int milliseconds) {
        down({500, 800});
        const int steps = milliseconds / 8;
        for (int i = 1; i <= steps; ++i) {
            pass(8);
            move({500, 800 - way * static_cast<float>(i) / static_cast<float>(steps)});
        }
    }
};

}  // namespace

TEST_CASE("a tap with 8 px of jitter is a tap") {
    Hand hand;
    hand.down({100, 100});
    hand.move({106, 105});
    hand.up({104, 104});
    REQUIRE(hand.seen.size() == 2);
    CHECK(hand.seen[0].kind == Kind::Press);
    CHECK(hand.seen[1].kind == Kind::Tap);
    CHECK(hand.seen[1].start == Point{100, 100});
    CHECK(hand.seen[1].down == Time(1000));
}

TEST_CASE("a tap shorter than a frame still shows its press") {
    Hand hand;
    hand.down({100, 100});
    hand.up({100, 100});
    CHECK(hand.count(Kind::Press) == 1);
    CHECK(hand.count(Kind::Tap) == 1);
}

TEST_CASE("a drag cancels the press and never taps") {
    Hand hand;
    hand.flick(400, 380);
    hand.up({500, 400});
    CHECK(hand.count(Kind::Cancel) == 1);
    CHECK(hand.count(Kind::Tap) == 0);
    CHECK(hand.count(Kind::Release) == 1);
}

TEST_CASE("a 400 px flick scrolls 729 px with no tap") {
    Hand hand;
    hand.flick(400, 380);  // 1053 px/s: 400 + 1053 / 3.2
    hand.up({500, 400});
    Scroll scroll;
    for (const Gesture& each : hand.seen) {
        if (each.kind == Kind::DragTo) scroll.drag(-each.delta.y, 5000);
        if (each.kind == Kind::Release) scroll.release(-each.velocity.y, hand.now);
    }
    CHECK(scroll.position(hand.now, 5000) == Catch::Approx(400));
    for (int i = 0; i < 400 && scroll.moving(); ++i) {
        hand.pass(16);
        scroll.position(hand.now, 5000);
    }
    CHECK_FALSE(scroll.moving());
    CHECK(scroll.position(hand.now, 5000) == Catch::Approx(729).margin(12));
    CHECK(hand.count(Kind::Tap) == 0);
}

TEST_CASE("the parts of a drag add up to the way of the finger") {
    Hand hand;
    hand.flick(400, 80);
    hand.up({510, 390});
    Point sum;
    for (const Gesture& each : hand.seen) {
        sum.x += each.delta.x;
        sum.y += each.delta.y;
    }
    CHECK(sum.x == Catch::Approx(10));
    CHECK(sum.y == Catch::Approx(-410));
}

TEST_CASE("a finger that rested over 80 ms throws nothing") {
    Hand hand;
    hand.flick(400, 200);
    hand.pass(81);
    hand.up({500, 400});
    CHECK(hand.seen.back().kind == Kind::Release);
    CHECK(hand.seen.back().velocity == Point{0, 0});
}

TEST_CASE("a panel that tells only down and up still drags") {
    Hand hand;
    hand.down({100, 100});
    hand.pass(100);
    hand.up({100, 300});
    CHECK(hand.count(Kind::Tap) == 0);
    CHECK(hand.count(Kind::DragTo) == 1);
    CHECK(hand.seen.back().kind == Kind::Release);
}

TEST_CASE("a second finger is ignored, and what it does later too") {
    Hand hand;
    hand.down({100, 100}, 1);
    hand.down({500, 500}, 2);
    hand.up({100, 100}, 1);
    hand.move({700, 700}, 2);
    hand.up({700, 700}, 2);
    REQUIRE(hand.seen.size() == 2);
    CHECK(hand.seen[1].kind == Kind::Tap);
    CHECK(hand.seen[1].start == Point{100, 100});
}

TEST_CASE("a second tap within 300 ms is ignored, one after it counts") {
    Hand hand;
    hand.down({100, 100});
    hand.up({100, 100});
    hand.pass(299);
    hand.down({100, 100});
    hand.up({100, 100});
    CHECK(hand.count(Kind::Tap) == 1);
    hand.pass(1);
    hand.down({100, 100});
    hand.up({100, 100});
    CHECK(hand.count(Kind::Tap) == 2);
}

TEST_CASE("who types is not slowed down: only the bounce of a contact is ignored") {
    Hand hand;
    hand.touch.keep(Rhythm::Typing);
    for (int letter = 0; letter < 6; ++letter) {
        hand.down({100, 100});
        hand.pass(40);
        hand.up({100, 100});
        hand.pass(80);
    }
    CHECK(hand.count(Kind::Tap) == 6);
    hand.down({100, 100});
    hand.pass(10);
    hand.up({100, 100});
    hand.pass(20);
    hand.down({100, 100});  // the same touch once more
    hand.up({100, 100});
    CHECK(hand.count(Kind::Tap) == 7);
}

TEST_CASE("who types with two thumbs may press the next key before the last is let go") {
    Hand hand;
    hand.touch.keep(Rhythm::Typing);
    hand.down({100, 100}, 1);
    hand.pass(50);
    hand.down({300, 100}, 2);
    hand.pass(20);
    hand.up({100, 100}, 1);
    hand.pass(20);
    hand.up({300, 100}, 2);
    REQUIRE(hand.count(Kind::Tap) == 2);
    CHECK(hand.seen.at(1).start == Point{100, 100});
    CHECK(hand.seen.back().start == Point{300, 100});
}

TEST_CASE("a finger that vanished cancels its press") {
    Hand hand;
    hand.down({100, 100}, 1);
    hand.check(std::set<std::int64_t>{1});
    CHECK(hand.count(Kind::Cancel) == 0);
    hand.check(std::set<std::int64_t>{});
    CHECK(hand.count(Kind::Cancel) == 1);
    hand.up({100, 100}, 1);
    CHECK(hand.count(Kind::Tap) == 0);
}

TEST_CASE("a finger that vanished in mid-drag ends it without a throw") {
    Hand hand;
    hand.flick(200, 80);
    hand.check(std::set<std::int64_t>{});
    CHECK(hand.seen.back().kind == Kind::Release);
    CHECK(hand.seen.back().velocity == Point{0, 0});
}

TEST_CASE("the mouse is no finger that could vanish") {
    Hand hand;
    hand.down({100, 100}, mouse_finger);
    hand.check(std::set<std::int64_t>{});
    hand.up({100, 100}, mouse_finger);
    CHECK(hand.count(Kind::Tap) == 1);
}

TEST_CASE("what trembles on the glass is let go as what lies still") {
    Hand hand;
    hand.down({500, 500});
    for (int i = 0; i < 110; ++i) {
        hand.pass(100);
        hand.move({500 + static_cast<float>(i % 2), 500});
        hand.check({});
    }
    CHECK(hand.count(Kind::Cancel) == 1);
    CHECK_FALSE(hand.touch.holding());
}

TEST_CASE("a press stuck for ten seconds is let go, where nobody tells of fingers") {
    Hand hand;
    CHECK(hand.touch.deadline() == never);
    hand.down({100, 100});
    CHECK(hand.touch.deadline() == hand.now + Duration(10'000));
    hand.pass(9999);
    hand.check({});
    CHECK(hand.count(Kind::Cancel) == 0);
    hand.pass(1);
    hand.check({});
    CHECK(hand.count(Kind::Cancel) == 1);
    CHECK_FALSE(hand.touch.pressed());
    CHECK(hand.touch.deadline() == never);
}

TEST_CASE("a finger that goes down twice without going up starts anew") {
    Hand hand;
    hand.down({100, 100});
    hand.pass(500);
    hand.down({600, 600});
    hand.up({600, 600});
    CHECK(hand.count(Kind::Cancel) == 1);
    CHECK(hand.seen.back().kind == Kind::Tap);
    CHECK(hand.seen.back().start == Point{600, 600});
}

TEST_CASE("what is pressed is told until it becomes a drag") {
    Hand hand;
    hand.down({100, 100});
    CHECK(hand.touch.pressed() == Point{100, 100});
    hand.move({100, 140});
    CHECK_FALSE(hand.touch.pressed());
}

TEST_CASE("scrolling stops at both ends") {
    Scroll scroll;
    scroll.drag(-50, 300);
    CHECK(scroll.position(Time(0), 300) == 0);
    scroll.release(5000, Time(0));
    CHECK(scroll.position(Time(2000), 300) == 300);
    CHECK_FALSE(scroll.moving());
    scroll.release(-5000, Time(2000));
    CHECK(scroll.moving());
    CHECK(scroll.position(Time(4000), 300) == 0);
    CHECK_FALSE(scroll.moving());
}

TEST_CASE("scrolling comes out alike however often it is asked") {
    Scroll often, once;
    often.release(1000, Time(0));
    once.release(1000, Time(0));
    for (int i = 1; i <= 100; ++i) often.position(Time(5 * i), 5000);
    CHECK(often.position(Time(500), 5000) == Catch::Approx(once.position(Time(500), 5000)));
}

TEST_CASE("a finger on moving text stops it") {
    Scroll scroll;
    scroll.release(1000, Time(0));
    scroll.position(Time(100), 5000);
    scroll.stop();
    const float there = scroll.position(Time(100), 5000);
    CHECK(scroll.position(Time(900), 5000) == there);
}
