#pragma once
// One stand among many: what it says of itself on a broker, and the hints it takes from there.
// README.md documents topics and payloads.
//
// Used by the agent's thread alone; a thread of its own speaks to the broker, so no call here waits
// for one. Whatever a broker does or does not do, nothing of it reaches content, trust or the disk.
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "config/mqtt_config.h"
#include "fleet/command_filter.h"
#include "fleet/link.h"

namespace standpunkt {

/// No more than that is published of a screenshot (bytes).
inline constexpr std::size_t most_screenshot_bytes = 4 << 20;

struct FleetOptions {
    MqttConfig mqtt;  ///< with a host
    std::string kiosk, version;
    Duration least_gap = std::chrono::seconds(10);   ///< between two messages of one topic
    Duration longest_gap = std::chrono::minutes(5);  ///< what only drifts is told that often
    /// How long to wait after that many failures in a row; called by one other thread. Left out:
    /// base/backoff.h, by chance.
    std::function<Duration(int)> wait_after;
};

class Fleet {
  public:
    explicit Fleet(const FleetOptions& options);
    /// Tells the broker that the stand goes; takes some seconds at most.
    ~Fleet();
    Fleet(const Fleet&) = delete;
    Fleet& operator=(const Fleet&) = delete;

    /// What the stand is like now (fleet/status.h). Published when there is news in it, `least_gap`
    /// after the one before at the earliest. Cheap; call it whenever there may be news.
    void tell(const nlohmann::json& status, Time now);
    /// The same with what was counted of visits (fleet/visits_message.h).
    void tell_visits(const nlohmann::json& visits, Time now);
    /// A PNG of the attract loop. Too large a one is left out, and that is logged.
    void tell_screenshot(std::string png);
    /// What was asked for since the last call and may be followed. All else is ignored, and each
    /// kind of it told once in the log.
    std::vector<Hint> take_hints(Time now);
    /// When `tell` should be called again, for news that had to wait.
    Time due() const;
    /// For poll: readable when `take_hints` or `state` has something new.
    int descriptor() const { return x_box->news().descriptor(); }

    /// {"configured":true,"connected":true,"since":s since 1970,"server":"host:port",
    ///  "error":{"code":"SP-411","message":..,"next_step":..}}; `error` only where there is one.
    /// `wall`: s since 1970.
    nlohmann::json state(std::int64_t wall);

  private:
    struct Told {
        nlohmann::json news;
        Time at{0};
        bool ever = false, waiting = false;
    };
    void tell(Told& told, const std::string& topic, const nlohmann::json& whole,
              nlohmann::json news, Time now);

    FleetOptions x_options;
    Topics x_topics;
    std::shared_ptr<Mailbox> x_box;  ///< shared with the thread, which may outlive us
    std::thread x_thread;
    CommandFilter x_filter;
    std::set<CommandFilter::Verdict> x_logged;
    Told x_status, x_visits;
    bool x_connected = false;
    std::int64_t x_since = 0;
};

}  // namespace standpunkt
