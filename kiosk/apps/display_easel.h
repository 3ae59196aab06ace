#pragma once
#include <memory>

#include "screens/painter.h"
#include "stage/canvas.h"
#include "stage/fonts.h"

namespace standpunkt {

/// A painter with all it needs, for pictures that are no scene of the show. One at a time, and none
/// beside Screens: Dear ImGui knows one painter. Main thread only.
class Easel {
  public:
    static Result<std::unique_ptr<Easel>> make(const Metrics& metrics);
    /// Starts a picture; the painter's own end() finishes it.
    void begin(Colour ground) { x_painter.begin(ground, {}); }
    Painter& painter() { return x_painter; }
    std::span<const std::uint32_t> pixels() const { return x_canvas.pixels(); }
    PictureBuffer copy() const { return x_canvas.copy(); }

  private:
    Easel(const Metrics& metrics, Canvas canvas, std::unique_ptr<Fonts> fonts);
    Canvas x_canvas;
    std::unique_ptr<Fonts> x_fonts;
    Text x_text;
    Pictures x_pictures;
    Painter x_painter;
};

}  // namespace standpunkt
