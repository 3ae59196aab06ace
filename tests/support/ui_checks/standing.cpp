#include <algorithm>
#include <cstdlib>

#include "support/ui_checks/geometry.h"

namespace standpunkt::test {
namespace {

std::uint8_t brightness(std::uint32_t pixel) {
    return static_cast<std::uint8_t>(
        (54 * (pixel >> 16 & 0xFF) + 183 * (pixel >> 8 & 0xFF) + 19 * (pixel & 0xFF)) / 256);
}

}  // namespace

void StandingPixels::add(const Frame& frame) {
    if (!(x_size == frame.size)) {
        x_size = frame.size;
        x_least.assign(frame.pixels.size(), 255);
        x_most.assign(frame.pixels.size(), 0);
    }
    for (std::size_t i = 0; i < frame.pixels.size(); ++i) {
        const std::uint8_t light = brightness(frame.pixels[i]);
        x_least[i] = std::min(x_least[i], light);
        x_most[i] = std::max(x_most[i], light);
    }
}

Complaints StandingPixels::check(const UiNodes& nodes, const std::vector<Rect>& excepted) const {
    constexpr int still = 3, edge = 24;  // of 255
    const auto width = static_cast<std::size_t>(x_size.width);
    std::map<std::string, std::size_t> found;
    const auto standing = [&](std::size_t i) { return x_most[i] - x_least[i] <= still; };
    for (std::size_t i = 0; i + width < x_least.size(); ++i) {
        if (i % width + 1 == width || !standing(i)) continue;
        const auto differs = [&](std::size_t other) {
            return standing(other) && std::abs(x_least[i] - x_least[other]) >= edge;
        };
        if (!differs(i + 1) && !differs(i + width)) continue;
        const Point at{static_cast<float>(i % width), static_cast<float>(i / width)};
        if (std::any_of(excepted.begin(), excepted.end(),
                        [&](const Rect& rect) { return rect.contains(at); }))
            continue;
        const UiNode* on = nullptr;  // the last one: texts come after what they stand on
        for (const UiNode& node : nodes)
            if (node.rect.contains(at)) on = &node;
        ++found[on ? on->id : "the ground"];
    }
    Complaints complaints;
    for (const auto& [name, count] : found)
        complaints.push_back(std::to_string(count) + " edges of " + name +
                             " stood on the same pixels all the time");
    return complaints;
}

}  // namespace standpunkt::test
