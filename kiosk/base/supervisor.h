#pragma once
// Whoever started this program as a service and watches over it: systemd, by its notify protocol.
#include <optional>
#include <string>

#include "base/time.h"

namespace standpunkt {

/// Without a supervisor everything here does nothing. One thread.
class Supervisor {
  public:
    /// As the environment says (NOTIFY_SOCKET, WATCHDOG_USEC).
    Supervisor();

    /// The program does what it is there for. The first time counts.
    void ready();
    bool told_ready() const { return x_ready; }
    /// One line about what the program does, in `systemctl status`. Told when it is another one.
    void status(const std::string& line);
    /// The program is well at `now`; for the service's watchdog. To be called once a turn of the
    /// main loop, as often as that may be: more than once a second nobody is woken for it.
    void alive(Time now);
    /// When alive() has to be called next at the latest: after a third of the watchdog's time, so
    /// that two may come late. `never` if there is no watchdog.
    Time due() const;
    /// The program begins to end.
    void stopping();

  private:
    std::optional<Duration> x_watchdog;  ///< the longest silence it takes for health
    std::optional<Time> x_told;
    bool x_ready = false;
    std::string x_status;
};

}  // namespace standpunkt
