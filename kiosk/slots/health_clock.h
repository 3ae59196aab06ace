#pragma once
#include <cstddef>
#include <optional>

#include "base/time.h"

namespace standpunkt {

/// When a bundle counts as shown in good health: after two minutes of the loop running and three
/// highlights drawn (all, if it has fewer), or after one whole cycle of at least three. A visit
/// pauses the clock. Pure; the caller tells it what happens.
class HealthClock {
  public:
    /// `highlights`: how many the loop has. `wanted`: the two minutes, or shorter for a test.
    HealthClock(std::size_t highlights, Duration wanted, Time now);

    /// `in_loop`: the loop is on screen from `now` on. `drawn`: how many highlights were drawn and
    /// shown so far, each time counted.
    void tell(bool in_loop, std::size_t drawn, Time now);
    bool healthy(Time now) const;
    /// When healthy() may become true by time alone; `never` if not by time.
    Time due() const;

  private:
    std::size_t x_highlights;
    Duration x_wanted;
    Duration x_ran{0};
    std::optional<Time> x_runs_since;
    std::size_t x_drawn = 0;
};

}  // namespace standpunkt
