#pragma once
// What has to hold for every picture on every panel (VISITOR.md, "UiNode"). Each check is a pure
// function that gives its complaints, a sentence each; none means all is well. Each has a planted
// violation in tests/screens/planted.cpp that it must find.
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "screens/measure.h"
#include "screens/metrics.h"
#include "screens/node.h"

namespace standpunkt::test {

using Complaints = std::vector<std::string>;

/// Targets inside the screen, large enough in millimetres, with an event, and none over another.
Complaints check_targets(const UiNodes& nodes, const Metrics& metrics, double least_millimetres);

/// Text inside the screen, its clip and the target it stands on, not over other text, with a size.
Complaints check_texts(const UiNodes& nodes, const Metrics& metrics);

/// Nothing is named twice.
Complaints check_ids(const UiNodes& nodes);

/// On the pixels: text at least 4.5:1, also under glare; an answer's text 7:1.
Complaints check_contrast(const UiNodes& nodes, const Frame& frame);
/// On the pixels: what can be tapped is parted from what lies around by at least 3:1.
Complaints check_edges(const UiNodes& nodes, const Frame& frame, const Metrics& metrics);
/// On the pixels: what can be tapped shows something, a word or a sign.
Complaints check_marks(const UiNodes& nodes, const Frame& frame);
/// The colours a text node claims are those on the pixels.
Complaints check_colours(const UiNodes& nodes, const Frame& frame);

/// What a panel asks of type.
struct Viewing {
    double distance = 600;  ///< millimetres
    bool small = false;     ///< up to 10"
    int percent = 100;      ///< the visitor's text size
};
/// No type under 28 px of a 24" 1080p panel in millimetres (small panels: 22 px); from 135 % on
/// every capital letter at least 0.7 degrees.
Complaints check_type(const UiNodes& nodes, const Metrics& metrics, const Viewing& viewing);

/// Every target can be touched between 380 and 1220 mm above the floor, on a piece as high as a
/// target has to be. `bottom`: the lower edge of the picture above the floor, millimetres.
Complaints check_reach(const UiNodes& nodes, const Metrics& metrics, double bottom,
                       double least_millimetres);

/// What has its fixed place on a scene.
struct Places {
    std::string home = "topics";  ///< "home" on Topics
    bool language = true;         ///< the stand has several
    bool help = true;
};
/// In the lowest row of targets the way home is the first, Help the last, and before it stands the
/// language. Where these two have a row of their own the way home is the first of the row above.
Complaints check_places(const UiNodes& nodes, const Places& places);
/// On all scenes (name -> nodes) of one panel the way home begins, Help and language end at the
/// same point.
Complaints check_same_places(const std::map<std::string, UiNodes>& scenes);

/// The order of the targets is the order of reading: from one to the next never back in the same
/// row, nor upwards in the same column.
Complaints check_order(const UiNodes& nodes);
/// `walk`: the ids that had the focus, one "next" after the other from the first on. All targets,
/// in order, and then the first again.
Complaints check_focus(const UiNodes& nodes, const std::vector<std::string>& walk);

/// Every character of every text has a glyph.
Complaints check_glyphs(const UiNodes& nodes, const std::function<bool(char32_t)>& has);

/// Lines of an answer hold 45 to 75 characters. `width` gives the pixels a text takes on one line.
Complaints check_lines(const UiNodes& nodes,
                       const std::function<float(const std::string&, int px)>& width);

/// The pages together are the text: all of `source` (paragraph by paragraph) in order, each once.
/// Hyphens at line ends, blanks and list markers are the lines' business.
Complaints check_pages(const std::vector<UiNodes>& pages, const std::vector<std::string>& source);
/// Letters and digits of `text`, in order: what check_pages compares.
std::string letters(const std::string& text);

/// What stands on the same pixels: fed with all still pictures of a stretch of time.
class StandingPixels {
  public:
    void add(const Frame& frame);
    /// Edges that were in the same place in all pictures, outside of `excepted`.
    Complaints check(const UiNodes& nodes, const std::vector<Rect>& excepted) const;

  private:
    Size x_size;
    std::vector<std::uint8_t> x_least, x_most;
};

/// "(x, y, w x h)" for sentences.
std::string text_of(const Rect& rect);
/// An answer's own text, which has to be read for minutes.
bool is_body(const UiNode& node);
/// Reads as text.
bool is_text(const UiNode& node);

}  // namespace standpunkt::test
