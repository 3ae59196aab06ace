#pragma once
#include "stage/video.h"

namespace standpunkt {

enum class Filling { AtOnce, Later };

/// Opens the window `options` ask for, fullscreen on the panel's own mode, or, under KMSDRM, on the
/// largest mode within the cap.
///
/// On X11 SDL waits 100 ms for a window manager to make a window fullscreen, and longest where
/// there is none. Later: it opens without a border where it will be, and the caller calls
/// fill_panel() once there is something to see.
Result<Window> open_window(const StageOptions& options, Filling filling);
void fill_panel(SDL_Window* window);

/// Pictures a second of the screen it is on; 0: not known.
int refresh_of(SDL_Window* window);

/// Pixels of the window; what a Canvas for it measures is `capped` of that.
Size pixels_of(SDL_Window* window);

}  // namespace standpunkt
