#include "support/ui_checks/geometry.h"

#include <cmath>
#include <cstdio>

#include "base/unicode.h"

namespace standpunkt::test {

std::string text_of(const Rect& r) {
    return "(" + std::to_string(std::lround(r.x)) + ", " + std::to_string(std::lround(r.y)) + ", " +
           std::to_string(std::lround(r.width)) + " x " + std::to_string(std::lround(r.height)) +
           ")";
}

bool is_text(const UiNode& node) {
    return node.role == Role::Text || node.role == Role::Heading;
}

bool is_body(const UiNode& node) {
    return is_text(node) && is_answer(node);
}

bool inside(const Rect& inner, const Rect& outer) {
    constexpr float rounding = 1;
    return inner.x >= outer.x - rounding && inner.y >= outer.y - rounding &&
           inner.right() <= outer.right() + rounding && inner.bottom() <= outer.bottom() + rounding;
}

bool overlap(const Rect& one, const Rect& other) {
    constexpr float touching = 1;  // neighbours may share an edge
    return one.x + touching < other.right() && other.x + touching < one.right() &&
           one.y + touching < other.bottom() && other.y + touching < one.bottom();
}

Rect screen_of(const Metrics& metrics) {
    return {0, 0, static_cast<float>(metrics.screen.width),
            static_cast<float>(metrics.screen.height)};
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

std::string beginning(const std::string& text) {
    std::vector<char32_t> letters = code_points(text);
    if (letters.size() > 40) letters.resize(40);
    return to_utf8(letters);
}

}  // namespace standpunkt::test
