#include "config/screen_config.h"

#include <catch2/catch_test_macros.hpp>
#include <map>

#include "config/kiosk_config.h"

namespace standpunkt::test {
namespace {

KioskConfig with(const std::string& text) {
    const auto config = parse_config("channel = \"a\"\n" + text, "kiosk.toml");
    if (!config)
        for (const Error& fault : config.error().all) UNSCOPED_INFO(to_string(fault));
    REQUIRE(config);
    return *config;
}

std::size_t faults_in(const std::string& text) {
    const auto config = parse_config("channel = \"a\"\n" + text, "kiosk.toml");
    return config ? 0 : config.error().all.size();
}

constexpr int at(int hour, int minute = 0) {
    return hour * 60 + minute;
}

}  // namespace

TEST_CASE("hours are read as people write them, and nothing else is") {
    CHECK(parse_hours("09:00-18:30") == HourSpan{at(9), at(18, 30)});
    CHECK(parse_hours("00:00-24:00") == HourSpan{0, at(24)});
    for (const char* wrong : {"", "9-18", "09:00", "09:00-25:00", "24:00-24:00", "09:60-10:00",
                              "09:00 - 18:00", "09:00-18:0", "-9:00-18:00", "09:00-24:01"}) {
        INFO(wrong);
        CHECK_FALSE(parse_hours(wrong));
    }
}

TEST_CASE("a screen without opening hours is always on") {
    CHECK(is_open({}, 6, at(3)));
    CHECK(with("[hours]\n").screen.hours.always);
}

TEST_CASE("a day's own hours go before the daily ones") {
    const auto hours =
        with("[hours]\ndaily = \"09:00-18:00\"\nfriday = \"10:00-20:00\"\nsunday = \"closed\"\n")
            .screen.hours;
    CHECK_FALSE(is_open(hours, 0, at(8, 59)));
    CHECK(is_open(hours, 0, at(9)));
    CHECK(is_open(hours, 0, at(17, 59)));
    CHECK_FALSE(is_open(hours, 0, at(18)));
    CHECK_FALSE(is_open(hours, 4, at(9)));
    CHECK(is_open(hours, 4, at(19)));
    CHECK_FALSE(is_open(hours, 6, at(12)));
}

TEST_CASE("hours without a day that is open are a fault in their line, and darken nothing") {
    for (const char* hours : {"sunday = \"closed\"", "daily = \"closed\""}) {
        INFO(hours);
        const auto config =
            parse_config("channel = \"a\"\n[hours]\n" + std::string(hours), "kiosk.toml");
        REQUIRE_FALSE(config);
        REQUIRE(config.error().all.size() == 1);
        CHECK(config.error().all[0].line == 3);
        CHECK_FALSE(config.error().all[0].next_step.empty());
        CHECK(is_open(config.error().rest.screen.hours, 0, at(12)));
    }
    CHECK(with("[hours]\ndaily = \"closed\"\nsaturday = \"10:00-18:00\"\n").screen.hours.days[5]);
}

TEST_CASE("hours over midnight belong to the day on which they begin") {
    const auto hours = with("[hours]\nsaturday = \"20:00-02:00\"\n").screen.hours;
    CHECK_FALSE(is_open(hours, 5, at(1)));
    CHECK(is_open(hours, 5, at(23)));
    CHECK(is_open(hours, 6, at(1, 59)));
    CHECK_FALSE(is_open(hours, 6, at(2)));
    CHECK_FALSE(is_open(hours, 6, at(20)));
}

TEST_CASE("hours that begin and end at the same minute are the whole day round") {
    const auto hours = with("[hours]\ndaily = \"06:00-06:00\"\n").screen.hours;
    for (int day = 0; day < 7; ++day)
        for (const int hour : {0, 5, 6, 23}) CHECK(is_open(hours, day, at(hour)));
}

TEST_CASE("how a panel hangs is read, and what no panel can be is a fault") {
    const auto screen = with(
                            "[screen]\ndiagonal = 15.6\nrotate = 90\nmirror_touch = \"x\"\n"
                            "mount_bottom_mm = 700\nloop = \"light\"\n")
                            .screen;
    CHECK(screen.diagonal_inch == 15.6);
    CHECK(screen.rotate == 90);
    CHECK(screen.mirror_touch == ScreenConfig::Mirror::X);
    CHECK(screen.mount_bottom_mm == 700);
    CHECK(screen.loop == "light");
    for (const char* wrong : {"diagonal = 2", "rotate = 45", "rotate = 360", "mirror_touch = \"z\"",
                              "loop = \"grey\"", "mount_bottom_mm = -1", "colour = 1"}) {
        INFO(wrong);
        CHECK(faults_in(std::string("[screen]\n") + wrong) == 1);
    }
    CHECK(faults_in("[hours]\nmonday = \"nine to five\"") == 1);
    CHECK(faults_in("[hours]\nmontag = \"09:00-18:00\"") == 1);
}

}  // namespace standpunkt::test
