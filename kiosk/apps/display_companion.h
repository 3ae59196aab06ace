#pragma once
#include <memory>
#include <vector>

#include "apps/display_play.h"

namespace standpunkt {

/// One turn of the window's loop.
struct Turn {
    Play& play;
    Time now;
    Inputs inputs = {};   ///< what came in since the last turn
    bool asleep = false;  ///< the screen is dark: the show rests, and has no turn
    bool leave = false;   ///< the program ends after this turn, in good order: to be started anew
};

/// Takes part in every turn of the window's loop without being the show: content that changes, what
/// is counted, written down, watched or told. Main thread only. An error ends the program: only
/// what concerns the window is one, whatever else goes wrong is logged and the show goes on.
class Companion {
  public:
    virtual ~Companion() = default;
    /// The show is open, nothing of it is on screen yet.
    virtual void begin(Play& /*play*/, Time /*now*/) {}
    /// Before the show's own turn: what is changed here is drawn in the same turn, and what is
    /// taken out of its inputs never happens to the show.
    virtual Status before(Turn& /*turn*/) { return {}; }
    /// After it: what is due by now is on screen. In the reverse order: who comes first before the
    /// show's turn, comes last after it.
    virtual Status after(Turn& /*turn*/) { return {}; }
    /// When the next turn has to come at the latest, whatever the show wants.
    virtual Time due() const { return never; }
    /// The program ends because somebody or a companion wants it to; `end` follows.
    virtual void farewell() {}
    /// There will be no further turn, however it came to that; the show may be closed already.
    virtual void end() {}
};

/// In the order of their turns, from the outermost to the one next to the show. Not owned.
using Companions = std::vector<Companion*>;

/// Plays on `stage` until somebody ends the program, or a companion does.
Status run_loop(Stage& stage, Play& play, const Companions& companions);

}  // namespace standpunkt
