#include <algorithm>

#include "support/ui_checks/geometry.h"

namespace standpunkt::test {
namespace {

float shared(float from, float to, float other_from, float other_to) {
    return std::min(to, other_to) - std::max(from, other_from);
}

std::vector<const UiNode*> targets_of(const UiNodes& nodes) {
    std::vector<const UiNode*> targets;
    for (const UiNode& node : nodes)
        if (node.hit) targets.push_back(&node);
    return targets;
}

}  // namespace

Complaints check_order(const UiNodes& nodes) {
    Complaints complaints;
    const auto targets = targets_of(nodes);
    for (std::size_t i = 0; i + 1 < targets.size(); ++i) {
        const Rect &one = *targets[i]->hit, &next = *targets[i + 1]->hit;
        const float row = shared(one.y, one.bottom(), next.y, next.bottom());
        const float column = shared(one.x, one.right(), next.x, next.right());
        const std::string from = targets[i + 1]->id + " comes after " + targets[i]->id + " and is ";
        if (row * 2 > std::min(one.height, next.height) && next.right() <= one.x)
            complaints.push_back(from + "left of it");
        else if (column * 2 > std::min(one.width, next.width) && next.bottom() <= one.y)
            complaints.push_back(from + "above it");
    }
    return complaints;
}

Complaints check_focus(const UiNodes& nodes, const std::vector<std::string>& walk) {
    Complaints complaints;
    const auto targets = targets_of(nodes);
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (i >= walk.size() || walk[i] != targets[i]->id)
            complaints.push_back("step " + std::to_string(i + 1) + " should be on " +
                                 targets[i]->id + " and is " +
                                 (i < walk.size() ? "on " + walk[i] : "missing"));
    if (!targets.empty() && (walk.size() != targets.size() + 1 || walk.back() != walk.front()))
        complaints.push_back("after the last target the focus does not come back to the first");
    return complaints;
}

}  // namespace standpunkt::test
