#pragma once
// The window and what comes from it. Drawing goes to a Canvas; the stage shows pictures. One
// renderer rule: the window's own pixels (software) on X11, and on Wayland where SDL has them;
// memory when headless; opengles2 textures on KMSDRM and on the rest of Wayland (SDL 2.26);
// "offscreen" and "dummy" are refused unless headless was asked for. One stage at a time. Main
// thread only, except wake(). SIGINT and SIGTERM come as Inputs::quit: other threads of the program
// must block them, or a sleeping wait() does not notice.
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "stage/geometry.h"
#include "stage/picture_buffer.h"
#include "stage/rotation.h"
#include "stage/touch.h"

namespace standpunkt {

struct StageOptions {
    std::string title = "Standpunkt";
    std::optional<Size> size;   ///< of the window; fullscreen ignores it and takes the panel's own
    std::optional<Size> panel;  ///< KMSDRM: the size the panel prefers, as its kernel says
    bool windowed = false;
    bool headless = false;               ///< no window: SDL's dummy driver
    Rotation rotation = Rotation::None;  ///< of the picture on the panel; touches turn along
    TouchAxes touch{};                   ///< of a touch device that does not follow the panel
};

/// The five keys that do everything a finger can. Arrows and Tab lead on and back, Enter and blank
/// are Ok, Escape and Backspace are Back, F1 and H are Help.
enum class Key { Previous, Next, Ok, Back, Help };

/// What came from outside since the last look.
struct Inputs {
    std::vector<Contact> contacts;
    std::vector<Key> keys;
    bool quit = false;
    bool interrupt = false;  ///< Ctrl-C on the window's keyboard
    bool resized = false;    ///< size() has changed: make a new canvas
    bool exposed = false;    ///< the window lost its picture: show it again (a second time is free)
    bool woken = false;      ///< somebody called wake()
    std::optional<std::set<std::int64_t>>
        fingers;                       ///< fingers that exist, where the platform tells
    std::optional<int> touch_devices;  ///< connected, where the platform tells
};

enum class ScreenPower { On, Off };

class Stage {
  public:
    static Result<std::unique_ptr<Stage>> open(const StageOptions& options);
    virtual ~Stage() = default;

    /// Of the pictures it shows: the window's, scaled down to at most 1920x1080 or 1080x1920, and
    /// turned; headless what was asked for, turned.
    virtual Size size() const = 0;
    /// Sleeps until something comes or `timeout` is over (never = for ever), without spinning also
    /// where SDL would (PLATFORM.md, "Waiting"). Returns what came.
    virtual Inputs wait(Duration timeout) = 0;
    /// From now on pictures and touches are turned like this: size() may be another one. What was
    /// shown is lost until the next show(). False: this stage cannot.
    virtual bool turn(Rotation /*rotation*/, TouchAxes /*touch*/) { return false; }
    /// Shows a whole picture of the stage's size, turned as the options say. An error means the
    /// window could not be updated.
    virtual Status show(std::span<const std::uint32_t> picture) = 0;
    /// Shows from -> to at progress 0 to 256 (see mix). While a fade runs (same two spans, rising
    /// progress, no show() between) the pictures must not change: a graphics unit gets them once.
    virtual Status show_mixed(std::span<const std::uint32_t> from,
                              std::span<const std::uint32_t> to, int progress) = 0;
    /// Copy of what is on screen now, upright as it was drawn: the start of the next fade.
    virtual PictureBuffer shown() const = 0;
    virtual std::string driver() const = 0;    ///< "x11", "KMSDRM", "dummy" ...
    virtual std::uint64_t frames() const = 0;  ///< pictures shown so far: 0 a minute when still
    virtual void wake() = 0;                   ///< any thread: makes wait() return
    /// What brings the pictures onto the screen: "opengles2", "software".
    virtual std::string renderer() const { return "software"; }
    virtual int refresh_hz() const { return 0; }  ///< of the panel; 0: not known
    /// Takes the panel's signal away or gives it back; touches come all the same. False: this stage
    /// cannot, and what it shows stays on. Nothing may be shown while it is off.
    virtual bool power(ScreenPower /*power*/) { return false; }
};

}  // namespace standpunkt
