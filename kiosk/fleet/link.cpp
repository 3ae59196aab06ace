#include "fleet/link.h"

#include "base/log.h"
#include "fleet/broker_connection.h"
#include "fleet/broker_words.h"

namespace standpunkt {
namespace {

using namespace std::chrono_literals;

/// A connection that lasted less is no success: a broker that throws stands out is not asked again
/// and again.
constexpr Duration long_enough = 60s;

/// The same trouble once, however often it is met.
class Teller {
  public:
    void tell(const LinkState& state, const MqttConfig& mqtt) {
        const std::string line = state.error.message.empty()
                                     ? "the MQTT broker " + name_of(mqtt) + " is connected."
                                     : to_string(state.error);
        if (line == x_told) return;
        x_told = line;
        state.error.message.empty() ? log_info(line) : log_warning(line);
    }

  private:
    std::string x_told;
};

/// The older one as long as it lets us in: a broker that once sent garbage, or was replaced, is
/// asked for the newest again.
BrokerConnection::Protocol next_protocol(BrokerConnection::Protocol spoken,
                                         const BrokerConnection::Ended& ended) {
    using Protocol = BrokerConnection::Protocol;
    if (ended.too_new) return Protocol::Older;
    return ended.lasted > Duration::zero() ? spoken : Protocol::Newest;
}

}  // namespace

void run_link(LinkOptions options, const std::shared_ptr<Mailbox>& box) {
    Teller teller;
    int failures = 0;
    auto protocol = BrokerConnection::Protocol::Newest;
    while (!box->stopping()) {
        BrokerConnection connection(options, *box, protocol);
        const auto ended = connection.run([&](const LinkState& state) {
            teller.tell(state, options.mqtt);
            box->report(state);
        });
        if (box->stopping()) break;
        protocol = next_protocol(protocol, ended);
        failures = ended.lasted >= long_enough ? 0 : failures + 1;
        const LinkState lost{false, ended.error};
        teller.tell(lost, options.mqtt);
        box->report(lost);
        box->rest(options.wait_after(failures));
    }
    box->report({false, {}});
    box->ended();
}

}  // namespace standpunkt
