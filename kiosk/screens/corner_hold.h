#pragma once
// Five seconds of one finger on the place of the logo. Pure.
#include <cstdint>
#include <optional>
#include <set>

#include "base/time.h"
#include "screens/metrics.h"
#include "stage/touch.h"

namespace standpunkt {

/// The upper left corner of the screen: where the logo is, and at least 20 mm each way; real
/// pixels. `panel`: as the stand is set, without a visitor's aids.
Rect logo_corner(const Metrics& panel);

/// A cloth comes with several contacts, or moves: neither is a hold.
class CornerHold {
  public:
    explicit CornerHold(const Metrics& panel);

    void feed(const Contact& contact, Time now);
    /// Nothing is held, whatever lies on the screen.
    void cancel() { x_hold.reset(); }
    /// Fingers that still exist, where the platform tells.
    void check(const std::optional<std::set<std::int64_t>>& existing);
    /// True once for each hold, when it is long enough.
    bool complete(Time now);
    /// A hold goes on, and for so long already that it is no tap any more.
    bool no_tap(Time now) const;
    /// When it will be complete; `never` without one.
    Time deadline() const;

  private:
    struct Hold {
        std::int64_t finger;
        Point start;
        Time down;
    };
    Rect x_corner;
    float x_slop;  // real pixels a finger may roll
    std::set<std::int64_t> x_down;
    std::optional<Hold> x_hold;
};

}  // namespace standpunkt
