#include <algorithm>

#include "support/ui_checks/geometry.h"

namespace standpunkt::test {
namespace {

/// Whether all pixels inside `rect` have one colour: its frame and round corners lie outside.
bool blank(const Rect& rect, const Frame& frame) {
    const float rim = std::min({24.0F, rect.width / 5, rect.height / 5});
    const int left = std::max(0, static_cast<int>(rect.x + rim));
    const int right = std::min(frame.size.width, static_cast<int>(rect.right() - rim));
    const int top = std::max(0, static_cast<int>(rect.y + rim));
    const int bottom = std::min(frame.size.height, static_cast<int>(rect.bottom() - rim));
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x)
            if (!(frame.at(x, y) == frame.at(left, top))) return false;
    return true;
}

}  // namespace

Complaints check_marks(const UiNodes& nodes, const Frame& frame) {
    Complaints complaints;
    for (const UiNode& node : nodes)
        if (node.hit && blank(*node.hit, frame))
            complaints.push_back(node.id + " " + text_of(*node.hit) + " shows nothing");
    return complaints;
}

}  // namespace standpunkt::test
