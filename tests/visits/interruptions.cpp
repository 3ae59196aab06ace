// What the report makes of crashes, pulled plugs and days that are no 24 hours long.
#include <set>

#include "reports.h"

using namespace standpunkt;
using namespace standpunkt::test;
using nlohmann::json;

TEST_CASE("A crash, a farewell and a pulled plug are told apart") {
    const Fair fair;
    std::multiset<std::string> ends;
    const json report = json_of(options_for(fair));
    for (const json& run : report["runs"]) ends.insert(run["end"]);
    CHECK(ends.count("crash") == 1);
    CHECK(ends.count("power") == 1);
    CHECK(ends.count("asked") == 10);
    const std::string html = report_of(options_for(fair)).html;
    CHECK(holds(html, "Anzeige abgestürzt"));
    CHECK(holds(html, "Strom getrennt"));
    CHECK(holds(html, "1 Absturz, 1 Mal der Strom"));
    CHECK(holds(report_of(options_for(fair, "en")).html, "1 crash, 1 time the power"));
}

TEST_CASE("A power cut over midnight is an interruption, an ordinary night and a pause are not") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    {
        Journal journal = desk.open();
        int boot = 0;
        // Hours since Tuesday's noon.
        const auto run = [&](int began, int ended, bool asked) {
            const std::int64_t length = 3600 * (ended - began);
            REQUIRE(journal.begin_run(
                {.boot = "boot-" + std::to_string(++boot),
                 .at = {.since_boot = 0, .wall = noon + 3600 * began, .east = 7200},
                 .alive = {}}));
            VisitRecord visit = visit_at(3600 * ended - 60);
            visit.began.since_boot = length - 60;
            visit.seconds = 60;
            REQUIRE(journal.add(visit));
            if (asked) REQUIRE(journal.end_run({.since_boot = length, .wall = {}, .east = 0}));
        };
        run(-3, 3, false);   // Tuesday to 15:00
        run(23, 30, true);   // Wednesday 11:00 to 18:00
        run(45, 54, false);  // Thursday 9:00 to 18:00
        run(165, 166, true);
    }
    const std::string html = report_of(options_for(desk)).html;
    CHECK(holds(html, "Di, 26.5.2026</td><td>15:00 – Mi 11:00</td>"));
    CHECK(holds(html, "höchstens 20\u00A0Std."));
    CHECK_FALSE(holds(html, "18:00 – Do"));
    CHECK_FALSE(holds(html, "18:00 – Di"));
}

TEST_CASE("An interruption in which the stand ran without knowing the day is none") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    {
        Journal journal = desk.open();
        REQUIRE(journal.begin_run(start_at(10, noon, "boot-1")));
        REQUIRE(journal.begin_run(start_at(10, {}, "boot-2")));
        REQUIRE(journal.begin_run(start_at(10, noon + 7'200, "boot-3")));
    }
    const std::string html = report_of(options_for(desk)).html;
    CHECK(holds(html, "2 Starts"));
    CHECK_FALSE(holds(html, "<th>Unterbrechung</th>"));
}

TEST_CASE("The run that is on is no pulled plug, and lasts until its last sign") {
    const TimeZone berlin(berlin_time);
    const Desk desk;
    REQUIRE(desk.open().begin_run(start_at(100, noon, "this-boot")));
    ReportOptions options = options_for(desk);
    options.boot = "this-boot";
    options.alive = 3'700;
    const json run = json_of(options)["runs"][0];
    CHECK(run["end"] == "runs");
    CHECK(run["to"].get<std::int64_t>() - run["from"].get<std::int64_t>() == 3'600);
    options.boot = "another";
    CHECK(json_of(options)["runs"][0]["end"] == "power");
}

TEST_CASE("On the day of 23 hours and on the one of 25 nothing is lost or counted twice") {
    const TimeZone berlin(berlin_time);
    // Sundays: at 2:00 the clock goes to 3:00; at 3:00 it goes back to 2:00.
    for (const auto& [midnight, hours] :
         {std::pair{std::int64_t{1'774'738'800}, 23}, std::pair{std::int64_t{1'792'879'200}, 25}}) {
        const Desk desk;
        Journal journal = desk.open();
        REQUIRE(journal.begin_run(
            {.boot = "b", .at = {.since_boot = 0, .wall = midnight, .east = 3600}, .alive = {}}));
        for (int hour = 0; hour < hours; ++hour) {
            VisitRecord visit = visit_at(0);
            const std::time_t wall = midnight + 3600 * hour + 60;
            std::tm local{};
            REQUIRE(::localtime_r(&wall, &local));
            visit.began = {.since_boot = 3600 * hour + 60, .wall = wall, .east = local.tm_gmtoff};
            REQUIRE(journal.add(visit));
        }
        REQUIRE(journal.end_run({.since_boot = 3600 * hours, .wall = {}, .east = 0}));
        ReportOptions options = options_for(desk);
        options.now = midnight + 3600 * hours - 1;
        const json report = json_of(options);
        INFO(report.dump(1));
        REQUIRE(report["days"].size() == 2);
        const json& day = report["days"][0];
        CHECK(day["visits"] == hours);
        CHECK(day["hours"][2] == (hours == 23 ? 0 : 2));
        CHECK(day["ran_seconds"] == 3600 * hours);
    }
}
