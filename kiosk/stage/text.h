#pragma once
// Text as textures. A paragraph is broken into lines once, drawn into one texture (tiled at 2048
// px), kept in a cache by bytes. Main thread only.
#include <memory>
#include <string>
#include <vector>

#include "base/colour.h"
#include "stage/canvas.h"
#include "stage/fonts.h"
#include "stage/geometry.h"
#include "stage/line_breaker.h"

struct SDL_Texture;

namespace standpunkt {

enum class Align { Left, Centre, Right };

struct TextStyle {
    Face face = Face::Regular;
    int px = 38;       ///< font size in pixels
    int leading = 56;  ///< from base line to base line, pixels
    Colour colour;
    Breaking breaking = Breaking::Body;
    Align align = Align::Left;
    bool operator==(const TextStyle&) const = default;
};

/// Styled text; emphasis and strong use Face::Italic and Face::SemiBold in the style's colour.
struct TextRun {
    std::string text;
    bool emphasis = false, strong = false;
    bool operator==(const TextRun&) const = default;
};

/// A laid-out paragraph. Height is lines x leading.
struct TextLayout {
    std::vector<Line> lines;
    TextStyle style;
    float width = 0;  ///< of the widest line
    float height = 0;
    int line_count() const { return static_cast<int>(lines.size()); }
};

class Text {
  public:
    /// `cache_bytes`: most bytes of textures kept; what the last frame used always stays.
    Text(Canvas& canvas, Fonts& fonts, std::size_t cache_bytes);
    ~Text();

    TextLayout layout(const std::vector<TextRun>& runs, const TextStyle& style, float width);
    TextLayout layout(const std::string& text, const TextStyle& style, float width);
    float width(const std::string& text, const TextStyle& style);  ///< on one line

    struct Tile {
        SDL_Texture* texture;
        Rect at;  ///< relative to the layout's upper left corner
    };
    /// Textures for lines [first, last) of the layout; valid until the end of the frame. A line is
    /// drawn so that its text is centred in its leading.
    const std::vector<Tile>& tiles(const TextLayout& layout, int first, int last);

    void end_frame();  ///< drops what is over the cap, least recently used first
    std::size_t bytes() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> x_impl;
};

}  // namespace standpunkt
