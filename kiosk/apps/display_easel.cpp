#include "apps/display_easel.h"

namespace standpunkt {
namespace {

constexpr std::size_t cache_bytes = 16u << 20;

}  // namespace

Result<std::unique_ptr<Easel>> Easel::make(const Metrics& metrics) {
    TRY(Canvas canvas, Canvas::create(metrics.screen));
    TRY(auto fonts, Fonts::open(FontFiles::debian()));
    return std::unique_ptr<Easel>(new Easel(metrics, std::move(canvas), std::move(fonts)));
}

Easel::Easel(const Metrics& metrics, Canvas canvas, std::unique_ptr<Fonts> fonts)
    : x_canvas(std::move(canvas)),
      x_fonts(std::move(fonts)),
      x_text(x_canvas, *x_fonts, cache_bytes),
      x_pictures(
          x_canvas, [](const Digest&) { return fail("there are no pictures here."); }, [] {},
          cache_bytes),
      x_painter(x_canvas, x_text, x_pictures, metrics) {}

}  // namespace standpunkt
