#pragma once
// The views of the operator's desk, and what they share. Dark on every stand, and without a
// visitor's aids.
#include <optional>
#include <string>
#include <vector>

#include "screens/button.h"
#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

/// Good, look at it, bad; told apart by their shape as well.
struct LightLook {
    Colour on, off;
    const char* icon;
};
LightLook look_of(OperatorPage::Light light);

/// What the agent is at, or what came of it; empty if nothing was asked of it.
std::string errand_text(const View& view, Errand errand);

/// A large button: its icon above its words, and below them what is going on.
struct Action {
    std::string id, icon, label;
    Event event;
    std::string state = {};
};
/// What its words need of a button `width` wide, without the icon.
float least_action_height(Painter& painter, const View& view, float width, const Action& action);
void draw_action(Painter& painter, const View& view, Rect rect, const Action& action);

/// Buttons side by side in `row`, with icons where all of them have room for theirs; the first one
/// is as wide as its words, the others share the rest.
void draw_desk_row(Painter& painter, const View& view, Rect row,
                   const std::vector<Button>& buttons);
Button leave_button(const View& view);

void draw_operator_pin(Painter& painter, const View& view);
void draw_operator_page(Painter& painter, const View& view);

}  // namespace standpunkt
