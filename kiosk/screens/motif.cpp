#include "screens/motif.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "base/digest.h"

namespace standpunkt {
namespace {

struct Dot {
    Point at;
    float radius;
};

/// The generator's raw output, scaled by us: the standard's distributions differ between libraries.
float between(std::mt19937_64& random, float least, float most) {
    const double part = static_cast<double>(random() >> 11) / 9007199254740992.0;  // 2^53
    return least + static_cast<float>(part) * (most - least);
}

float distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

Colour faint(Colour ink, float part) {
    ink.alpha = static_cast<std::uint8_t>(255 * part);
    return ink;
}

}  // namespace

std::uint64_t seed_of(std::string_view name) {
    const Digest hash = digest(name);
    std::uint64_t seed = 0;
    for (int i = 0; i < 8; ++i) seed = seed << 8 | hash[static_cast<std::size_t>(i)];
    return seed;
}

void draw_motif(Painter& painter, Rect area, std::uint64_t seed, Colour ink) {
    std::mt19937_64 random(seed);
    const float size = std::min(area.width, area.height);
    std::vector<Dot> dots;
    const float sizes[] = {0.17F, 0.105F, 0.105F, 0.05F, 0.05F, 0.05F, 0.045F, 0.04F, 0.035F};
    for (int tries = 0; tries < 400 && dots.size() < 24; ++tries) {
        const float base = sizes[std::min(dots.size(), std::size(sizes) - 1)] * size;
        const float radius = dots.size() < 9 ? base : between(random, 0.016F, 0.045F) * size;
        const Point at{between(random, area.x + radius, area.right() - radius),
                       between(random, area.y + radius, area.bottom() - radius)};
        const bool free = std::all_of(dots.begin(), dots.end(), [&](const Dot& other) {
            return distance(at, other.at) > radius + other.radius + 0.035F * size;
        });
        if (free) dots.push_back({at, radius});
    }
    // Each dot reaches for its two nearest neighbours, from rim to rim.
    for (const Dot& dot : dots) {
        std::vector<const Dot*> others;
        for (const Dot& other : dots)
            if (&other != &dot) others.push_back(&other);
        std::sort(others.begin(), others.end(), [&](const Dot* a, const Dot* b) {
            return distance(dot.at, a->at) < distance(dot.at, b->at);
        });
        for (std::size_t i = 0; i < std::min<std::size_t>(2, others.size()); ++i) {
            const Dot& other = *others[i];
            const float length = distance(dot.at, other.at);
            const float x = (other.at.x - dot.at.x) / length, y = (other.at.y - dot.at.y) / length;
            painter.line({dot.at.x + x * dot.radius, dot.at.y + y * dot.radius},
                         {other.at.x - x * other.radius, other.at.y - y * other.radius},
                         faint(ink, 0.08F), 3);
        }
    }
    for (std::size_t i = 0; i < dots.size(); ++i) {
        const float strength[] = {0.05F, 0.06F, 0.065F, 0.05F};
        painter.circle(dots[i].at, dots[i].radius, faint(ink, strength[i % 4]));
        if (i == 0) painter.ring(dots[i].at, dots[i].radius, faint(ink, 0.16F), 4);
    }
}

}  // namespace standpunkt
