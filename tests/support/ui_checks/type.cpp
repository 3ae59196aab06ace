#include <algorithm>

#include "support/ui_checks/geometry.h"

namespace standpunkt::test {

Complaints check_type(const UiNodes& nodes, const Metrics& metrics, const Viewing& viewing) {
    constexpr double reference = 0.2767;               // mm, a pixel of 24" 1080p
    constexpr int least_px = 28, least_small_px = 22;  // VISITOR.md, "Type, colour, grid"
    constexpr double least_degrees = 0.7, half_pixel = 0.5;
    Complaints complaints;
    for (const UiNode& node : nodes) {
        if (node.font_px <= 0) continue;
        const std::string size = node.id + " is set in " + std::to_string(node.font_px) + " px, ";
        const double high = (node.font_px + half_pixel) * metrics.millimetres;
        if (viewing.small && node.font_px < least_small_px)
            complaints.push_back(size + "less than " + std::to_string(least_small_px));
        if (!viewing.small && high < least_px * reference)
            complaints.push_back(size + number(high) + " mm, less than " +
                                 number(least_px * reference));
        if (viewing.percent < 135) continue;
        const double seen =
            degrees_of_view(node.font_px + half_pixel, metrics.millimetres, viewing.distance);
        if (seen < least_degrees)
            complaints.push_back(size + number(seen) + " degrees at " +
                                 std::to_string(viewing.percent) + " %, less than 0.70");
    }
    return complaints;
}

}  // namespace standpunkt::test
