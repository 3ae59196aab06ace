#include "fleet/status.h"

#include <cmath>

namespace standpunkt {
namespace {

using nlohmann::json;

constexpr std::uint64_t mebi = 1U << 20;

/// What stands under `key`, if it is there and of the kind of `otherwise`: a reader of numbers
/// stumbles over a null or a text.
template <class T>
T value(const json& object, const char* key, T otherwise) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (found == object.end()) return otherwise;
    const bool fits = std::is_same_v<T, bool>          ? found->is_boolean()
                      : std::is_same_v<T, std::string> ? found->is_string()
                                                       : found->is_number_integer();
    return fits ? found->get<T>() : otherwise;
}

json part(const json& object, const char* key) {
    return object.is_object() && object.contains(key) ? object.at(key) : json();
}

int level(Light light) {
    switch (light) {
        case Light::Green:
            return 0;
        case Light::Amber:
            return 1;
        case Light::Red:
            return 2;
    }
    return 2;
}

void add_content(json& status, const json& agent) {
    const json shows = part(agent, "shows");
    status["channel"] = value(agent, "channel", std::string());
    status["slot"] = value(shows, "slot", std::string("none"));
    status["serial"] = value(shows, "serial", std::int64_t{0});
    status["title"] = value(shows, "title", std::string());
    status["stale"] = value(agent, "stale", false);
    std::int64_t last_check = 0;
    const json sources = part(agent, "sources");
    for (const json& source : sources.is_array() ? sources : json::array())
        last_check = std::max(last_check, value(source, "last_check", std::int64_t{0}));
    if (last_check > 0) status["last_check"] = last_check;
}

void add_box(json& status, const Box& box) {
    if (box.temperature) status["temperature"] = std::round(box.temperature->celsius * 10) / 10;
    if (box.supply) status["under_voltage"] = box.supply->low;
    if (box.uptime) status["uptime"] = box.uptime->count();
    if (box.memory) status["memory_free_mib"] = box.memory->available / mebi;
    if (box.data) status["disk_free_mib"] = box.data->free / mebi;
    if (box.data && box.data->wear && box.data->wear->percent)
        status["wear_percent"] = *box.data->wear->percent;
    if (box.clock.set) status["clock_set"] = *box.clock.set;
    if (!box.model.empty()) status["model"] = box.model;
}

}  // namespace

json fleet_status(const ReportInput& input, const Report& report, const std::string& kiosk,
                  const std::string& version) {
    json status = {{"online", true},
                   {"kiosk", kiosk},
                   {"version", version},
                   {"light", to_string(report.light)},
                   {"level", level(report.light)},
                   {"code", to_string(report.code)},
                   {"sentence", report.sentence}};
    add_content(status, input.agent ? input.agent->state : json());
    if (input.display) {
        status["screen_connected"] = value(input.display->state, "connected", false);
        status["touch_devices"] = value(input.display->state, "touch_devices", std::int64_t{0});
    }
    add_box(status, input.box);
    return status;
}

const std::vector<std::string>& drifting_keys() {
    static const std::vector<std::string> keys = {"last_check", "temperature", "uptime",
                                                  "memory_free_mib", "disk_free_mib"};
    return keys;
}

json farewell_status(const std::string& kiosk) {
    return {{"online", false},
            {"kiosk", kiosk},
            {"light", "red"},
            {"level", level(Light::Red)},
            {"code", to_string(Code::AgentSilent)},
            {"sentence", "The stand is off, has no network, or its agent was stopped."}};
}

}  // namespace standpunkt
