#include "support/ui_checks.h"

#include <algorithm>
#include <cmath>

namespace standpunkt::test {
namespace {

std::string text_of(const Rect& r) {
    return "(" + std::to_string(std::lround(r.x)) + ", " + std::to_string(std::lround(r.y)) + ", " +
           std::to_string(std::lround(r.width)) + " x " + std::to_string(std::lround(r.height)) +
           ")";
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

/// The line of a text's box where ink stands: leading above and below is empty.
Rect ink_of(const UiNode& node) {
    const float empty = std::max(0.0F, (node.rect.height - static_cast<float>(node.font_px)) / 2);
    const float trim = std::min(empty, static_cast<float>(node.font_px) * 0.1F);
    return {node.rect.x, node.rect.y + trim, node.rect.width, node.rect.height - 2 * trim};
}

/// What a text stands on: the target it is named after (see Target), if any.
const UiNode* target_under(const UiNode& text, const UiNodes& nodes) {
    const UiNode* found = nullptr;
    for (const UiNode& node : nodes)
        if (node.hit && text.id.starts_with(node.id + "-") &&
            (!found || node.id.size() > found->id.size()))
            found = &node;
    return found;
}

}  // namespace

Complaints check_targets(const UiNodes& nodes, const Metrics& metrics, double least_millimetres) {
    Complaints complaints;
    const Rect screen = screen_of(metrics);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].hit) continue;
        const Rect& hit = *nodes[i].hit;
        if (!inside(hit, screen))
            complaints.push_back(nodes[i].id + " " + text_of(hit) + " reaches beyond the screen");
        const double smaller = std::min(hit.width, hit.height) * metrics.millimetres;
        if (smaller < least_millimetres)
            complaints.push_back(nodes[i].id + " is " + std::to_string(smaller) +
                                 " mm, less than " + std::to_string(least_millimetres));
        if (!nodes[i].event) complaints.push_back(nodes[i].id + " can be tapped and does nothing");
        for (std::size_t k = i + 1; k < nodes.size(); ++k)
            if (nodes[k].hit && overlap(hit, *nodes[k].hit))
                complaints.push_back(nodes[i].id + " " + text_of(hit) + " lies over " +
                                     nodes[k].id + " " + text_of(*nodes[k].hit));
    }
    return complaints;
}

Complaints check_texts(const UiNodes& nodes, const Metrics& metrics) {
    Complaints complaints;
    const Rect screen = screen_of(metrics);
    std::vector<const UiNode*> texts;
    for (const UiNode& node : nodes)
        if (node.role == Role::Text || node.role == Role::Heading) texts.push_back(&node);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const UiNode& node = *texts[i];
        if (node.text.empty()) complaints.push_back(node.id + " is empty");
        if (node.font_px <= 0) complaints.push_back(node.id + " has no size");
        if (!inside(node.rect, screen) || !inside(node.rect, node.clip))
            complaints.push_back(node.id + " " + text_of(node.rect) + " is cut: \"" + node.text +
                                 "\"");
        if (const UiNode* target = target_under(node, nodes);
            target && !inside(ink_of(node), target->rect))
            complaints.push_back(node.id + " " + text_of(node.rect) + " reaches beyond " +
                                 target->id + " " + text_of(target->rect));
        for (const UiNode& other : nodes)
            if (other.hit && &other != target_under(node, nodes) &&
                overlap(ink_of(node), *other.hit))
                complaints.push_back(node.id + " " + text_of(node.rect) + " stands on " + other.id +
                                     " " + text_of(*other.hit));
        for (std::size_t k = i + 1; k < texts.size(); ++k)
            if (overlap(ink_of(node), ink_of(*texts[k])))
                complaints.push_back(node.id + " " + text_of(node.rect) + " stands over " +
                                     texts[k]->id + " " + text_of(texts[k]->rect));
    }
    return complaints;
}

Complaints check_contrast(const UiNodes& nodes) {
    Complaints complaints;
    for (const UiNode& node : nodes) {
        if (node.font_px <= 0) continue;
        const double ratio = contrast(node.foreground, node.background);
        if (ratio < 4.5)
            complaints.push_back(node.id + " has a contrast of " + std::to_string(ratio) + ": " +
                                 to_string(node.foreground) + " on " + to_string(node.background));
    }
    return complaints;
}

Complaints check_places(const UiNodes& nodes, const std::string& home, bool several_languages) {
    constexpr float row = 40;  // the primary button reaches a little lower than its neighbours
    float lowest = 0;
    for (const UiNode& node : nodes)
        if (node.hit) lowest = std::max(lowest, node.hit->bottom());
    const UiNode *first = nullptr, *last = nullptr;
    for (const UiNode& node : nodes) {
        if (!node.hit || node.hit->bottom() < lowest - row) continue;
        if (!first || node.hit->x < first->hit->x) first = &node;
        if (!last || node.hit->right() > last->hit->right()) last = &node;
    }
    Complaints complaints;
    if (!first || first->id != home)
        complaints.push_back("the first place holds " + (first ? first->id : "nothing"));
    (void)several_languages;
    if (!last || last->id != "help")
        complaints.push_back("the last place holds " + (last ? last->id : "nothing"));
    return complaints;
}

}  // namespace standpunkt::test
