#pragma once
// Round shapes with smooth edges, as white textures to be tinted. SDL's software renderer fills
// triangles pixel by whole pixel, so the thin transparent triangles by which Dear ImGui smooths its
// edges come out as steps; a coverage mask made once per size does not. Main thread only.
#include <memory>

#include "stage/canvas.h"
#include "stage/geometry.h"

struct SDL_Texture;

namespace standpunkt {

class Shapes {
  public:
    /// A texture and where it lies relative to the shape's centre (of a segment: its first end).
    struct Mask {
        SDL_Texture* texture = nullptr;  ///< valid until the end of the frame; may be nullptr
        Rect at;
    };
    explicit Shapes(Canvas& canvas);
    ~Shapes();

    /// Lengths in pixels. A ring's outer edge lies at `radius`.
    Mask disc(float radius);
    Mask ring(float radius, float thickness);
    /// Part of a ring, 0 to 1, clockwise from twelve o'clock, with round ends.
    Mask arc(float radius, float thickness, float part);
    /// From (0, 0) to `end`.
    Mask segment(Point end, float thickness);

    void end_frame();  ///< drops what this frame did not use

  private:
    struct Impl;
    std::unique_ptr<Impl> x_impl;
};

}  // namespace standpunkt
