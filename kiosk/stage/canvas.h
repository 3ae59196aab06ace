#pragma once
#include <memory>

#include "base/colour.h"
#include "base/result.h"
#include "stage/geometry.h"
#include "stage/picture_buffer.h"

struct SDL_Renderer;
struct SDL_Surface;
struct SDL_Texture;

namespace standpunkt {

/// What scenes are drawn on: pixels in main memory with SDL's software renderer over them, on every
/// platform. The window only shows finished pictures (copy, fade), so that a golden picture made
/// anywhere is what a stand shows, and a still picture costs nothing. Main thread only.
class Canvas {
  public:
    static Result<Canvas> create(Size size);
    Canvas(Canvas&&) noexcept;
    Canvas& operator=(Canvas&&) noexcept;
    ~Canvas();

    Size size() const;
    SDL_Renderer* renderer() const;  ///< owned by the canvas; textures made with it die with it
    void clear(Colour colour);
    /// From now on what fill() and copy() draw is cut to `area`.
    void clip(Rect area);
    /// Nothing where it has no whole pixel. What is opaque is written without a look at what was
    /// there: SDL's RenderGeometry would blend it, pixel by pixel.
    void fill(Rect area, Colour colour);
    /// The part `from` (0 to 1 each way) of a texture in `to`, its colours multiplied by `tint`.
    void copy(SDL_Texture* texture, Rect from, Rect to, Colour tint);
    /// Fills `area` inside `clip` from `begin` in its upper left to `end` in its lower right
    /// corner, at once, over all that was queued before. SDL's software renderer takes 300
    /// instructions a pixel for a triangle of changing colour, this a handful.
    void gradient(Rect area, Rect clip, Colour begin, Colour end);
    /// The pixels after everything queued was drawn. Valid until the next drawing.
    std::span<const std::uint32_t> pixels() const;
    PictureBuffer copy() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> x_impl;
    explicit Canvas(std::unique_ptr<Impl> impl);
};

}  // namespace standpunkt
