#pragma once
// A picture that shows how a panel is set up: are all edges on it, is a circle round, a millimetre
// a millimetre, does the touch land where the finger is. Not a scene of the show: it has no
// content.
#include <deque>
#include <vector>

#include "screens/painter.h"
#include "screens/words.h"
#include "stage/rotation.h"
#include "stage/touch.h"

namespace standpunkt {

/// What touched the panel so far, as dots close enough to look like lines.
class TouchTrail {
  public:
    struct Dot {
        Point at;
        std::size_t stroke;  ///< one number from Down to Up
    };
    void add(const Contact& contact);
    const std::deque<Dot>& dots() const { return x_dots; }
    /// The last contact of each of the latest two strokes, the newest first.
    const std::deque<Contact>& latest() const { return x_latest; }

  private:
    struct Stroke {
        std::int64_t finger;
        std::size_t number;
        Point last;
    };
    std::vector<Stroke> x_down;
    std::deque<Dot> x_dots;
    std::deque<Contact> x_latest;
    std::size_t x_strokes = 0;
    void put(Point at, std::size_t stroke);
    void tell(const Contact& contact, bool begins);
};

/// The settings in force.
struct TestPattern {
    Size panel;  ///< pixels of the panel, unturned
    Rotation rotation = Rotation::None;
    TouchAxes touch{};
    double diagonal_inch = 24;
    bool diagonal_guessed = true;
    std::string driver;
    std::string language;
    const char* leave = "pattern_leave";  ///< the word that says how it ends
    const Words* words = nullptr;         ///< never null; lives as long as the drawing
};

/// Metrics under which a design pixel is a real one: the pattern is about pixels.
Metrics pattern_metrics(Size picture, double diagonal_inch);

inline constexpr Colour pattern_ground{0x18, 0x1C, 0x20};
/// Draws everything on that ground; its texts are nodes: "up", "size", "panel", "diagonal",
/// "pixel", "axes", "ruler", "touch-0", "touch-1", "leave".
void draw_test_pattern(Painter& painter, const TestPattern& pattern, const TouchTrail& trail);

}  // namespace standpunkt
