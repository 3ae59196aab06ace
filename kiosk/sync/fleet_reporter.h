#pragma once
// The service's end of the fleet: what is told to the broker, and what comes of the hints from
// there. README.md of fleet/ has both for people.
#include <cstdint>
#include <deque>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "config/kiosk_config.h"
#include "fleet/fleet.h"

namespace standpunkt {

/// One thread, the agent's. Never waits for a network.
class FleetReporter {
  public:
    /// Without a broker in `config` all of this does nothing.
    FleetReporter(const KioskConfig& config, const std::string& version);

    /// For poll: readable when `look` or `state` has something new; < 0 without a broker.
    int descriptor() const { return x_fleet ? x_fleet->descriptor() : -1; }
    /// When `tell` should be called again at the latest.
    Time due() const { return x_fleet ? x_fleet->due() : never; }
    /// "mqtt" of agent.json. `wall`: s since 1970.
    nlohmann::json state(std::int64_t wall) const;

    /// `agent_state`: what agent.json says. Looks at display, box and visits too, some
    /// milliseconds, at most every few seconds.
    void tell(const nlohmann::json& agent_state, Time now, std::int64_t wall);

    struct Wishes {
        bool check_now = false;
        std::optional<Hint> for_display;  ///< then `asked` has to follow
    };
    /// What came from the broker and can be done now: the display is asked for one thing after the
    /// other, and for the next when it has answered or some seconds have gone.
    Wishes look(Time now);
    /// The display was asked, under this id.
    void asked(Hint hint, std::uint64_t id, Time now);

  private:
    void hear_display();
    void publish_screenshot();

    KioskConfig x_config;
    std::string x_version;
    std::unique_ptr<Fleet> x_fleet;
    std::deque<Hint> x_waiting;            ///< for the display
    std::optional<std::uint64_t> x_asked;  ///< what the display has not answered yet
    std::optional<std::uint64_t> x_screenshot;
    Time x_asked_at{0};
    std::optional<Time> x_told, x_counted;
};

}  // namespace standpunkt
