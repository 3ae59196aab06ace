#pragma once
// One turn of the exhibit: what came in, what follows for the show, what has to be drawn and shown.
// Draws on change only: at rest a turn costs no frame. Used by the window loop and, on a simulated
// clock, by the script runner. Main thread only.
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "screens/corner_hold.h"
#include "screens/fade.h"
#include "screens/screens.h"
#include "show/show.h"
#include "stage/stage.h"
#include "stage/touch.h"

namespace standpunkt {

class Exhibit {
  public:
    /// `stage` and `screens` outlive the exhibit. `show` goes on where it was (see show()).
    Exhibit(Stage& stage, Screens& screens, const Catalogue& catalogue, Show show, Time now);

    /// Content may be replaced: in the loop or in Holding, with nothing fading and no finger down.
    bool may_change(Time now) const;
    /// From the next turn on `catalogue` is shown by `screens`; the ones before may go then. What
    /// is on screen stays until the new picture is drawn: the same highlight in its place if it is
    /// still there, else a cross-fade to the next. Only when may_change.
    void change(Screens& screens, const Catalogue& catalogue, Time now);

    /// Works off `inputs` and all that is due at `now`. An error means the window could not be
    /// updated.
    Status turn(const Inputs& inputs, Time now);
    /// After a turn, when its picture is on: a fade which that turn began starts at `now`, so that
    /// the time its target took to draw is not missing from it. On a simulated clock drawing takes
    /// no time: nobody needs to say so.
    void picture_on(Time now);
    /// Asked when somebody holds the corner; without it there is no PIN.
    void ask_for_pin(std::function<PinFile()> pin_file) { x_pin_file = std::move(pin_file); }
    /// What the operator wished since the last call, in order.
    std::vector<Wish> take_wishes() { return std::exchange(x_show.wishes, {}); }
    /// What came of a wish; seen after the next turn, which is due at once.
    void tell(const Event& event, Time now);
    /// When the next turn is due at the latest; `never` if only an input can change anything.
    Time deadline() const;

    const Show& show() const { return x_show; }
    /// What a visitor sees and can tap now.
    const UiNodes& nodes() const { return x_nodes; }
    bool fading() const { return x_fade.has_value(); }
    const std::string& focus() const { return x_focus; }

  private:
    Stage& x_stage;
    Screens* x_screens;
    const Catalogue* x_catalogue;
    Show x_show;
    Touch x_touch;
    CornerHold x_hold;
    std::function<PinFile()> x_pin_file;
    bool x_told = false;
    bool x_touch_seen = false;  ///< there was a touchscreen
    std::string x_pressed;
    std::string x_focus;  ///< id of the node keys are at; empty until a key is used
    std::optional<Event> x_pressed_event;
    std::optional<PictureKey> x_key;  ///< of what is on screen, or fades in
    UiNodes x_nodes;
    UiNodes x_outgoing;  ///< of the loop's picture that fades out
    std::optional<Fade> x_fade;
    Time x_now{0};

    void react(const Gesture& gesture, Time now);
    void react(const std::vector<Gesture>& gestures, Time now);
    Status take(const Contact& contact, Time now);
    bool at_desk(OperatorDesk::View view) const;
    void react(Key key, Time now);
    void move_focus(int by);
    std::string first_stop() const;  ///< what matters most on the scene; empty if nothing is there
    void press(const Gesture& gesture);
    void apply(Event event, Time now);
    void finish_drag(const Gesture& gesture, Time now);
    bool typing() const;  ///< the keys on screen are what is touched
    /// Nothing of a visit ends under a finger, as long as `Touch` believes in it.
    bool held() const;
    Status present(Time now, bool exposed);
    void begin_fade(const PictureKey& to, Time now);
    Status show_fade(Time now);
    bool wants_next() const;
};

}  // namespace standpunkt
