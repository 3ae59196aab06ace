#pragma once
#include <string>
#include <vector>

#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

enum class Emphasis { Plain, Primary };
enum class Side { Left, Centre, Right };
enum class IconSide { Before, After };

/// Of `labels`, longest first, the first that fits is shown: a control never has an ellipsis.
/// `side` is where it stands in a toolbar.
struct Button {
    std::string id, icon;
    std::vector<std::string> labels;
    Event event;
    Side side = Side::Left;
    Emphasis emphasis = Emphasis::Plain;
    IconSide icon_side = IconSide::Before;
};

/// One button filling `rect`; icon beside the label, or above it in Compact.
void draw_button(Painter& painter, const View& view, Rect rect, const Button& spec);
/// How wide it is with `words` as its label.
float natural_width(Painter& painter, const Button& spec, const std::string& words);

/// Only an icon. Not `enabled`: no event, drawn faint, so that its place stays.
enum class Enabled { Yes, No };
void draw_icon_button(Painter& painter, const View& view, Rect rect, const Button& spec,
                      Enabled enabled);

}  // namespace standpunkt
