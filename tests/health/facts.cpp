// What single facts of the report say.
#include <catch2/catch_test_macros.hpp>

#include "support/time_zone.h"
#include "well.h"

namespace standpunkt::test {

TEST_CASE("a stand of sticks needs no network, and no touch in a window on a desk") {
    const TimeZone berlin(berlin_time);
    ReportInput input = well();
    agent(input)["sources"].erase(1);
    input.box.network = false;
    CHECK(value(report_of(input, "de"), "network") == "getrennt, wird nicht gebraucht");
    CHECK(value(report_of(input, "de"), "check") == "11:59 Uhr, kein Stick da");
    display(input)["touch_devices"] = 0;
    CHECK(report_of(input, "de").code == Code::TouchLost);
    display(input)["driver"] = "x11";
    CHECK(report_of(input, "de").light == Light::Green);
    CHECK(value(report_of(input, "de"), "touch") == "kein Gerät");
}

TEST_CASE(
    "a report that did not go out is told after the third time, and which fact it is at once") {
    const TimeZone berlin(berlin_time);
    ReportInput input = well();
    agent(input)["report"] = {{"sent", "2026-11-25"}};
    CHECK(report_of(input, "de").light == Light::Green);
    agent(input)["report"] = {
        {"failures", 2}, {"since", noon - hour}, {"error", {{"code", "SP-220"}}}};
    CHECK(report_of(input, "de").light == Light::Green);
    CHECK(value(report_of(input, "de"), "visits") == "318, nicht gesendet");
    agent(input)["report"]["failures"] = 3;
    const Report report = report_of(input, "en");
    CHECK(report.code == Code::Unreachable);
    CHECK(report.sentence == "Running, but the report of visits has not gone out since 11:00.");
    CHECK(value(report, "visits") == "318, not sent (SP-220)");
}

TEST_CASE("heat is judged by the machine's own limit where it names one") {
    ReportInput input = well();
    const auto at = [&](double celsius, std::optional<double> critical) {
        input.box.temperature = Temperature{celsius, critical};
        return report_of(input, "de").light;
    };
    CHECK(at(79, {}) == Light::Green);
    CHECK(at(80, {}) == Light::Amber);
    CHECK(at(85, {}) == Light::Red);
    CHECK(at(89, 100) == Light::Green);
    CHECK(at(91, 100) == Light::Amber);
    CHECK(at(97, 100) == Light::Red);
    input.box.supply->too_warm = true;
    CHECK(at(62, {}) == Light::Amber);
}

TEST_CASE("a supply that was too weak is remembered, by the firmware or by the agent") {
    ReportInput input = well();
    input.box.supply = Supply{false, true, {}, {}};
    CHECK(report_of(input, "de").code == Code::UnderVoltage);
    CHECK(report_of(input, "de").light == Light::Amber);
    input.box.supply = Supply{false, {}, {}, {}};
    CHECK(report_of(input, "de").light == Light::Green);
    agent(input)["power"] = {{"low", noon - hour}};
    CHECK(report_of(input, "de").light == Light::Amber);
    CHECK(value(report_of(input, "de"), "power") == "61 °C, Spannung war zu niedrig (SP-401)");
}

TEST_CASE("what was counted on no known day is of no day but since the stand was switched on") {
    ReportInput input = well();
    input.visits = VisitsToday{12, 5, std::chrono::seconds(40), true};
    CHECK(value(report_of(input, "de"), "visits") == "12 seit dem Einschalten");
    CHECK(value(report_of(input, "de"), "readers") == "5 seit dem Einschalten, im Mittel 40 s");
    CHECK(value(report_of(input, "en"), "visits") == "12 since switched on");
}

TEST_CASE("what nobody knows is not known, and nothing is wrong with it") {
    ReportInput input = well();
    input.box.temperature.reset();
    input.box.supply.reset();
    input.visits.reset();
    const Report report = report_of(input, "de");
    CHECK(report.light == Light::Green);
    CHECK(value(report, "power") == "unbekannt");
    CHECK(value(report, "visits") == "unbekannt");
    CHECK(value(report, "readers") == "unbekannt");
}

}  // namespace standpunkt::test
