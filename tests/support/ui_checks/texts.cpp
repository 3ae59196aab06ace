#include <algorithm>

#include "support/ui_checks/geometry.h"

namespace standpunkt::test {
namespace {

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

Complaints check_texts(const UiNodes& nodes, const Metrics& metrics) {
    Complaints complaints;
    const Rect screen = screen_of(metrics);
    std::vector<const UiNode*> texts;
    for (const UiNode& node : nodes)
        if (is_text(node)) texts.push_back(&node);
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

}  // namespace standpunkt::test
