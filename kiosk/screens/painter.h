#pragma once
// Draws shapes, text and pictures on the canvas and registers what was drawn. All goes through one
// of Dear ImGui's draw lists, as quads: plain ones, and textures of text, pictures and round
// shapes. Coordinates are design pixels (see Metrics). Main thread only; one painter at a time.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "screens/metrics.h"
#include "screens/node.h"
#include "stage/canvas.h"
#include "stage/pictures.h"
#include "stage/shapes.h"
#include "stage/text.h"

namespace standpunkt {

/// How a piece of text looks.
struct Look {
    TypeSize size;
    Face face = Face::Regular;
    Colour colour;
    Breaking breaking = Breaking::Body;
    Align align = Align::Left;
};

class Painter {
  public:
    Painter(Canvas& canvas, Text& text, Pictures& pictures, const Metrics& metrics);
    ~Painter();

    /// Starts a picture. With `only` nothing outside that rectangle (real pixels) is touched: the
    /// rest of the canvas stays as it was, which makes the answer to a finger quick.
    /// `shift`: everything that does not reach the area's edge moves by so many real pixels.
    void begin(Colour background, std::optional<Rect> only, Point shift = {});
    /// Puts everything on the canvas; what was registered since begin().
    UiNodes end();

    void fill(Rect rect, Colour colour, float radius = 0);
    void outline(Rect rect, Colour colour, float thickness, float radius);
    /// Filled, with a border inside its edge.
    void box(Rect rect, Colour inside, Colour border, float thickness, float radius);
    /// The ground of a scene, from `begin` in the upper left to `end` in the lower right corner.
    /// Lies under everything else, whenever it is called.
    void ground(Rect rect, Colour begin, Colour end);
    void line(Point from, Point to, Colour colour, float thickness);
    void circle(Point centre, float radius, Colour colour);
    void ring(Point centre, float radius, Colour colour, float thickness);
    /// Part of a ring, clockwise from twelve o'clock, 0 to 1.
    void arc(Point centre, float radius, float part, Colour colour, float thickness);
    void icon(std::string_view name, Point centre, int px, Colour colour);

    TextLayout layout(const std::string& text, const Look& look, float width);
    TextLayout layout(const std::vector<TextRun>& runs, const Look& look, float width);
    float width_of(const std::string& text, const Look& look);
    /// Height of a layout in design pixels.
    float height_of(const TextLayout& layout) const;
    /// Draws lines [first, last); the box starts at (x, y) and is `width` wide (for Align).
    /// Returns its height in design pixels.
    float text(float x, float y, float width, const TextLayout& layout, int first, int last);
    float text(float x, float y, float width, const TextLayout& layout) {
        return text(x, y, width, layout, 0, layout.line_count());
    }

    /// Some picture since begin() was still loading: worth drawing again when pictures came.
    bool lacking() const { return x_lacking; }

    enum class Fit { Cover, Contain };
    /// A picture in `rect`; returns its state, so that the caller can say what is missing. Cover
    /// keeps the upper part (faces), Contain is left aligned and vertically centred.
    Pictures::State picture(Rect rect, const Digest& medium, Fit fit);

    /// Design to real pixels, on whole pixels; what reaches the area's edge stays there.
    Rect real(Rect rect) const;
    Point real(Point point) const;
    void add(UiNode node);  ///< rect, hit and clip in real pixels
    /// `rect` (design pixels) is laid over what was drawn so far: none of that can be tapped any
    /// more, and what lies under it is no longer there for a visitor.
    void cover(Rect rect);
    const Metrics& metrics() const { return x_metrics; }
    /// How all is laid out from now on.
    void use(const Metrics& metrics) { x_metrics = metrics; }
    /// The part of the screen above the area scenes are laid out in.
    void above(Colour ground, Colour edge, float thickness);
    /// A ring of two tones around the node of that name, so that it is seen on any ground; none
    /// without one.
    void focus(const std::string& id);
    /// A square code to photograph: black modules, row by row, on white with four modules of quiet
    /// zone, whole pixels each.
    void modules(Rect rect, const std::vector<bool>& dark, int side);

  private:
    Canvas& x_canvas;
    Text& x_text;
    Pictures& x_pictures;
    Shapes x_shapes;
    Metrics x_metrics;
    Point x_shift;
    UiNodes x_nodes;
    std::optional<Rect> x_only;
    bool x_lacking = false;
    TextStyle style_of(const Look& look) const;
};

}  // namespace standpunkt
