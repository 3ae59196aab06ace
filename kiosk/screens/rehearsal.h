#pragma once
// The show without stage and finger: events in, nodes and pixels out. Every picture is the one a
// stand would show once it has come to rest. For checks, contact sheets and measurements. Main
// thread only; one at a time (see Painter).
#include <memory>
#include <string>
#include <vector>

#include "screens/measure.h"
#include "screens/screens.h"

namespace standpunkt {

class Rehearsal {
  public:
    struct Options {
        Metrics metrics;
        FontFiles fonts = FontFiles::debian();
        Pictures::Load load;  ///< called in the decoder's thread
        Tempo tempo = {};
        std::string version = {}, content_code = {};  ///< for About
    };
    /// Begins in the loop or in Holding. `catalogue` outlives the rehearsal.
    static Result<std::unique_ptr<Rehearsal>> begin(const Catalogue& catalogue, Options options);

    /// What a control would send; what follows from it for layout and show is worked off.
    void play(const Event& event);
    /// Lets time pass, from deadline to deadline.
    void wait(Duration time);
    /// What the operator's page says from now on.
    void tell(OperatorPage page) { x_screens->tell(std::move(page)); }
    /// Back to the beginning: a stand that has just been started.
    void start_again();

    const Show& show() const { return x_show; }
    const Catalogue& catalogue() const { return x_catalogue; }
    Time now() const { return x_now; }
    /// Of the picture on now; drawn when one of the two is asked for. Valid until the next event.
    const UiNodes& nodes();
    Frame frame();
    /// The panel's, as the visitor has set it.
    const Metrics& metrics();

  private:
    Rehearsal(const Catalogue& catalogue, const Tempo& tempo, std::unique_ptr<Screens> screens);
    void settle();
    void draw();

    const Catalogue& x_catalogue;
    Tempo x_tempo;
    std::unique_ptr<Screens> x_screens;
    Show x_show;
    Time x_now{0};
};

/// A picture a stand can show, and the events that lead to it from the loop.
struct Stop {
    std::string name;
    std::vector<Event> way;
    enum class Then { Stay, WatchTillSlide, RestTillAsked } then = Then::Stay;
};

/// Each scene that `catalogue` has, at least once: the readers are of its longest answer.
std::vector<Stop> stops_of(const Catalogue& catalogue);

/// Each view of the operator's desk, for who holds the corner.
std::vector<Stop> desk_stops();

/// Starts again and goes to `stop`, for a visitor who sets `aids` at once. Neither the loop
/// nor the operator's desk knows any.
void go_to(Rehearsal& rehearsal, const Stop& stop, const Aids& aids = {});

}  // namespace standpunkt
