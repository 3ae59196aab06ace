// What is told of a day: today's counts, and the days that are over.
#include <nlohmann/json.hpp>

#include "fair.h"
#include "support/time_zone.h"
#include "visits/report.h"

using namespace standpunkt;
using namespace standpunkt::test;
using nlohmann::json;

TEST_CASE("Today is this place's day, readers and means of it alone") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    Journal journal = desk.running();
    constexpr std::int64_t midnight = noon - 12 * 3600;
    REQUIRE(journal.add(visit_at(midnight - 60 - noon)));
    CHECK(*visits_today(desk.path, midnight - 30) == VisitCounts{1, 1, 90, 80, false});
    CHECK(*visits_today(desk.path, midnight + 30) == VisitCounts{});
    VisitRecord visit = visit_at(midnight + 60 - noon);
    REQUIRE(journal.add(visit));
    visit.reader = false;
    visit.seconds = 10;
    visit.texts.clear();
    REQUIRE(journal.add(visit));
    CHECK(*visits_today(desk.path, noon) == VisitCounts{2, 1, 50, 80, false});
    // By a clock that was not set yet, in a boot that has learnt since when it was.
    REQUIRE(journal.add(visit_at(100, false)));
    CHECK(*visits_today(desk.path, noon) == VisitCounts{3, 2, 63, 80, false});
}

TEST_CASE("Without a clock those of this start of the machine are told, and no others") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    Journal journal = desk.running();
    REQUIRE(journal.add(visit_at(0)));
    REQUIRE(journal.begin_run(start_at(10, {}, "clockless")));
    REQUIRE(journal.add(visit_at(60, false)));
    REQUIRE(journal.begin_run(start_at(10, {}, "this-boot")));
    REQUIRE(journal.add(visit_at(60, false)));
    REQUIRE(journal.begin_run(start_at(500, {}, "this-boot")));
    REQUIRE(journal.add(visit_at(600, false)));
    CHECK(*visits_today(desk.path, noon, "this-boot") == VisitCounts{2, 2, 90, 80, true});
    CHECK(*visits_today(desk.path, noon, "another") == VisitCounts{1, 1, 90, 80, false});
    REQUIRE(journal.know_clock({.since_boot = 700, .wall = noon + 86'400, .east = 7200}));
    CHECK(*visits_today(desk.path, noon + 86'400, "this-boot") == VisitCounts{2, 2, 90, 80, false});
}

TEST_CASE("Whole days are told once they are over, oldest first, from the first sign on") {
    const Fair fair;
    const std::int64_t now = fair_opens + 3 * 86'400;
    const auto days = [&](const std::string& after, std::size_t most = 100) {
        return whole_days(fair.path,
                          {.after = after, .most = most, .now = now, .boot = {}, .alive = {}});
    };
    const auto all = days("");
    REQUIRE(all);
    REQUIRE(all->size() == 3);
    CHECK(all->front().day == "2026-05-25");
    CHECK(json::parse(all->back().json)["day"] == "2026-05-27");
    CHECK(json::parse(all->back().json)["visits"] > 0);
    CHECK(json::parse(all->back().json)["ran_seconds"] == 35'400);  // less a crash's ten minutes
    CHECK(days("", 2)->size() == 2);
    const auto rest = days("2026-05-26");
    REQUIRE(rest->size() == 1);
    CHECK(rest->front().json == all->back().json);
    CHECK(days("2026-05-27")->empty());
}

TEST_CASE("A day is told an hour after its midnight, with a visit that lasted beyond it") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    Journal journal = desk.running();
    constexpr std::int64_t midnight = noon + 12 * 3600;
    REQUIRE(journal.add(visit_at(0)));
    const auto days = [&](const std::string& after, std::int64_t now) {
        return whole_days(desk.path,
                          {.after = after, .most = 100, .now = now, .boot = {}, .alive = {}});
    };
    CHECK(days("", midnight + 3'599)->empty());
    REQUIRE(journal.add(visit_at(12 * 3600 - 60)));
    REQUIRE(days("", midnight + 3'600)->size() == 1);
    CHECK(json::parse(days("", midnight + 3'600)->front().json)["visits"] == 2);
    // A clock that steps back a little brings no day twice.
    CHECK(days("2026-05-26", midnight + 3'590)->empty());
}

TEST_CASE("Days that a clock which was ahead has told already are told anew") {
    const Fair fair;
    DaysWanted wanted{.after = "2026-06-30",
                      .most = 100,
                      .now = fair_opens + 3 * 86'400,
                      .boot = {},
                      .alive = {}};
    CHECK(whole_days(fair.path, wanted)->size() == 3);
    wanted.after = "2026-05-28";  // the day that is on
    CHECK(whole_days(fair.path, wanted)->size() == 3);
}

TEST_CASE(
    "No day is told while the display that runs knows no clock, for its visits may be of it") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    REQUIRE(desk.running().add(visit_at(0)));
    Journal journal = desk.open();
    REQUIRE(journal.begin_run(start_at(10, {}, "this-boot")));
    REQUIRE(journal.add(visit_at(3'600, false)));
    const DaysWanted wanted{
        .after = {}, .most = 100, .now = noon + 86'400, .boot = "this-boot", .alive = 10 + 86'400};
    CHECK(whole_days(desk.path, wanted)->empty());
    REQUIRE(journal.know_clock({.since_boot = 86'400, .wall = noon + 86'400, .east = 7200}));
    const auto days = whole_days(desk.path, wanted);
    REQUIRE(days->size() == 1);
    CHECK(json::parse(days->front().json)["visits"] == 2);
}

TEST_CASE("No day is told by a battery's clock that a server has corrected since") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    Journal journal = desk.open();
    REQUIRE(journal.begin_run(start_at(10, noon, "this-boot")));  // a day behind
    REQUIRE(journal.add(visit_at(3'600)));
    const DaysWanted wanted{.after = {},
                            .most = 100,
                            .now = noon + 86'400 + 7'200,
                            .boot = "this-boot",
                            .alive = 7'200,
                            .since_boot = 10 + 7'200};
    CHECK(whole_days(desk.path, wanted)->empty());
    REQUIRE(journal.know_clock({.since_boot = 10 + 7'200, .wall = wanted.now, .east = 7200}));
    CHECK(whole_days(desk.path, wanted)->empty());  // they are today's now
    DaysWanted later = wanted;
    later.now += 86'400;
    *later.since_boot += 86'400;
    const auto days = whole_days(desk.path, later);
    REQUIRE(days->size() == 1);
    CHECK(days->front().day == "2026-05-27");
    CHECK(json::parse(days->front().json)["visits"] == 1);
}

TEST_CASE("A whole day on which the stand ran and nobody came ran for all of it") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    REQUIRE(desk.open().begin_run(start_at(100, noon, "this-boot")));
    DaysWanted wanted{.after = "2026-05-26",
                      .most = 100,
                      .now = noon + 2 * 86'400,
                      .boot = "this-boot",
                      .alive = 100 + 2 * 86'400};
    const auto days = whole_days(desk.path, wanted);
    REQUIRE(days);
    REQUIRE(days->size() == 1);
    CHECK(json::parse(days->front().json)["ran_seconds"] == 86'400);
    wanted.boot = "another";  // then nobody knows how long
    CHECK(json::parse(whole_days(desk.path, wanted)->front().json)["ran_seconds"] == 0);
}
