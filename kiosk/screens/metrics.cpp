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
constexpr float narrow_width = 680;     // five buttons side by side
constexpr float low_height = 420;       // below it stacked buttons leave too few lines of text
constexpr double highest_reach = 1220;  // mm above the floor, for an arm from a wheelchair
constexpr double reach_part = 0.62;     // of the screen's height, where all of it is in reach

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

/// Real pixels of body type with which the smallest type is seen under 0.7 degrees, measured on
/// its capital letters, as EN 301 549 wants it where type can be made larger (VISITOR.md, "Type").
double least_large_body(const Metrics& metrics) {
    const double smallest =
        std::ceil(0.01222 * metrics.panel.viewing_distance_mm / (0.727 * metrics.millimetres));
    return smallest * compact_type.body.px / compact_type.caption.px;
}

/// Real pixels below which a field, a keyboard and the toolbar do not stand one above the other.
double least_low_part(const Metrics& metrics, double unit) {
    Metrics low = metrics;
    low.unit = static_cast<float>(unit);
    const float least = low.least_target();
    const float close = 38 + 4 * std::max(32.0F, least) + 17 + std::max(44.0F, least) + 12;
    const float roomy = std::max(64.0F, least + 16) + 4 * std::max(56.0F, least) + 22 + 92;
    return unit * (close < low_height ? close : roomy);
}

double body_px(const TypeScale& type) {
    return type.body.px;
}

bool is_small(const Panel& panel) {
    return panel.diagonal_inch <= small_panel_inch;
}

/// Real pixels a design pixel in Compact. Small panels: what their pixels ask for; larger ones: as
/// wide as 75 characters of text allow.
double compact_unit(Size size, const Panel& panel, double millimetres) {
    const bool small = is_small(panel);
    const double pixels = std::min(size.width / 800.0, size.height / 480.0);
    const double grown = pixels < 1 ? pixels : 1 + (pixels - 1) / 2;
    const double least_target = small ? 12 : 20;  // millimetres, VISITOR.md principle 1
    const double by_line = small ? 0 : std::min(size.width, size.height * 2) / 910.0;
    return std::max({grown, least_target / millimetres / 75, by_line, 0.8});
}

void make_compact(Metrics& metrics, double unit) {
    metrics.format = Format::Compact;
    metrics.unit = static_cast<float>(unit);
    metrics.width = metrics.area.width / metrics.unit;
    metrics.height = metrics.area.height / metrics.unit;
    metrics.type = compact_type;
    metrics.margin = 20;
    metrics.header = 48;
    metrics.target = std::max(76.0F, metrics.least_target());
    metrics.gap = 10;
    metrics.low = metrics.height < low_height;
    metrics.narrow = metrics.width < (metrics.low ? narrow_width * 0.8F : narrow_width);
    metrics.loop_toolbar = metrics.narrow ? 178 : 92;
    if (!metrics.low) return;
    metrics.target = std::max(44.0F, metrics.least_target());
    metrics.header = 40;
    metrics.radius = 14;
    metrics.loop_toolbar = 2 * metrics.target + 18;
}

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
    panel.diagonal_inch = diagonal_of(size, panel);
    if (panel.viewing_distance_mm <= 0) panel.viewing_distance_mm = is_small(panel) ? 400 : 600;

    Metrics metrics;
    metrics.screen = size;
    metrics.area = {0, 0, static_cast<float>(size.width), static_cast<float>(size.height)};
    metrics.panel = panel;
    metrics.millimetres = pixel_millimetres(size, panel.diagonal_inch);
    const double by_millimetres = reference_millimetres / metrics.millimetres;
    const double by_pixels = tall ? std::min(size.width / 1080.0, size.height / 1920.0)
                                  : std::min(size.width / 1920.0, size.height / 1080.0);
    const double unit = std::max(by_millimetres, by_pixels);
    const double design_width = size.width / unit, design_height = size.height / unit;

    if (tall && !is_small(panel) && design_width >= 860 && design_height >= 1400) {
        metrics.format = Format::Tall;
        metrics.type = wide_type;
        metrics.type.heading = {60, 72};
        metrics.margin = 72;
        metrics.loop_toolbar = 344;
    } else if (!tall && !is_small(panel) && design_width >= narrowest_wide &&
               design_height >= lowest_wide) {
        metrics.format = Format::Wide;
        metrics.type = wide_type;
    } else {
        make_compact(metrics, compact_unit(size, panel, metrics.millimetres));
        return metrics;
    }
    metrics.unit = static_cast<float>(unit);
    metrics.width = static_cast<float>(size.width) / metrics.unit;
    metrics.height = static_cast<float>(size.height) / metrics.unit;
    return metrics;
}

float Metrics::least_target() const {
    // A pixel more: edges fall on whole ones.
    const double least = is_small(panel) ? 12 : 20;
    return static_cast<float>(std::ceil((least / millimetres + 1) / unit));
}

Metrics Metrics::with(const Aids& aids) const {
    Metrics metrics = *this;
    if (aids.appearance == Appearance::Contrast) metrics.border = 4;
    if (aids.size == TextSize::Normal && !aids.reach) return metrics;
    // A real body letter times the visitor's wish; Compact gives it the room.
    const double zoom = percent_of(aids.size) / 100.0;
    double body = unit * body_px(type) * zoom;
    if (aids.size != TextSize::Normal) body = std::max(body, least_large_body(*this));
    if (aids.reach) {
        const double screen_height = screen.height;
        const double in_reach = (highest_reach - panel.mount_bottom_mm) / millimetres;
        double low_part = std::min(screen_height * reach_part, in_reach);
        low_part = std::max(low_part, least_low_part(*this, body / body_px(compact_type)));
        low_part = std::round(std::min(low_part, screen_height));
        metrics.area.y = static_cast<float>(screen_height - low_part);
        metrics.area.height = static_cast<float>(low_part);
    }
    // With normal type the lower part may still hold the layout for large panels.
    const Size part{screen.width, static_cast<int>(metrics.area.height)};
    const double wide_unit = body / body_px(wide_type);
    const bool wide = aids.size == TextSize::Normal && format != Format::Compact &&
                      part.width > part.height && part.width / wide_unit >= narrowest_wide &&
                      part.height / wide_unit >= lowest_wide;
    if (wide) {
        metrics.format = Format::Wide;
        metrics.type = wide_type;
        metrics.margin = 80;
        metrics.width = metrics.area.width / metrics.unit;
        metrics.height = metrics.area.height / metrics.unit;
        return metrics;
    }
    make_compact(metrics, body / body_px(compact_type));
    // Lines are as thick as they were: they are seen, not read.
    metrics.border *= unit / metrics.unit;
    return metrics;
}

}  // namespace standpunkt
