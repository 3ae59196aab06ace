#pragma once
#include <string>
#include <vector>

#include "screens/painter.h"
#include "screens/view.h"
#include "search/search.h"

namespace standpunkt {

/// A text of which parts are marked.
struct Marked {
    const std::string& text;
    const std::vector<TextMark>& marks;
};
struct MarkedCaption {
    std::string id;
    Colour background;
};

/// One line of text at the upper left of `place`, its marks on amber; what does not fit its width
/// is cut at a word's end with "…". Returns the width used, design pixels.
float draw_marked_line(Painter& painter, const View& view, Rect place, const Look& look,
                       const Marked& marked, const MarkedCaption& caption);

}  // namespace standpunkt
