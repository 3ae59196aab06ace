#include <algorithm>

#include "support/ui_checks/geometry.h"

namespace standpunkt::test {

Complaints check_reach(const UiNodes& nodes, const Metrics& metrics, double bottom,
                       double least_millimetres) {
    constexpr double lowest = 380, highest = 1220;
    Complaints complaints;
    for (const UiNode& node : nodes) {
        if (!node.hit) continue;
        const auto above = [&](float y) {
            return bottom + (metrics.screen.height - static_cast<double>(y)) * metrics.millimetres;
        };
        const double top = above(node.hit->y), foot = above(node.hit->bottom());
        const double piece = std::min(top, highest) - std::max(foot, lowest);
        if (piece < std::min(least_millimetres, top - foot) - 0.5)
            complaints.push_back(node.id + " stands " + number(foot) + " to " + number(top) +
                                 " mm above the floor: out of reach from a wheelchair");
    }
    return complaints;
}

}  // namespace standpunkt::test
