// What stands in the messages.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "fleet/discovery.h"
#include "fleet/hint.h"
#include "fleet/status.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

ReportInput a_stand() {
    ReportInput input;
    input.agent = Heard{{{"channel", "demo"},
                         {"stale", false},
                         {"shows", {{"slot", "current"}, {"serial", 42}, {"title", "Stadt"}}},
                         {"sources", {{{"last_check", 1000}}, {{"last_check", 3000}}}}},
                        0s};
    input.display = Heard{{{"connected", true}, {"touch_devices", 1}}, 0s};
    input.box.temperature = Temperature{41.26, {}};
    input.box.uptime = 3600s;
    input.box.memory = BoxMemory{1U << 30, 1U << 29};
    return input;
}

Report a_report() {
    Report report;
    report.light = Light::Amber;
    report.code = Code::WrongKey;
    report.sentence = "The last content was refused.";
    return report;
}

}  // namespace

TEST_CASE("a stand's message is flat: every value is a number, a text or yes and no") {
    const json status = fleet_status(a_stand(), a_report(), "hall-3", "1.2.3");
    for (const auto& [key, value] : status.items()) {
        INFO(key);
        CHECK(value.is_primitive());
        CHECK_FALSE(value.is_null());
    }
    CHECK(status.at("online") == true);
    CHECK(status.at("light") == "amber");
    CHECK(status.at("level") == 1);
    CHECK(status.at("code") == "SP-203");
    CHECK(status.at("serial") == 42);
    CHECK(status.at("title") == "Stadt");
    CHECK(status.at("last_check") == 3000);
    CHECK(status.at("temperature") == 41.3);
    CHECK(status.at("memory_free_mib") == 512);
    CHECK(status.at("touch_devices") == 1);
}

TEST_CASE("what a box does not tell is left out, and a stand without content has a message too") {
    const json status = fleet_status({}, {}, "hall-3", "1.2.3");
    CHECK(status.at("serial") == 0);
    CHECK(status.at("slot") == "none");
    for (const char* key : {"temperature", "uptime", "screen_connected", "last_check"})
        CHECK_FALSE(status.contains(key));
}

TEST_CASE("a state of a shape nobody expects does no harm") {
    ReportInput input;
    for (const json& odd :
         {json::array({1, 2}), json("text"), json(nullptr), json{{"shows", 7}, {"sources", "x"}},
          json{{"shows", {{"serial", "x"}, {"title", 5}}}, {"sources", {1, nullptr}}}}) {
        input.agent = Heard{odd, 0s};
        input.display = Heard{odd, 0s};
        CHECK(fleet_status(input, {}, "hall-3", "1").at("serial") == 0);
    }
}

TEST_CASE("what drifts is in the message") {
    const json status = fleet_status(a_stand(), a_report(), "hall-3", "1.2.3");
    for (const std::string& key : drifting_keys())
        if (key != "disk_free_mib") CHECK(status.contains(key));
}

TEST_CASE("Home Assistant is told of one device whose entities each have a name of their own") {
    const Topics topics = {"fairs/2026", "hall-3.left"};
    const json told = discovery_of(topics, "1.2.3");
    CHECK(topics.discovery() == "homeassistant/device/standpunkt/hall-3_left/config");
    CHECK(told.at("state_topic") == "fairs/2026/hall-3.left/status");
    CHECK(told.at("device").at("identifiers").size() == 1);
    CHECK(told.at("origin").contains("name"));
    std::set<std::string> names;
    for (const auto& [key, entity] : told.at("components").items()) {
        INFO(key);
        CHECK(entity.contains("platform"));
        CHECK(names.insert(entity.at("unique_id")).second);
    }
    CHECK(names.size() >= 10);
}

TEST_CASE("Home Assistant's buttons press exactly the hints there are") {
    const json told = discovery_of({"standpunkt", "hall-3"}, "1.2.3");
    int buttons = 0;
    for (const auto& [key, entity] : told.at("components").items()) {
        if (entity.at("platform") != "button") continue;
        ++buttons;
        CHECK(hint_named(entity.at("payload_press").get<std::string>()));
        CHECK(entity.at("command_topic") == "standpunkt/hall-3/do");
    }
    CHECK(buttons == 4);
}

}  // namespace standpunkt::test
