#include "stage/presentation.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace standpunkt {

Result<Presentation> presentation_for(std::string_view driver) {
    if (driver == "x11" || driver == "wayland") return Presentation::Surface;
    if (driver == "KMSDRM") return Presentation::Texture;
    return fail(
        "there is no display: SDL would show the pictures on \"" + std::string(driver) +
            "\", where nobody sees them.",
        {}, 0,
        "Set DISPLAY or WAYLAND_DISPLAY, or run on a console with a connected screen as a user of "
        "the groups video, render and input, or use --headless.");
}

Size capped(Size size) {
    constexpr double most_long = 1920, most_short = 1080;
    const double scale = std::min(1.0, std::min(most_long / std::max(size.width, size.height),
                                                most_short / std::min(size.width, size.height)));
    if (scale >= 1.0) return size;
    return {static_cast<int>(std::lround(size.width * scale)),
            static_cast<int>(std::lround(size.height * scale))};
}

}  // namespace standpunkt
