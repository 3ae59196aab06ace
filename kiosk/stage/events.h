#pragma once
// What SDL reports, told in Standpunkt's words. Main thread only.
#include "stage/stage.h"

union SDL_Event;

namespace standpunkt {

/// How the canvas lies in the window.
struct Placing {
    Size canvas;
    Size window;  ///< in the units of mouse events
    Rotation rotation = Rotation::None;
    TouchAxes touch{};
};

/// Adds what `event` says to `inputs`. Fingers come as 0 to 1 of their device and are turned into
/// pixels of the canvas; mouse positions are pixels of the window. No event is filtered by its
/// window: under KMSDRM touches have none (PLATFORM.md, "Touch").
void take(Inputs& inputs, const SDL_Event& event, const Placing& placing, std::uint32_t wake_type);

/// Something that a caller has to act on.
bool anything(const Inputs& inputs);

/// Every finger SDL knows to be down. A panel that was unplugged takes its fingers with it, without
/// a FINGERUP.
std::set<std::int64_t> fingers_down();

}  // namespace standpunkt
