#pragma once
#include <functional>
#include <memory>
#include <optional>

#include "apps/display_companion.h"
#include "config/kiosk_config.h"
#include "visits/journal_keeper.h"
#include "visits/visit_watch.h"

namespace standpunkt {

/// Counts visits and the hours the show runs, in show/visits.sqlite. Nothing is written for the
/// loop; a file in memory (RUN/show/alive) says now and then that it runs, so that a crash is told
/// from hours without a visitor.
class DisplayVisits : public Companion {
  public:
    /// `options` outlives it. Nothing is counted if `wanted` says so. `clock_set`: whether a server
    /// set this machine's clock; the system's word if empty.
    DisplayVisits(const DisplayOptions& options, const VisitsConfig& wanted,
                  std::function<bool()> clock_set = {});

    Status after(Turn& turn) override;
    void farewell() override;
    void end() override;

  private:
    /// Which clock the keeper was told of: none, one with a battery, one that a server has set.
    enum class ClockTold { Nothing, Battery, Set };

    const DisplayOptions& x_options;
    VisitWatch x_watch;
    std::unique_ptr<JournalKeeper> x_keeper;
    std::shared_ptr<const Bundle> x_bundle;  ///< on show
    std::function<bool()> x_clock_set;
    bool x_clock_in_machine;  ///< one that goes on without power
    ClockTold x_clock_told = ClockTold::Nothing;
    Time x_minute_due{0};

    Moment moment() const;
    bool clock_known(std::int64_t wall) const;
    void look_at_content(const DisplayContent& content);
    void tell_alive();
    void tell_clock();
};

}  // namespace standpunkt
