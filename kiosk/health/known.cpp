#include "health/known.h"

#include <algorithm>
#include <cmath>

namespace standpunkt {
namespace {

using nlohmann::json;

constexpr std::chrono::seconds longest_silence{180};

/// The value at `key`, or null.
const json& at(const json& object, const char* key) {
    static const json none;
    if (!object.is_object()) return none;
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

std::string text(const json& value) {
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<std::int64_t> whole(const json& value) {
    if (!value.is_number_integer()) return std::nullopt;
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t{1} << 62)
        return std::nullopt;
    return value.get<std::int64_t>();
}

int small(const json& value) {
    return static_cast<int>(std::clamp<std::int64_t>(whole(value).value_or(0), 0, 1'000'000));
}

bool is_true(const json& value) {
    return value.is_boolean() && value.get<bool>();
}

Code code_in(const json& value) {
    return code_named(text(value));
}

std::optional<Known::Content> content(const json& value) {
    if (!value.is_object()) return std::nullopt;
    return Known::Content{text(at(value, "title")),
                          static_cast<std::uint64_t>(
                              std::max<std::int64_t>(0, whole(at(value, "serial")).value_or(0))),
                          text(at(value, "slot")), whole(at(value, "since"))};
}

std::vector<Known::Source> sources(const json& list) {
    std::vector<Known::Source> all;
    if (!list.is_array()) return all;
    for (const json& one : list)
        all.push_back({at(one, "kind") == "network", whole(at(one, "last_check")),
                       text(at(one, "result")), code_in(at(at(one, "error"), "code")),
                       small(at(one, "failures"))});
    return all;
}

/// What was offered and not taken counts, and what was taken and set aside again, unless there is
/// something newer by now.
std::optional<Known::Refusal> refusal(const json& agent, const Known& known) {
    const json& last = at(agent, "last_refused");
    if (last.is_object()) {
        Known::Refusal refused{{}, code_in(at(last, "code")), whole(at(last, "when"))};
        if (const auto serial = whole(at(last, "serial")); serial && *serial >= 0)
            refused.serial = static_cast<std::uint64_t>(*serial);
        return refused;
    }
    std::optional<Known::Refusal> newest;
    const json& list = at(agent, "refused");
    if (!list.is_array()) return newest;
    for (const json& one : list) {
        const auto serial = whole(at(one, "serial"));
        if (at(one, "channel") != at(agent, "channel") || !serial || *serial < 0) continue;
        const auto number = static_cast<std::uint64_t>(*serial);
        if (known.current && number <= known.current->serial) continue;
        if (!newest || number > newest->serial)
            newest = Known::Refusal{number, Code::RefusedBefore, whole(at(one, "refused"))};
    }
    return newest;
}

void hear_agent(Known& known, const json& agent) {
    known.shows = content(at(agent, "shows"));
    known.current = content(at(agent, "current"));
    known.previous = content(at(agent, "previous"));
    known.trial = content(at(agent, "trial"));
    if (const json& progress = at(agent, "progress"); progress.is_object()) {
        const auto done = whole(at(progress, "done")), of = whole(at(progress, "of"));
        known.copying =
            done && of && *of > 0
                ? static_cast<int>(std::clamp<double>(
                      std::floor(static_cast<double>(*done) * 100 / static_cast<double>(*of)), 0,
                      100))
                : 0;
    }
    known.sources = sources(at(agent, "sources"));
    known.refused = refusal(agent, known);
    if (const json& troubles = at(agent, "troubles"); troubles.is_array())
        for (const json& one : troubles) known.troubles.push_back(code_in(at(one, "code")));
    known.stale = is_true(at(agent, "stale"));
    known.clock_wrong = at(at(agent, "clock"), "trusted") == false;
    known.voltage_was_low = whole(at(at(agent, "power"), "low"));
    const json& mqtt = at(agent, "mqtt");
    if (is_true(at(mqtt, "configured")))
        known.broker = Known::Broker{is_true(at(mqtt, "connected"))};
    if (const json& report = at(agent, "report"); small(at(report, "failures")) > 0)
        known.unsent = Known::Unsent{small(at(report, "failures")), whole(at(report, "since")),
                                     code_in(at(at(report, "error"), "code"))};
}

Known::Display hear_display(const json& state) {
    Known::Display display;
    if (const json& connected = at(state, "connected"); connected.is_boolean())
        display.connected = connected.get<bool>();
    display.width = small(at(state, "width"));
    display.height = small(at(state, "height"));
    if (const json& refresh = at(state, "refresh_hz"); refresh.is_number())
        display.refresh = static_cast<int>(std::lround(std::clamp(refresh.get<double>(), 0., 1e3)));
    if (const json& diagonal = at(state, "diagonal_inch"); diagonal.is_number())
        display.diagonal = std::clamp(diagonal.get<double>(), 0., 1e3);
    display.driver = text(at(state, "driver"));
    display.scene = text(at(state, "scene"));
    if (at(state, "touch_devices").is_number())
        display.touch_devices = small(at(state, "touch_devices"));
    display.last_touch = whole(at(state, "last_touch"));
    if (const json& faults = at(state, "faults"); faults.is_array())
        for (const json& one : faults) {
            if (display.config_faulty || text(at(one, "code")) != to_string(Code::ConfigFaulty))
                continue;
            display.config_faulty = true;
            display.config_line = small(at(one, "line"));
        }
    return display;
}

}  // namespace

bool Known::has_network_source() const {
    return std::any_of(sources.begin(), sources.end(),
                       [](const Source& source) { return source.network; });
}

bool Known::has_trouble(Code code) const {
    return std::find(troubles.begin(), troubles.end(), code) != troubles.end();
}

Known known_from(const ReportInput& input) {
    Known known;
    if (input.agent) {
        hear_agent(known, input.agent->state);
        known.agent_speaks = at(at(input.agent->state, "agent"), "running") == true &&
                             input.agent->age <= longest_silence;
    }
    if (input.display) {
        known.display = hear_display(input.display->state);
        known.display_speaks = input.display->age <= longest_silence;
        // Whatever the agent knows, the display knows best what it shows.
        const json& state = input.display->state;
        if (!known.shows && at(state, "serial").is_number())
            known.shows = Known::Content{text(at(state, "title")),
                                         static_cast<std::uint64_t>(std::max<std::int64_t>(
                                             0, whole(at(state, "serial")).value_or(0))),
                                         {},
                                         {}};
    }
    return known;
}

}  // namespace standpunkt
