#pragma once
// One connection to the broker, from its first packet to its last.
#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <string>

#include "fleet/intake_guard.h"
#include "fleet/link.h"

struct mosquitto;

namespace standpunkt {

/// Used by one thread. Nothing is taken over from the connection before, so nothing piles up.
class BrokerConnection {
  public:
    enum class Protocol {
        Newest,  ///< MQTT 5
        Older,   ///< MQTT 3.1.1
    };
    struct Ended {
        Error error;           ///< why; empty if it was time to stop
        Duration lasted{0};    ///< from when the broker let us in
        bool too_new = false;  ///< the broker does not know this protocol
    };
    /// `options` and `box` outlive it.
    BrokerConnection(const LinkOptions& options, Mailbox& box, Protocol protocol);
    ~BrokerConnection();
    BrokerConnection(const BrokerConnection&) = delete;
    BrokerConnection& operator=(const BrokerConnection&) = delete;

    /// Returns when it is lost, or time to stop. `changed` is called when the broker lets us in,
    /// and with what it does not let us do.
    Ended run(const std::function<void(const LinkState&)>& changed);

  private:
    using Steady = std::chrono::steady_clock;
    struct Callbacks;  // what the library calls
    Status talk();
    Status prepare();
    Status prepare_tls();
    Status open();
    Status turn();
    Status take_in();
    Status welcome();
    Status send_letters();
    void say_goodbye();
    Status outcome(int result) const;
    void tell_refused();

    const LinkOptions& x_options;
    Mailbox& x_box;
    Protocol x_protocol;
    mosquitto* x_client = nullptr;
    std::unique_ptr<IntakeGuard> x_guard;
    std::function<void(const LinkState&)> x_changed;
    Steady::time_point x_opened{}, x_accepted{};
    std::optional<int> x_answer;    ///< the broker's to CONNECT
    std::optional<int> x_farewell;  ///< the broker's reason to end it
    bool x_garbled = false;         ///< its first packet is none of this protocol
    bool x_welcomed = false;
    std::map<int, std::string> x_unconfirmed;  ///< what was sent: its number, its topic
    std::string x_refused;                     ///< a topic the broker does not let us use
    std::string x_complaints;                  ///< the library's, a line each
};

}  // namespace standpunkt
