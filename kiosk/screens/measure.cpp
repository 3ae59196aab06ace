#include "screens/measure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>
#include <vector>

namespace standpunkt {
namespace {

/// Whole pixels [left, right) x [top, bottom). Of large letters every `step`-th pixel and row is
/// enough.
struct Area {
    int left, top, right, bottom;
    int step = 1;
    int width() const { return right - left; }
    int height() const { return bottom - top; }
    bool empty() const { return width() <= 0 || height() <= 0; }
};

/// `look` gets the colour of each pixel that is looked at; returns how many these were.
template <class Look>
long each(const Frame& frame, const Area& area, Look look) {
    long count = 0;
    for (int y = area.top; y < area.bottom; y += area.step)
        for (int x = area.left; x < area.right; x += area.step, ++count) look(frame.at(x, y));
    return count;
}

Area area_of(const Rect& rect, const Frame& frame) {
    const auto whole = [](float x) { return static_cast<int>(std::lround(x)); };
    return {std::max(0, whole(rect.x)), std::max(0, whole(rect.y)),
            std::min(frame.size.width, whole(rect.right())),
            std::min(frame.size.height, whole(rect.bottom()))};
}

Area common(const Area& one, const Area& other) {
    return {std::max(one.left, other.left), std::max(one.top, other.top),
            std::min(one.right, other.right), std::min(one.bottom, other.bottom)};
}

/// 0 to 255, about as bright as the eye takes it; enough to sort pixels by.
int brightness(Colour c) {
    return (54 * c.red + 183 * c.green + 19 * c.blue) / 256;
}

bool near(Colour one, Colour other) {
    constexpr int apart = 40;  // of 255: what the edges of letters are blended to counts as well
    return std::abs(one.red - other.red) <= apart && std::abs(one.green - other.green) <= apart &&
           std::abs(one.blue - other.blue) <= apart;
}

/// Sums of colours, by brightness.
struct Bin {
    long count = 0, red = 0, green = 0, blue = 0;
    void add(Colour c) {
        ++count;
        red += c.red;
        green += c.green;
        blue += c.blue;
    }
    void add(const Bin& other) {
        count += other.count;
        red += other.red;
        green += other.green;
        blue += other.blue;
    }
    Colour mean() const {
        const auto part = [&](long sum) { return static_cast<std::uint8_t>(sum / count); };
        return {part(red), part(green), part(blue)};
    }
};

/// The colour most pixels of `area` have, but for small differences as in a gradient. Those like
/// `ink` do not count, unless they are nearly all there is.
Colour ground_of(const Frame& frame, const Area& area, std::optional<Colour> ink = {}) {
    std::array<Bin, 32> bins{}, without_ink{};
    long others = 0;
    const long all = each(frame, area, [&](Colour c) {
        const auto place = static_cast<std::size_t>(brightness(c)) / 8;
        bins[place].add(c);
        if (!ink || near(c, *ink)) return;
        without_ink[place].add(c);
        ++others;
    });
    if (others * 5 >= all) bins = without_ink;
    Bin most;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        Bin three = bins[i];
        if (i > 0) three.add(bins[i - 1]);
        if (i + 1 < bins.size()) three.add(bins[i + 1]);
        if (three.count > most.count) most = three;
    }
    return most.count == 0 ? Colour{} : most.mean();
}

/// Pieces about two letters wide and a line high.
std::vector<Area> tiles_of(const Area& area, int font_px) {
    const int columns = std::max(1, area.width() / (2 * font_px));
    const int rows = std::max(1, area.height() / (font_px + font_px / 4));
    std::vector<Area> tiles;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            tiles.push_back(
                {area.left + area.width() * column / columns, area.top + area.height() * row / rows,
                 area.left + area.width() * (column + 1) / columns,
                 area.top + area.height() * (row + 1) / rows, std::max(1, font_px / 30)});
    return tiles;
}

/// What differs most from the ground of its tile; not the single brightest pixel, but what at least
/// one in `share` reaches.
Colour ink_of(const Frame& frame, const std::vector<Area>& tiles, long share) {
    std::array<Bin, 256> by_difference{};
    long pixels = 0;
    for (const Area& tile : tiles) {
        const int ground = brightness(ground_of(frame, tile));
        pixels += each(frame, tile, [&](Colour c) {
            by_difference[static_cast<std::size_t>(std::abs(brightness(c) - ground))].add(c);
        });
    }
    const long wanted = std::max(4L, pixels / share);
    long found = 0;
    for (std::size_t i = by_difference.size(); i-- > 0;) {
        found += by_difference[i].count;
        if (found >= wanted) return by_difference[i].mean();
    }
    return {};
}

bool holds(const Frame& frame, const Area& tile, Colour ink) {
    long found = 0;
    const long all = each(frame, tile, [&](Colour c) { found += near(c, ink) ? 1 : 0; });
    return found * 100 >= all;
}

/// One look across an edge, from `outside` inwards.
double across(const Frame& frame, int x, int y, int step_x, int step_y, int depth) {
    constexpr int clear = 2;  // pixels that the blending of an edge may reach
    const Colour outside = frame.at(x - clear * step_x, y - clear * step_y);
    double best = 1;
    for (int i = 0; i < depth; ++i)
        best = std::max(best, contrast(outside, frame.at(x + i * step_x, y + i * step_y)));
    return best;
}

}  // namespace

std::optional<SeenText> seen_text(const UiNode& text, const Frame& frame) {
    const Area area = common(area_of(text.rect, frame), area_of(text.clip, frame));
    if (text.font_px <= 0 || area.empty() || area.height() * 2 < text.font_px) return std::nullopt;
    const std::vector<Area> tiles = tiles_of(area, text.font_px);
    const Colour ink = ink_of(frame, tiles, 200);
    std::optional<SeenText> worst;
    for (const Area& tile : tiles) {
        if (!holds(frame, tile, ink)) continue;
        SeenText seen{ink, ground_of(frame, tile, ink)};
        // Marked words may have an ink of their own.
        const SeenText own{ink_of(frame, {tile}, 50), seen.ground};
        if (own.ratio() > seen.ratio()) seen = own;
        if (!worst || seen.ratio() < worst->ratio()) worst = seen;
    }
    if (worst) {
        Area all = area;
        all.step = tiles.front().step;
        worst->usual_ink = ink;
        worst->usual_ground = ground_of(frame, all, ink);
    }
    if (worst && near(worst->ink, worst->ground) && worst->ratio() < 1.05) return std::nullopt;
    return worst;
}

bool is_answer(const UiNode& node) {
    constexpr std::string_view prefix = "body-";
    return node.font_px > 0 && node.id.starts_with(prefix) &&
           node.id.find_first_not_of("0123456789", prefix.size()) == std::string::npos;
}

std::optional<double> seen_edge(const UiNode& target, const Frame& frame, int depth) {
    const Area area = area_of(target.rect, frame);
    constexpr int margin = 3, looks = 9;
    if (area.width() < 4 * margin || area.height() < 4 * margin) return std::nullopt;
    depth = std::clamp(depth, 1, std::min(area.width(), area.height()) / 2);
    std::optional<double> lowest;
    const auto side = [&](bool there, auto look) {
        if (!there) return;
        std::array<double, looks> found{};
        for (int i = 0; i < looks; ++i) found[static_cast<std::size_t>(i)] = look(i);
        std::sort(found.begin(), found.end());
        const double middle = found[looks / 2];
        lowest = std::min(lowest.value_or(middle), middle);
    };
    // In the middle 60 % of each side: corners are round.
    const auto x_of = [&](int i) { return area.left + area.width() * (20 + 60 * i / 8) / 100; };
    const auto y_of = [&](int i) { return area.top + area.height() * (20 + 60 * i / 8) / 100; };
    side(area.top >= margin, [&](int i) { return across(frame, x_of(i), area.top, 0, 1, depth); });
    side(area.bottom <= frame.size.height - margin,
         [&](int i) { return across(frame, x_of(i), area.bottom - 1, 0, -1, depth); });
    side(area.left >= margin,
         [&](int i) { return across(frame, area.left, y_of(i), 1, 0, depth); });
    side(area.right <= frame.size.width - margin,
         [&](int i) { return across(frame, area.right - 1, y_of(i), -1, 0, depth); });
    return lowest;
}

double degrees_of_view(double font_px, double millimetres_a_pixel, double distance) {
    return std::atan(capital_height * font_px * millimetres_a_pixel / distance) * 180 /
           std::numbers::pi;
}

}  // namespace standpunkt
