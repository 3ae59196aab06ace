// The only file that needs librsvg and cairo; the display calls nothing in here.
#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "media/codec.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_svg_bytes = 32 * 1024 * 1024;

struct Free {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Handle = std::unique_ptr<RsvgHandle, Free>;

tl::unexpected<Error> refused(GError* error) {
    const std::string reason = error ? error->message : "it cannot be drawn";
    g_clear_error(&error);
    return fail("is a damaged SVG: " + reason + ".", {}, 0,
                "Open it in the program that made it and export it again as plain SVG.");
}

Result<Handle> open(std::string_view svg) {
    if (svg.size() > most_svg_bytes)
        return fail("is an SVG of more than 32 MB.", {}, 0, "Simplify it or export it as PNG.");
    GError* error = nullptr;
    // From memory and without a base address: librsvg then loads no other file, see the tests.
    Handle handle(
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
    if (!handle) return refused(error);
    rsvg_handle_set_dpi(handle.get(), 96);
    return handle;
}

struct Extent {
    double width, height;
};

// Its size in pixels, else that of its view box, else a square.
Result<Extent> extent_of(RsvgHandle* handle) {
    Extent extent{0, 0};
    if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, &extent.width, &extent.height)) {
        gboolean has_width, has_height, has_view_box;
        RsvgLength width, height;
        RsvgRectangle view_box{};
        rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height,
                                             &has_view_box, &view_box);
        extent = has_view_box ? Extent{view_box.width, view_box.height} : Extent{512, 512};
    }
    if (!std::isfinite(extent.width) || !std::isfinite(extent.height) || extent.width <= 0 ||
        extent.height <= 0)
        return fail("is an SVG without a size.", {}, 0,
                    "Give its <svg> element a viewBox, such as viewBox=\"0 0 400 300\".");
    return extent;
}

PictureSize fitted_extent(Extent extent, int width, int height) {
    const double scale = std::min(width / extent.width, height / extent.height);
    return {std::clamp(static_cast<int>(std::lround(extent.width * scale)), 1, width),
            std::clamp(static_cast<int>(std::lround(extent.height * scale)), 1, height)};
}

// Cairo holds one premultiplied 0xAARRGGBB a pixel.
void to_straight(const std::uint8_t* row, std::uint8_t* rgba, int width) {
    for (int x = 0; x < width; ++x, rgba += 4) {
        const std::uint32_t pixel = reinterpret_cast<const std::uint32_t*>(row)[x];
        const std::uint32_t alpha = pixel >> 24;
        rgba[3] = static_cast<std::uint8_t>(alpha);
        for (int channel = 0; channel < 3; ++channel) {
            const std::uint32_t value = pixel >> (16 - 8 * channel) & 255;
            rgba[channel] = alpha == 0 ? std::uint8_t{0}
                                       : static_cast<std::uint8_t>(std::min<std::uint32_t>(
                                             255, (value * 255 + alpha / 2) / alpha));
        }
    }
}

}  // namespace

Result<PictureFacts> svg_facts(std::string_view bytes) {
    TRY(const Handle handle, open(bytes));
    TRY(const Extent extent, extent_of(handle.get()));
    const auto whole = [](double length) {
        return static_cast<int>(std::clamp(std::round(length), 1.0, 1.0 * most_picture_side));
    };
    return PictureFacts{PictureFormat::Svg, whole(extent.width), whole(extent.height), false, true};
}

Result<Pixels> rasterise_svg(std::string_view svg, int width, int height) {
    TRY_STATUS(check_picture_size(width, height));
    TRY(const Handle handle, open(svg));
    TRY(const Extent extent, extent_of(handle.get()));
    const PictureSize size = fitted_extent(extent, width, height);
    const std::unique_ptr<cairo_surface_t, Free> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, size.width, size.height));
    const std::unique_ptr<cairo_t, Free> context(cairo_create(surface.get()));
    const RsvgRectangle viewport{0, 0, 1.0 * size.width, 1.0 * size.height};
    GError* error = nullptr;
    if (!rsvg_handle_render_document(handle.get(), context.get(), &viewport, &error))
        return refused(error);
    if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS)
        return fail("is an SVG that cannot be drawn: " +
                    std::string(cairo_status_to_string(cairo_status(context.get()))) + ".");
    cairo_surface_flush(surface.get());
    Pixels pixels{size.width, size.height, {}};
    pixels.rgba.resize(static_cast<std::size_t>(size.width) * size.height * 4);
    const std::uint8_t* data = cairo_image_surface_get_data(surface.get());
    const std::size_t stride =
        static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    for (int y = 0; y < size.height; ++y)
        to_straight(data + static_cast<std::size_t>(y) * stride,
                    pixels.rgba.data() + static_cast<std::size_t>(y) * size.width * 4, size.width);
    return pixels;
}

}  // namespace standpunkt
