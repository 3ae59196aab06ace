#pragma once
// Inside this folder only: what agent.json and display.json say, as values. Each part that is not
// there, or of another shape (another version's, half a file), is not known.
#include <optional>
#include <string>
#include <vector>

#include "health/report.h"

namespace standpunkt {

struct Known {
    struct Content {
        std::string title;
        std::uint64_t serial = 0;
        std::string slot;  ///< "current", "trial", "previous", "factory", "none"
        std::optional<std::int64_t> since;
    };
    struct Source {
        bool network = false;
        std::optional<std::int64_t> checked;
        std::string result;  ///< "installed", "up to date", "refused", "failed"
        Code code = Code::None;
        int failures = 0;
    };
    struct Refusal {
        std::optional<std::uint64_t> serial;
        Code code = Code::None;
        std::optional<std::int64_t> when;
    };
    struct Display {
        std::optional<bool> connected;
        int width = 0, height = 0, refresh = 0;
        double diagonal = 0;
        std::string driver, scene;
        std::optional<int> touch_devices;
        std::optional<std::int64_t> last_touch;
        bool config_faulty = false;  ///< kiosk.toml has faults
        int config_line = 0;         ///< of the first; 0 if it has none
    };
    struct Broker {
        bool connected = false;
    };
    /// Of visits, to a server.
    struct Unsent {
        int failures = 0;  ///< in a row
        std::optional<std::int64_t> since;
        Code code = Code::None;
    };

    bool agent_speaks = false, display_speaks = false;  ///< heard, and not too long ago
    std::optional<Content> shows, trial, current, previous;
    std::optional<int> copying;  ///< percent of what is being copied
    std::vector<Source> sources;
    std::optional<Refusal> refused;  ///< the newest
    std::vector<Code> troubles;
    bool stale = false, clock_wrong = false;
    std::optional<std::int64_t> voltage_was_low;  ///< the agent saw it, at
    std::optional<Display> display;
    std::optional<Broker> broker;  ///< if one is configured
    std::optional<Unsent> unsent;  ///< the report is wanted somewhere and does not get there

    bool has_network_source() const;
    bool has_trouble(Code code) const;
};

Known known_from(const ReportInput& input);

}  // namespace standpunkt
