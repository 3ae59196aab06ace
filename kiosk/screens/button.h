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
    bool selected = false;  ///< one of several of which exactly one holds: drawn filled
};

/// Where a button's icon stands. None is for rows of words that fill a narrow screen; Alone is the
/// last resort where type is large and the screen small: the icon without words, which only a
/// primary button keeps.
enum class IconPlace { Beside, Above, None, Alone };
/// What a button has by itself on this panel.
IconPlace usual_icon_place(const Metrics& metrics);

/// One button filling `rect`.
void draw_button(Painter& painter, const View& view, Rect rect, const Button& spec,
                 IconPlace icon_place);
void draw_button(Painter& painter, const View& view, Rect rect, const Button& spec);
/// How wide it is with `words` as its label.
float natural_width(Painter& painter, const Button& spec, const std::string& words,
                    IconPlace icon_place);

/// Only an icon. Not `enabled`: no event, drawn faint, so that its place stays.
enum class Enabled { Yes, No };
void draw_icon_button(Painter& painter, const View& view, Rect rect, const Button& spec,
                      Enabled enabled);

}  // namespace standpunkt
