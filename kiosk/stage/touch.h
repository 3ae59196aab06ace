#pragma once
// From fingers to gestures. Pure: fed with raw contacts and times, asked for gestures. The same
// code serves X11, Wayland and KMSDRM, where SDL makes no mouse events from touches (PLATFORM.md,
// Touch).
#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <vector>

#include "base/time.h"
#include "stage/geometry.h"

namespace standpunkt {

/// A finger (or the mouse, as finger `mouse_finger`) as the platform reports it, in canvas pixels.
struct Contact {
    enum class Kind { Down, Move, Up };
    Kind kind = Kind::Down;
    std::int64_t finger = 0;
    Point position;
    Point
        raw{};  ///< as the device says: a finger 0 to 1 of its axes, the mouse pixels of the window
};
inline constexpr std::int64_t mouse_finger = -1;

struct Gesture {
    enum class Kind {
        Press,   ///< the finger is down: show it
        Cancel,  ///< the press became a drag, or its finger vanished
        Tap,     ///< released where it was pressed
        DragTo,  ///< moved; `delta` since the last DragTo
        Release  ///< end of a drag; `velocity` for kinetic scrolling, 0 if the finger rested over
                 ///< 80 ms, vanished or stuck
    };
    Kind kind;
    Point position;
    Point start;        ///< where the finger went down
    Time down{0};       ///< when it went down
    Point delta;        ///< pixels (DragTo)
    Point velocity;     ///< pixels a second (Release)
    bool lost = false;  ///< the finger vanished or stuck, nobody lifted it
};

/// How touches follow each other. Reading: a second one within 300 ms of a tap is an accident, and
/// so is a second finger. Typing, on the keys on screen: each is meant but the bounce of a contact
/// (60 ms), and a finger that comes down before the last went up ends that one's press as a tap.
enum class Rhythm { Reading, Typing };

class Touch {
  public:
    /// Slop in pixels between tap and drag. PLATFORM.md: 14 px on a 1080p panel.
    explicit Touch(float slop = 14) : x_slop(slop) {}

    /// From the next contact on; Reading at first.
    void keep(Rhythm rhythm) { x_rhythm = rhythm; }
    /// First finger only, and none too soon after the last tap (see Rhythm). Taps shorter than a
    /// frame are kept: Press and Tap both come out.
    std::vector<Gesture> feed(const Contact& contact, Time now);
    /// Fingers that still exist; a pressed one that does not is cancelled (panel unplugged). Also
    /// releases a press stuck for 10 s. Call once a turn of the main loop.
    std::vector<Gesture> check(const std::optional<std::set<std::int64_t>>& existing, Time now);
    /// What the finger that is down began comes to nothing, as if it had vanished.
    std::vector<Gesture> drop();
    /// When `check` has to be called next; `never` without a press.
    Time deadline() const;
    bool holding() const { return x_press.has_value(); }  ///< a finger is down
    std::optional<Point> pressed() const;  ///< where the finger that may become a tap went down

  private:
    struct Sample {
        Point position;
        Time at;
    };
    struct Press {
        std::int64_t finger;
        Point start, last;  // `last`: where the last DragTo led
        Point settled;      // where it was when it last really moved
        Time down, moved;
        bool dragging = false;
        std::deque<Sample> track;  // the latest movements, never empty
    };
    std::vector<Gesture> down(const Contact& contact, Time now);
    std::vector<Gesture> move(const Contact& contact, Time now);
    std::vector<Gesture> up(const Contact& contact, Time now);
    Gesture gesture(Gesture::Kind kind) const;
    Gesture abandon();
    Point velocity(Time now) const;

    float x_slop;
    std::optional<Press> x_press;
    Rhythm x_rhythm = Rhythm::Reading;
    Time x_last_tap = Time(-1'000'000);
};

/// Kinetic scroll after a flick: velocity decays with 3.2/s. [0, most] is the range; it stops at
/// either end. Content that follows a finger moves by minus its delta and velocity.
class Scroll {
  public:
    void drag(float by, float most);  ///< adds `by`, stops any movement
    void release(float velocity, Time now);
    void stop();
    float position(Time now, float most);  ///< moves on to `now`
    bool moving() const;

  private:
    float x_position = 0, x_velocity = 0;
    Time x_at{0};
};

}  // namespace standpunkt
