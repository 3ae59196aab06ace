#pragma once
#include "apps/display_companion.h"
#include "apps/display_slots.h"

namespace standpunkt {

/// Slides that have their days come and go at midnight, or when the clock was set.
class DisplayDay : public Companion {
  public:
    /// Both outlive it; `slots` may be nothing: then the content is the command line's.
    DisplayDay(const DisplayOptions& options, DisplaySlots* slots)
        : x_options(options), x_slots(slots) {}

    Status before(Turn& turn) override;
    Status after(Turn& turn) override;
    Time due() const override { return x_due; }

  private:
    const DisplayOptions& x_options;
    DisplaySlots* x_slots;
    Time x_due = never;
};

}  // namespace standpunkt
