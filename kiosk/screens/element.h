#pragma once
// What is drawn is registered: text, pictures and what can be tapped, each as one UiNode.
// Rectangles are design pixels.
#include <string>
#include <vector>

#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

/// What a text says beside its look.
struct Caption {
    std::string id;
    std::string text;
    Colour background;
    Role role = Role::Text;
};

/// Registers lines [first, last) of a layout drawn at (x, y) as a text node.
void note_text(Painter& painter, const View& view, float x, float y, float width,
               const TextLayout& layout, int first, int last, const Caption& caption);
void note_picture(Painter& painter, const View& view, Rect rect, const std::string& id,
                  const std::string& alt);

/// What answers a finger. Texts on it are nodes of their own, registered after it and named after
/// it: "person-name" stands on "person".
struct Target {
    std::string id, text;
    Event event;
    Colour ink, field;
    bool selected = false;
};
void note_target(Painter& painter, const View& view, Rect rect, const Target& target);

/// Draws a whole layout and registers it. Returns its height.
float write(Painter& painter, const View& view, float x, float y, float width,
            const TextLayout& layout, const Caption& caption);
/// The same for a text that takes as many lines as it needs.
float label(Painter& painter, const View& view, float x, float y, float width, const Look& look,
            const Caption& caption);

/// Whether `text` needs at most `most_lines` lines and no word of it is wider than a line.
bool fits(Painter& painter, const std::string& text, const Look& look, float width, int most_lines);
/// In the first look of `looks` that fits; else in the last, hyphenated where the text says how.
TextLayout fitted(Painter& painter, const std::string& text, const std::vector<Look>& looks,
                  float width, int most_lines);

}  // namespace standpunkt
