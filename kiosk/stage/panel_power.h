#pragma once
#include "stage/stage.h"

struct SDL_Window;

namespace standpunkt {

/// Sets the property DPMS of the connectors the window's graphics device drives; the kernel then
/// takes their signal away, and a built-in panel's light. False: no KMSDRM, or the device refuses.
bool set_panel_power(SDL_Window* window, ScreenPower power);

}  // namespace standpunkt
