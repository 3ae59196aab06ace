#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "apps/display_clock.h"
#include "apps/display_companion.h"

namespace standpunkt {

/// When the screen may be dark: outside the opening hours, with a clock that can be trusted, when
/// nobody has touched it for two minutes. Pure; the caller tells it what happens.
class Bedtime {
  public:
    /// Somebody who has just switched the stand on wants to see it: `now` counts as a touch.
    Bedtime(OpeningHours hours, Time now) : x_hours(std::move(hours)), x_touched(now) {}

    void touched(Time now) { x_touched = now; }
    /// `local`: the time of day, if it can be trusted.
    bool is_due(const std::optional<LocalMinute>& local, Time now) const;
    bool ever() const { return !x_hours.always; }

  private:
    OpeningHours x_hours;
    Time x_touched;
};

/// Darkens the screen at bedtime, never while a visit is on, and wakes it. The touch that wakes it
/// does nothing else. This is no black screen of the kind that never is: who touches it sees the
/// show, and its state says "asleep". Before all other companions.
class DisplayHours : public Companion {
  public:
    using LocalClock = std::function<std::optional<LocalMinute>(Time now)>;
    /// `stage` outlives it. `root`: before /sys, where a panel's light may be; with hours it is put
    /// on.
    DisplayHours(Stage& stage, OpeningHours hours, LocalClock clock, std::filesystem::path root,
                 Time now);

    Status before(Turn& turn) override;
    Time due() const override { return x_due; }
    void end() override;

  private:
    Stage& x_stage;
    Bedtime x_bedtime;
    LocalClock x_clock;
    std::filesystem::path x_root;
    bool x_asleep = false;
    Time x_due = never;

    Status darken();
    void light_up();
};

}  // namespace standpunkt
