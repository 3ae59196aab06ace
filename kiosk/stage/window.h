#pragma once
#include "stage/video.h"

namespace standpunkt {

/// Opens the window `options` ask for, fullscreen on the panel's own mode, or, under KMSDRM, on the
/// largest mode within the cap. `flags`: further SDL_WindowFlags.
Result<Window> open_window(const StageOptions& options, std::uint32_t flags);

/// Pixels of the window; what a Canvas for it measures is `capped` of that.
Size pixels_of(SDL_Window* window);

}  // namespace standpunkt
