#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "support/ui_checks/geometry.h"

namespace standpunkt::test {
namespace {

/// The targets of the lowest row below `edge`, from left to right.
std::vector<const UiNode*> lowest_row(const UiNodes& nodes, float edge) {
    const UiNode* lowest = nullptr;
    for (const UiNode& node : nodes)
        if (node.hit && node.hit->bottom() <= edge &&
            (!lowest || node.hit->bottom() > lowest->hit->bottom()))
            lowest = &node;
    std::vector<const UiNode*> row;
    for (const UiNode& node : nodes)
        if (node.hit && lowest) {
            const float middle = node.hit->y + node.hit->height / 2;
            // The primary button reaches a little lower than its neighbours.
            if (middle > lowest->hit->y && middle < lowest->hit->bottom()) row.push_back(&node);
        }
    std::sort(row.begin(), row.end(),
              [](const UiNode* a, const UiNode* b) { return a->hit->x < b->hit->x; });
    return row;
}

std::string name(const std::vector<const UiNode*>& row, std::size_t place) {
    return place < row.size() ? row[place]->id : "nothing";
}

}  // namespace

Complaints check_places(const UiNodes& nodes, const Places& places) {
    const auto row = lowest_row(nodes, std::numeric_limits<float>::max());
    Complaints complaints;
    // Large type needs two rows: then the way home begins the upper one.
    const bool two_rows = std::all_of(row.begin(), row.end(), [](const UiNode* node) {
        return node->id == "language" || node->id == "help";
    });
    const auto first_row = two_rows && !row.empty() ? lowest_row(nodes, row.front()->hit->y) : row;
    if (name(first_row, 0) != places.home)
        complaints.push_back("the first place holds " + name(first_row, 0) + ", not " +
                             places.home);
    std::size_t last = row.size() - 1;  // of an empty row: none
    if (places.help) {
        if (name(row, last) != "help")
            complaints.push_back("the last place holds " + name(row, last) + ", not help");
        --last;
    }
    if (places.language && name(row, last) != "language")
        complaints.push_back(std::string(places.help ? "the place before help" : "the last place") +
                             " holds " + name(row, last) + ", not language");
    return complaints;
}

Complaints check_same_places(const std::map<std::string, UiNodes>& scenes) {
    constexpr float apart = 2;
    Complaints complaints;
    struct Place {
        std::string scene;
        Point point;
    };
    // The lower left corner of the way home, the lower right of the others: labels differ.
    const auto compare = [&](const std::string& what, auto corner) {
        std::optional<Place> first;
        for (const auto& [scene, nodes] : scenes) {
            const std::optional<Point> found = corner(nodes);
            if (!found) continue;
            if (!first) first = Place{scene, *found};
            if (std::abs(first->point.x - found->x) > apart ||
                std::abs(first->point.y - found->y) > apart)
                complaints.push_back(what + " is at (" + number(found->x) + ", " +
                                     number(found->y) + ") on " + scene + ", on " + first->scene +
                                     " at (" + number(first->point.x) + ", " +
                                     number(first->point.y) + ")");
        }
    };
    compare("the way home", [](const UiNodes& nodes) -> std::optional<Point> {
        const UiNode* home = node_named(nodes, "home");
        if (!home || !home->hit) home = node_named(nodes, "topics");
        if (!home || !home->hit) return std::nullopt;
        return Point{home->hit->x, home->hit->bottom()};
    });
    for (const char* id : {"help", "language"})
        compare(id, [&](const UiNodes& nodes) -> std::optional<Point> {
            const UiNode* node = node_named(nodes, id);
            if (!node || !node->hit) return std::nullopt;
            return Point{node->hit->right(), node->hit->bottom()};
        });
    return complaints;
}

}  // namespace standpunkt::test
