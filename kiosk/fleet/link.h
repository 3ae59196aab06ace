#pragma once
// The thread that speaks to the broker. Whatever it meets there, slow name servers, silence,
// floods, the agent's thread never waits for it.
#include <functional>
#include <memory>
#include <string>

#include "config/mqtt_config.h"
#include "fleet/mailbox.h"
#include "fleet/topics.h"

namespace standpunkt {

struct LinkOptions {
    MqttConfig mqtt;
    Topics topics;
    std::string farewell;  ///< what `topics.status()` says once the stand has gone
    /// How long to wait after that many failures in a row; called by the broker's thread only.
    std::function<Duration(int)> wait_after;
};

/// Connects, and connects again when the connection is lost, until the mailbox says stop.
void run_link(LinkOptions options, const std::shared_ptr<Mailbox>& box);

}  // namespace standpunkt
