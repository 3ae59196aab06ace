#include "apps/display_hours.h"

#include <catch2/catch_test_macros.hpp>

#include "stand_play.h"
#include "support/time_zone.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;

constexpr int friday = 4, saturday = 5;

LocalMinute at(int weekday, int hour, int minute = 0) {
    return {weekday, hour * 60 + minute};
}

OpeningHours daily(int from, int until) {
    OpeningHours hours;
    hours.always = false;
    hours.days.fill(HourSpan{from * 60, until * 60});
    return hours;
}

/// A stand that closes at six, whose clock a test sets.
struct Evening : StandPlay {
    std::optional<LocalMinute> clock = at(friday, 17);
    DisplayHours hours{stage, daily(9, 18), [this](Time) { return clock; }, path, play_time()};
    Companions companions{&hours};

    static Time play_time() { return now(); }
    const Time begin = now();
    Turn& at_minute(int minutes, Inputs inputs = {}) {
        return turn(companions, begin + minutes * 1min, std::move(inputs));
    }
};

}  // namespace

TEST_CASE("outside the opening hours it is bedtime two minutes after the last touch") {
    Bedtime bedtime(daily(9, 18), Time(0));
    CHECK_FALSE(bedtime.is_due(at(friday, 17, 59), 10min));
    CHECK(bedtime.is_due(at(friday, 18), 10min));
    CHECK(bedtime.is_due(at(saturday, 8, 59), 10min));
    CHECK_FALSE(bedtime.is_due(at(saturday, 9), 10min));
    bedtime.touched(10min);
    CHECK_FALSE(bedtime.is_due(at(friday, 20), 11min));
    CHECK(bedtime.is_due(at(friday, 20), 12min));
}

TEST_CASE("whoever switches a stand on at night sees it for two minutes") {
    const Bedtime bedtime(daily(9, 18), 100min);
    CHECK_FALSE(bedtime.is_due(at(friday, 22), 101min));
    CHECK(bedtime.is_due(at(friday, 22), 102min));
}

TEST_CASE("a clock that nobody set sends no stand to bed, nor do hours that nobody wrote") {
    CHECK_FALSE(Bedtime(daily(9, 18), Time(0)).is_due(std::nullopt, 60min));
    const Bedtime always(OpeningHours(), Time(0));
    CHECK_FALSE(always.is_due(at(friday, 3), 60min));
    CHECK_FALSE(always.ever());
}

TEST_CASE("hours over midnight keep the screen on into the next day") {
    const Bedtime bedtime(daily(20, 2), Time(0));
    CHECK_FALSE(bedtime.is_due(at(friday, 23, 59), 60min));
    CHECK_FALSE(bedtime.is_due(at(saturday, 1, 59), 60min));
    CHECK(bedtime.is_due(at(saturday, 2), 60min));
    CHECK(bedtime.is_due(at(saturday, 19, 59), 60min));
}

TEST_CASE("summer time moves the hours with the clocks on the wall") {
    const TimeZone berlin(berlin_time);
    // On 28 March 2027 it is 01:59 and then 03:00.
    CHECK(local_minute(1'806'195'540) == LocalMinute{6, 1 * 60 + 59});
    CHECK(local_minute(1'806'195'600) == LocalMinute{6, 3 * 60});
    // On 31 October 2027 it is 02:59 and then 02:00 once more.
    CHECK(local_minute(1'824'944'340) == LocalMinute{6, 2 * 60 + 59});
    CHECK(local_minute(1'824'944'400) == LocalMinute{6, 2 * 60});
    const Bedtime bedtime(daily(3, 18), Time(0));
    CHECK(bedtime.is_due(local_minute(1'806'195'540), 60min));
    CHECK_FALSE(bedtime.is_due(local_minute(1'806'195'600), 60min));
}

TEST_CASE("a clock of a test runs through the week") {
    CHECK(later(at(friday, 23, 59), 1min) == at(saturday, 0));
    CHECK(later(at(6, 12), 12h) == at(0, 0));
}

TEST_CASE("at closing time the loop goes dark and its power off, and at opening time on again") {
    Evening evening;
    evening.at_minute(0);
    REQUIRE_FALSE(evening.black());
    evening.clock = at(friday, 18);
    CHECK(evening.at_minute(60).asleep);
    CHECK(evening.black());
    CHECK(evening.screen.power == ScreenPower::Off);
    // Nothing is drawn at night.
    const auto shown = evening.screen.shown.load();
    for (int minute = 61; minute < 90; ++minute) CHECK(evening.at_minute(minute).asleep);
    CHECK(evening.screen.shown == shown);
    evening.clock = at(saturday, 9);
    CHECK_FALSE(evening.at_minute(900).asleep);
    CHECK(evening.screen.power == ScreenPower::On);
    CHECK_FALSE(evening.black());
    CHECK(evening.scene() == Scene::Attract);
}

TEST_CASE("the touch that wakes a screen does nothing else, and the next one is a visitor's") {
    Evening evening;
    evening.at_minute(0);
    evening.clock = at(friday, 20);
    REQUIRE(evening.at_minute(60).asleep);
    CHECK_FALSE(evening.at_minute(61, touch()).asleep);
    evening.at_minute(61, lift());
    CHECK(evening.scene() == Scene::Attract);
    CHECK_FALSE(evening.black());
    evening.at_minute(62, touch());
    evening.at_minute(62, lift());
    CHECK(evening.scene() == Scene::Reader);
}

TEST_CASE("a visit is never darkened, and two minutes after the last touch it may be") {
    Evening evening;
    evening.at_minute(0);
    evening.at_minute(1, touch());
    evening.at_minute(1, lift());
    REQUIRE(evening.scene() == Scene::Reader);
    evening.clock = at(friday, 18);
    Turn& turn = evening.at_minute(1);
    for (int minute = 2; evening.scene() == Scene::Reader; ++minute) {
        REQUIRE(minute < 60);
        CHECK_FALSE(turn.asleep);
        evening.at_minute(minute);
    }
    evening.at_minute(61);
    CHECK(evening.at_minute(62).asleep);
}

TEST_CASE("where no power can be cut the picture is black, and a panel's own light goes first") {
    Evening evening;
    evening.screen.obeys = false;
    const auto light = evening.path / "sys/class/backlight/panel";
    std::filesystem::create_directories(light);
    REQUIRE(replace_file(light / "bl_power", "0"));
    evening.at_minute(0);
    evening.clock = at(friday, 18);
    CHECK(evening.at_minute(60).asleep);
    CHECK(evening.black());
    CHECK(read_file(light / "bl_power").value().starts_with("4"));
    CHECK_FALSE(evening.at_minute(61, touch()).asleep);
    CHECK(read_file(light / "bl_power").value().starts_with("0"));
}

TEST_CASE("a show that was killed asleep is seen when it is started anew") {
    Evening evening;
    const auto light = evening.path / "sys/class/backlight/panel";
    std::filesystem::create_directories(light);
    REQUIRE(replace_file(light / "bl_power", "4"));
    const auto clock = [](Time) { return at(saturday, 8, 59); };
    const DisplayHours always(evening.stage, {}, clock, evening.path, now());
    CHECK(read_file(light / "bl_power") == "4");  // somebody else's
    const DisplayHours again(evening.stage, daily(9, 18), clock, evening.path, now());
    CHECK(read_file(light / "bl_power") == "0");
}

TEST_CASE("a window that is opened anew at night is dark too") {
    Evening evening;
    evening.at_minute(0);
    evening.clock = at(friday, 18);
    REQUIRE(evening.at_minute(60).asleep);
    evening.screen.power.reset();
    evening.screen.picture.assign(evening.screen.picture.size(), 0xFFFFFFFF);
    Inputs inputs;
    inputs.exposed = true;
    CHECK(evening.at_minute(61, inputs).asleep);
    CHECK(evening.black());
    CHECK(evening.screen.power == ScreenPower::Off);
}

TEST_CASE("a program that ends leaves the screen on") {
    Evening evening;
    evening.at_minute(0);
    evening.clock = at(friday, 18);
    REQUIRE(evening.at_minute(60).asleep);
    evening.hours.end();
    CHECK(evening.screen.power == ScreenPower::On);
}

}  // namespace standpunkt::test
