#pragma once
// A visit twice: played headless by a script, and made on a real X server with real clicks and
// keys. Both are the same built program, so the screen has to show what the script drew.
#include <span>
#include <string>

#include "media/picture_file.h"
#include "support/demo_stand.h"

namespace standpunkt::test {

inline constexpr int visit_width = 1280, visit_height = 720;

/// Plays `script` headless; from then on its shots lie in the stand's folder `name`. `options` are
/// those of the display, the bundle's too.
void play(const DemoStand& of, const std::string& name, const std::string& options,
          const std::string& script);

/// What the shot that is `number`th in its script is called: "03-help".
std::string numbered(std::size_t number, const std::string& shot);

/// Somebody before a display, with a finger, five keys and eyes.
class Visitor {
  public:
    Visitor(XServer& server, const std::string& options)
        : x_server(server), x_display(server, options) {}

    /// Waits until the screen is one of `pictures`, pixel for pixel: its index. If none comes the
    /// test ends, and what is on screen lies in the build folder, in walk/NAME.png.
    std::size_t see_one_of(std::span<const Pixels> pictures, const std::string& name);
    void see(const Pixels& picture, const std::string& name) { see_one_of({&picture, 1}, name); }

    /// `action` as a line of a script: tap ID (of the nodes that are on screen) or key NAME.
    void act(const std::string& action, const nlohmann::json& nodes);

    /// Leaves what is on screen in the build folder, in walk/NAME.png, to be looked at.
    void keep(const std::string& name);

    /// The display ends when it is told to, in good order.
    void leave();

    /// The display is killed where it stands.
    void fall() { x_display.end(SIGKILL); }

  private:
    XServer& x_server;
    Display x_display;
};

struct Step {
    const char* shot;         ///< what is on screen before the step
    const char* action = "";  ///< see Visitor::act; only the last step may have none
    const char* node = "";    ///< where the action alone would not tell: a node that is there ...
    const char* text = "";    ///< ... and what it says
};

/// Makes a visit of `steps`, in German, at a stand that never changes by itself.
void walk(const DemoStand& of, const std::string& name, std::span<const Step> steps);

}  // namespace standpunkt::test
