#include <algorithm>

#include "base/unicode.h"
#include "support/ui_checks/geometry.h"

namespace standpunkt::test {

Complaints check_lines(const UiNodes& nodes,
                       const std::function<float(const std::string&, int px)>& width) {
    // A short paragraph may happen to have wide letters.
    constexpr double tolerance = 0.02, least = 45 * (1 - tolerance), most = 75 * (1 + tolerance);
    float widest = 0;
    for (const UiNode& node : nodes)
        if (is_body(node) && node.role == Role::Text) widest = std::max(widest, node.rect.width);
    Complaints complaints;
    for (const UiNode& node : nodes) {
        // Of whole paragraphs only: short lines and the points of lists say little about the
        // column.
        if (!is_body(node) || node.role != Role::Text || node.rect.width < 0.9F * widest) continue;
        const float natural = width(node.text, node.font_px);
        if (natural < 2.5F * node.rect.width) continue;
        const double characters = static_cast<double>(character_count(node.text)) *
                                  static_cast<double>(node.rect.width) /
                                  static_cast<double>(natural);
        if (characters < least || characters > most)
            complaints.push_back(node.id + " holds " + number(characters) +
                                 " characters a line, not 45 to 75");
    }
    return complaints;
}

}  // namespace standpunkt::test
