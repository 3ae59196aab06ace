#pragma once
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/disk.h"
#include "config/kiosk_config.h"
#include "sync/clock.h"
#include "sync/http_client.h"

namespace standpunkt {

/// Sends whole days of visits to visits.report_url, each once, with the poll (visits/README.md has
/// the form). What cannot be sent is tried again after a while that grows; nothing is lost while
/// the journal holds it. The agent's thread.
class ReportUpload {
  public:
    /// Null where no address is configured. All outlive it. Errors: as HttpClient::create.
    static Result<std::unique_ptr<ReportUpload>> open(const KioskConfig& config, Clock& clock,
                                                      Disk& disk = Disk::real());

    /// Sends if that is due, as the agent's `visitor` (one access log may be of both).
    /// `clock_doubted`: then no day is known to be over, and nothing is sent.
    /// Gives when it has to be called at the latest.
    Time step(const Visitor& visitor, bool clock_doubted, Pulse& pulse);

    /// The last day that the server has; empty: none.
    const std::string& sent() const { return x_sent; }
    /// Why the last try failed.
    const std::optional<Error>& trouble() const { return x_trouble; }
    /// For agent.json: "sent", and while it fails "failures", "since" (s since 1970, of the first
    /// one) and "error".
    nlohmann::json state() const;

    static constexpr std::size_t most_days = 31;  ///< in one request

  private:
    ReportUpload(const KioskConfig& config, Clock& clock, Disk& disk)
        : x_config(config), x_clock(clock), x_disk(disk) {}
    void read_state();
    Status keep_state();
    Result<bool> send(Pulse& pulse);
    Status post(const std::string& body, Pulse& pulse);

    const KioskConfig& x_config;
    Clock& x_clock;
    Disk& x_disk;
    std::unique_ptr<HttpClient> x_client;
    std::string x_sent;
    std::optional<Error> x_trouble;
    std::optional<Duration> x_wait;  ///< that the server asked for
    Time x_due{0};
    int x_failures = 0;
    std::int64_t x_failing_since = 0;
};

}  // namespace standpunkt
