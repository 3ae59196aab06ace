#include "apps/display_backlight.h"

#include <fstream>

namespace standpunkt {
namespace {

// As the kernel counts: FB_BLANK_UNBLANK and FB_BLANK_POWERDOWN.
constexpr const char *lit = "0", *unlit = "4";

bool put(const std::filesystem::path& file, const char* text) {
    std::ofstream stream(file);
    stream << text << std::flush;
    return stream.good();
}

}  // namespace

bool set_backlight(const std::filesystem::path& root, ScreenPower power) {
    bool any = false;
    std::error_code error;
    for (const auto& light :
         std::filesystem::directory_iterator(root / "sys/class/backlight", error)) {
        const auto file = light.path() / "bl_power";  // opening must not make one
        if (std::filesystem::exists(file, error))
            any |= put(file, power == ScreenPower::On ? lit : unlit);
    }
    return any;
}

}  // namespace standpunkt
