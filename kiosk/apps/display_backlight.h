#pragma once
#include <filesystem>

#include "stage/stage.h"

namespace standpunkt {

/// Switches the light of built-in panels. False: there is none that may be switched. `root`: before
/// /sys.
bool set_backlight(const std::filesystem::path& root, ScreenPower power);

}  // namespace standpunkt
