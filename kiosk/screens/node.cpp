#include "screens/node.h"

#include <nlohmann/json.hpp>

namespace standpunkt {
namespace {

const char* name_of(Role role) {
    switch (role) {
        case Role::Button:
            return "button";
        case Role::Text:
            return "text";
        case Role::Heading:
            return "heading";
        case Role::Picture:
            return "picture";
    }
    return "";
}

nlohmann::ordered_json json_of(const Rect& rect) {
    return {rect.x, rect.y, rect.width, rect.height};
}

}  // namespace

const UiNode* node_at(const UiNodes& nodes, Point point) {
    for (auto node = nodes.rbegin(); node != nodes.rend(); ++node)
        if (node->hit && node->hit->contains(point)) return &*node;
    return nullptr;
}

const UiNode* node_named(const UiNodes& nodes, const std::string& id) {
    for (const UiNode& node : nodes)
        if (node.id == id) return &node;
    return nullptr;
}

std::string to_json(const UiNodes& nodes) {
    auto all = nlohmann::ordered_json::array();
    for (std::size_t order = 0; order < nodes.size(); ++order) {
        const UiNode& node = nodes[order];
        nlohmann::ordered_json one;
        one["order"] = order;
        one["id"] = node.id;
        one["role"] = name_of(node.role);
        one["text"] = node.text;
        one["language"] = node.language;
        one["rect"] = json_of(node.rect);
        if (node.hit) one["hit"] = json_of(*node.hit);
        one["clip"] = json_of(node.clip);
        if (node.font_px > 0) one["font_px"] = node.font_px;
        one["foreground"] = to_string(node.foreground);
        one["background"] = to_string(node.background);
        if (node.selected) one["selected"] = true;
        if (node.pressed) one["pressed"] = true;
        all.push_back(std::move(one));
    }
    return all.dump(1) + "\n";
}

}  // namespace standpunkt
