#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/colour.h"
#include "show/show.h"
#include "stage/geometry.h"

namespace standpunkt {

enum class Role { Button, Text, Heading, Picture };

/// One element on screen, registered while it is drawn: what tests measure, what a tap hits, and
/// later what keys walk and speech reads. Rectangles are real pixels; order is the place in the
/// list.
struct UiNode {
    std::string id;  ///< stable: "invite", "topic-2", "body-0"
    Role role = Role::Text;
    std::string text;  ///< all of it, as shown (of a button: its label)
    std::string language;
    Rect rect;                ///< what it covers
    std::optional<Rect> hit;  ///< where a tap counts; none if it cannot be tapped
    Rect clip;                ///< outside of this nothing of it is visible
    int font_px = 0;          ///< 0 if it has no text
    Colour foreground, background;
    bool selected = false;
    bool pressed = false;
    std::optional<Event> event;  ///< what a tap on it means; exactly when `hit` is there
};

/// What one drawn picture consists of.
using UiNodes = std::vector<UiNode>;

/// The topmost node a tap at `point` hits; nullptr if none.
const UiNode* node_at(const UiNodes& nodes, Point point);
const UiNode* node_named(const UiNodes& nodes, const std::string& id);
/// As JSON, an array in order (--dump-ui).
std::string to_json(const UiNodes& nodes);

}  // namespace standpunkt
