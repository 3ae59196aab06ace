#include "slots/health_clock.h"

#include <algorithm>

namespace standpunkt {
namespace {

constexpr std::size_t wanted_highlights = 3;

}  // namespace

HealthClock::HealthClock(std::size_t highlights, Duration wanted, Time now)
    : x_highlights(highlights), x_wanted(wanted), x_runs_since(now) {}

void HealthClock::tell(bool in_loop, std::size_t drawn, Time now) {
    x_drawn = drawn;
    if (in_loop == x_runs_since.has_value()) return;
    if (x_runs_since) {
        x_ran += now - *x_runs_since;
        x_runs_since.reset();
    } else {
        x_runs_since = now;
    }
}

bool HealthClock::healthy(Time now) const {
    const bool whole_cycle = x_highlights >= wanted_highlights && x_drawn > x_highlights;
    if (whole_cycle) return true;
    const Duration ran = x_ran + (x_runs_since ? now - *x_runs_since : Duration(0));
    return ran >= x_wanted && x_drawn >= std::min(x_highlights, wanted_highlights);
}

Time HealthClock::due() const {
    if (!x_runs_since || x_drawn < std::min(x_highlights, wanted_highlights)) return never;
    return *x_runs_since + std::max(Duration(0), x_wanted - x_ran);
}

}  // namespace standpunkt
