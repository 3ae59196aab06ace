#pragma once
// Is the stand well? One light, one plain sentence, then facts. The operator page, `standpunkt-sync
// status` and `doctor` all show exactly this.
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/code.h"
#include "health/box.h"
#include "health/visits_today.h"

namespace standpunkt {

/// Green: it does its work. Amber: it does, and somebody should look at it some day soon. Red:
/// visitors get less than they should, or soon will; go there today.
enum class Light { Green, Amber, Red };

/// "green", "amber", "red": for JSON.
std::string to_string(Light light);

/// One line of the details.
struct Fact {
    std::string key;  ///< the same in every language; see report_of
    Light light = Light::Green;
    std::string label, value;  ///< `value` ends in " (SP-203)" where there is a code
    Code code = Code::None;
    bool operator==(const Fact&) const = default;
};

struct Report {
    Light light = Light::Green;
    Code code = Code::None;  ///< of what the sentence tells
    std::string sentence;    ///< with a full stop
    std::string more;        ///< what to do, or what runs; one sentence or two
    std::vector<Fact> facts;
    bool operator==(const Report&) const = default;
};

/// What one program says of itself in a file, and how long ago. Both write theirs anew at least
/// once a minute, also while nothing changes; who did not for three of them is silent.
struct Heard {
    nlohmann::json state;
    std::chrono::seconds age{0};
};

/// What `file` (agent.json, display.json) holds. Nothing if it is not there or no JSON object.
/// `wall`: now, s since 1970; a file on `RUN` cannot be older than the machine's start
/// (`uptime`), so a clock that was set meanwhile makes nobody silent.
std::optional<Heard> hear(const std::filesystem::path& file, std::int64_t wall,
                          std::optional<std::chrono::seconds> uptime);

struct ReportInput {
    std::optional<Heard> agent, display;
    Box box;
    std::int64_t wall = 0;  ///< s since 1970
    std::optional<VisitsToday> visits;
    std::string contact;                  ///< whom to call; empty if nobody is named
    bool has_settings = true;             ///< there is a kiosk.toml
    std::optional<int> settings_fault{};  ///< the line of its first fault; 0: no line of its own
};

/// Always the same twelve facts in this order (the left column of the page, then the right one):
/// content, check, refused, display, touch, power, storage, clock, visits, readers, previous,
/// network. `language`: "de", else English. Times are this place's.
Report report_of(const ReportInput& input, std::string_view language);

/// {"light":"amber","code":"SP-203","sentence":..,"more":..,"facts":[{"key":..,"light":..,"label":..,
/// "value":..,"code":..}]}; codes only where there are some.
nlohmann::json to_json(const Report& report);

}  // namespace standpunkt
