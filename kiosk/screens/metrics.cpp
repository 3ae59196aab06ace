#include "screens/metrics.h"

#include <algorithm>
#include <cmath>

namespace standpunkt {
namespace {

constexpr double millimetres_an_inch = 25.4;
constexpr double reference_millimetres = 0.2767;  // a pixel of 24" 1920x1080
constexpr float narrowest_wide = 1500;            // design pixels: list, text and page buttons
constexpr double lowest_wide = 800;  // three questions with their buttons, and the person's card
constexpr double small_panel_inch = 10.2;
constexpr float narrow_width = 680;  // five buttons side by side

double pixel_millimetres(Size size, double diagonal_inch) {
    return diagonal_inch * millimetres_an_inch / std::hypot(size.width, size.height);
}

constexpr TypeScale wide_type{.heading = {56, 68},
                              .body = {38, 56},
                              .summary = {36, 51},
                              .card_title = {44, 52},
                              .label = {30, 40},
                              .caption = {28, 36},
                              .primary = {34, 42}};
constexpr TypeScale compact_type{.heading = {30, 36},
                                 .body = {27, 38},
                                 .summary = {27, 36},
                                 .card_title = {28, 32},
                                 .label = {22, 26},
                                 .caption = {22, 28},
                                 .primary = {22, 26}};

}  // namespace

double diagonal_of(Size size, Panel panel) {
    if (panel.diagonal_inch > 0) return panel.diagonal_inch;
    return std::max(size.width, size.height) >= 1280 ? 24 : 7;
}

Result<Metrics> Metrics::of(Size size, Panel panel) {
    if (std::max(size.width, size.height) < 640 || std::min(size.width, size.height) < 360)
        return fail("a screen of " + std::to_string(size.width) + "x" +
                        std::to_string(size.height) + " pixels is too small to read on.",
                    {}, 0, "Standpunkt needs at least 640x360.");
    const bool tall = size.height > size.width;
    const double diagonal = diagonal_of(size, panel);

    Metrics metrics;
    metrics.size = size;
    metrics.millimetres = pixel_millimetres(size, diagonal);
    const double by_millimetres = reference_millimetres / metrics.millimetres;
    const double by_pixels = tall ? std::min(size.width / 1080.0, size.height / 1920.0)
                                  : std::min(size.width / 1920.0, size.height / 1080.0);
    const double unit = std::max(by_millimetres, by_pixels);
    const double design_width = size.width / unit, design_height = size.height / unit;
    const bool small = diagonal <= small_panel_inch;

    if (tall && !small && design_width >= 860 && design_height >= 1400) {
        metrics.format = Format::Tall;
        metrics.unit = static_cast<float>(unit);
        metrics.type = wide_type;
        metrics.type.heading = {60, 72};
        metrics.margin = 72;
        metrics.toolbar = 280;
        metrics.loop_toolbar = 344;
    } else if (!tall && !small && design_width >= narrowest_wide && design_height >= lowest_wide) {
        metrics.format = Format::Wide;
        metrics.unit = static_cast<float>(unit);
        metrics.type = wide_type;
    } else {
        const double pixels = std::min(size.width / 800.0, size.height / 480.0);
        const double grown = pixels < 1 ? pixels : 1 + (pixels - 1) / 2;
        const double least_target = small ? 12 : 20;  // millimetres, VISITOR.md principle 1
        metrics.format = Format::Compact;
        // Larger panels: as wide as 75 characters of text allow.
        const double by_line = small ? 0 : std::min(size.width, size.height * 2) / 910.0;
        metrics.unit = static_cast<float>(
            std::max({grown, least_target / metrics.millimetres / 75, by_line, 0.8}));
        metrics.type = compact_type;
        metrics.margin = 20;
        metrics.header = 48;
        metrics.toolbar = metrics.loop_toolbar = 92;
        metrics.target = 76;
        metrics.gap = 10;
    }
    metrics.width = static_cast<float>(size.width) / metrics.unit;
    metrics.height = static_cast<float>(size.height) / metrics.unit;
    metrics.narrow = metrics.format == Format::Compact && metrics.width < narrow_width;
    if (metrics.narrow) metrics.toolbar = metrics.loop_toolbar = 178;
    return metrics;
}

}  // namespace standpunkt
