#pragma once
// A stand that is well, as the agent, the display and the kernel tell it.
#include <nlohmann/json.hpp>

#include "health/report.h"

namespace standpunkt::test {

inline constexpr std::int64_t noon = 1'795'777'200;  // 2026-11-27 12:00 in Berlin
inline constexpr std::int64_t minute = 60, hour = 3600;

inline ReportInput well() {
    using nlohmann::json;
    const json current = {{"channel", "stand"}, {"serial", 42}, {"title", "Clusterarbeit"}};
    json shows = current;
    shows["slot"] = "current";
    shows["since"] = noon - 2 * hour - 48 * minute;
    const json agent = {
        {"agent", {{"running", true}, {"version", "0.1.0"}}},
        {"channel", "stand"},
        {"shows", shows},
        {"current", current},
        {"previous", {{"channel", "stand"}, {"serial", 41}, {"title", "Clusterarbeit"}}},
        {"trial", nullptr},
        {"stale", false},
        {"refused", json::array()},
        {"troubles", json::array()},
        {"clock", {{"trusted", true}}},
        {"sources",
         {{{"kind", "directory"},
           {"last_check", noon - 1},
           {"result", "failed"},
           {"failures", 0},
           {"error", {{"code", "SP-211"}}}},
          {{"kind", "network"},
           {"last_check", noon - 12 * minute},
           {"result", "up to date"},
           {"failures", 0}}}}};
    const json display = {
        {"width", 1920},      {"height", 1080},      {"refresh_hz", 60},
        {"connected", true},  {"driver", "KMSDRM"},  {"diagonal_inch", 24.0},
        {"touch_devices", 1}, {"scene", "operator"}, {"last_touch", noon - 2 * minute}};
    ReportInput input;
    input.agent = Heard{agent, std::chrono::seconds(5)};
    input.display = Heard{display, std::chrono::seconds(5)};
    input.box.temperature = Temperature{61.2, std::nullopt};
    input.box.supply = Supply{false, false, false, false};
    input.box.data = Storage{4'100'000'000, 15'900'000'000, false, "mmcblk0", {}, 0, {}};
    input.box.connectors = {{"HDMI-A-1", true, {"1920x1080"}}, {"HDMI-A-2", false, {}}};
    input.box.clock = {true, noon - 3 * hour - 30 * minute};
    input.box.network = true;
    input.wall = noon;
    input.visits = VisitsToday{318, 204, std::chrono::seconds(130)};
    return input;
}

inline nlohmann::json& agent(ReportInput& input) {
    return input.agent->state;
}
inline nlohmann::json& display(ReportInput& input) {
    return input.display->state;
}

inline std::string value(const Report& report, const std::string& key) {
    for (const Fact& fact : report.facts)
        if (fact.key == key) return fact.value;
    return "no such fact";
}

}  // namespace standpunkt::test
