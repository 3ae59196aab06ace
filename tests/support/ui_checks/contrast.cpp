#include <algorithm>
#include <cmath>

#include "support/ui_checks/geometry.h"

namespace standpunkt::test {
namespace {

constexpr double least_text = 4.5, least_body = 7, least_edge = 3;
constexpr double rounding = 0.02;  // colours have 256 steps

std::string sentence(const UiNode& node, const std::string& what, double ratio,
                     const SeenText& seen, double least) {
    return node.id + " has a contrast of " + number(ratio) + what + ", less than " + number(least) +
           ": " + to_string(seen.ink) + " on " + to_string(seen.ground) + ", \"" +
           beginning(node.text) + "\"";
}

}  // namespace

Complaints check_contrast(const UiNodes& nodes, const Frame& frame) {
    Complaints complaints;
    for (const UiNode& node : nodes) {
        if (node.font_px <= 0 || node.rect.height * 2 < static_cast<float>(node.font_px)) continue;
        const auto seen = seen_text(node, frame);
        if (!seen) {
            complaints.push_back(node.id + " cannot be seen at " + text_of(node.rect));
            continue;
        }
        const double least = is_body(node) ? least_body : least_text;
        if (seen->ratio() < least - rounding)
            complaints.push_back(sentence(node, "", seen->ratio(), *seen, least));
        if (seen->ratio_under_glare() < least_text - rounding)
            complaints.push_back(
                sentence(node, " under glare", seen->ratio_under_glare(), *seen, least_text));
    }
    return complaints;
}

Complaints check_edges(const UiNodes& nodes, const Frame& frame, const Metrics& metrics) {
    Complaints complaints;
    const int depth = static_cast<int>(std::ceil(metrics.border * metrics.unit)) + 2;
    for (const UiNode& node : nodes) {
        if (!node.hit) continue;
        const auto seen = seen_edge(node, frame, depth);
        if (seen && *seen < least_edge - rounding)
            complaints.push_back(node.id + " " + text_of(node.rect) + " has an edge of " +
                                 number(*seen) + " against what lies around, less than 3.00");
    }
    return complaints;
}

Complaints check_colours(const UiNodes& nodes, const Frame& frame) {
    // A claim may be a little off where the ground is a gradient.
    constexpr double most_apart = 1.6;
    Complaints complaints;
    for (const UiNode& node : nodes) {
        if (node.font_px <= 0) continue;
        const auto seen = seen_text(node, frame);
        if (!seen) continue;  // check_contrast's business
        const auto claim = [&](const char* what, Colour said, Colour found) {
            if (contrast(said, found) > most_apart)
                complaints.push_back(node.id + " claims " + what + " " + to_string(said) +
                                     " and shows " + to_string(found));
        };
        claim("letters of", node.foreground, seen->usual_ink);
        claim("a ground of", node.background, seen->usual_ground);  // a hit is marked
    }
    return complaints;
}

}  // namespace standpunkt::test
