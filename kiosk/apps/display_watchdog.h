#pragma once
#include "apps/display_companion.h"
#include "base/supervisor.h"

namespace standpunkt {

/// Tells the supervisor that the show is on, and then once a turn that the main loop goes round.
/// No picture is drawn for its sake: a still one costs a turn every third of the watchdog's time,
/// and none more on a panel of its own, which is looked at twice a second anyhow.
/// A turn comes to its end only when the frame that was due in it is on screen, so a lost page
/// flip, for which the graphics unit waits without a limit, ends the beats at once.
class DisplayWatchdog : public Companion {
  public:
    DisplayWatchdog(Supervisor& supervisor, const Stage& stage)
        : x_supervisor(supervisor), x_stage(stage) {}  ///< both outlive it

    Status after(Turn& turn) override {
        if (x_stage.frames() > 0) x_supervisor.ready();
        x_supervisor.alive(turn.now);
        return {};
    }
    Time due() const override { return x_supervisor.due(); }
    void end() override { x_supervisor.stopping(); }

  private:
    Supervisor& x_supervisor;
    const Stage& x_stage;
};

}  // namespace standpunkt
