#pragma once
#include <string_view>

#include "base/result.h"
#include "stage/geometry.h"

namespace standpunkt {

/// How finished pictures get onto the screen.
enum class Presentation {
    Surface,  ///< the window's own pixels, in main memory
    Texture   ///< a texture of the graphics unit, by opengles2
};

/// The one renderer rule (PLATFORM.md, "Waiting, drawing" and "Displays"): with SDL_VIDEODRIVER
/// unset and no display SDL picks "offscreen" or "dummy" and the show would run where nobody sees
/// it. Such drivers are refused with the way out, unless headless was asked for.
Result<Presentation> presentation_for(std::string_view driver);

/// Modes above 1920x1080 (or 1080x1920) are drawn at most that large, proportions kept.
Size capped(Size size);

}  // namespace standpunkt
