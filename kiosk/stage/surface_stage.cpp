#include "stage/surface_stage.h"

#include <SDL.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "stage/dirty_rows.h"
#include "stage/presentation.h"
#include "stage/window.h"

namespace standpunkt {
namespace {

tl::unexpected<Error> window_error(const std::string& what) {
    return fail("cannot " + what + " the window: " + SDL_GetError() + ".");
}

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

/// Pictures go straight into the window's pixels where size and format allow it, else (a panel
/// above the cap, 16-bit colours) into a surface of the canvas's size that SDL scales and converts.
/// On a turned panel an upright copy tells what has changed; only that is turned.
class SurfaceStage : public Stage {
  public:
    /// `filling`: as the window was opened.
    SurfaceStage(std::unique_ptr<Video> video, Window window, Filling filling,
                 const StageOptions& options)
        : x_video(std::move(video)),
          x_window(std::move(window)),
          x_rotation(options.rotation),
          x_touch(options.touch),
          x_to_fill(filling == Filling::Later) {}

    Size size() const override { return x_size; }

    Inputs wait(Duration timeout) override {
        Inputs inputs = x_video->wait(timeout, {x_size, window_size(), x_rotation, x_touch});
        if (inputs.resized) {
            // SDL frees the old pixels only when asked for new ones; X11 also says "resized" when a
            // window merely comes back, and then the picture has to come back with it.
            const PictureBuffer before = shown();
            inputs.resized = attach() && x_changed;
            inputs.exposed = true;
            if (x_surface && !x_changed) {
                put(before.pixels);
                (void)present_all();  // a failure comes back from show()
            }
        } else if (inputs.exposed) {
            SDL_UpdateWindowSurface(x_window.get());  // the pixels are still there
        }
        return inputs;
    }

    bool turn(Rotation rotation, TouchAxes touch) override {
        x_rotation = rotation;
        x_touch = touch;
        x_upright.clear();
        return attach();
    }

    Status show(std::span<const std::uint32_t> picture) override {
        assert(picture.size() == static_cast<std::size_t>(x_size.width) * x_size.height);
        TRY_STATUS(check_surface());
        const auto dirty = put(picture);
        if (dirty.empty() && !x_fresh) return {};
        ++x_frames;
        if (x_between || x_fresh) {
            TRY_STATUS(present_all());
            if (std::exchange(x_to_fill, false)) fill_panel(x_window.get());
            return {};
        }
        std::vector<SDL_Rect> bands;
        for (const Rows& rows : dirty) {
            const PixelRect area = panel_area(x_size, rows.first, rows.last, x_rotation);
            bands.push_back({area.x, area.y, area.width, area.height});
        }
        const int count = static_cast<int>(bands.size());
        if (SDL_UpdateWindowSurfaceRects(x_window.get(), bands.data(), count) != 0)
            return window_error("update");
        return {};
    }

    Status show_mixed(std::span<const std::uint32_t> from, std::span<const std::uint32_t> to,
                      int progress) override {
        TRY_STATUS(check_surface());
        const auto width = static_cast<std::size_t>(x_size.width);
        if (x_rotation != Rotation::None) {
            constexpr int band = 32;  // mixed rows are still in the cache when they are turned
            for (int y = 0; y < x_size.height; y += band) {
                const int end = std::min(y + band, x_size.height);
                const std::size_t first = y * width, count = (end - y) * width;
                mix(from.subspan(first, count), to.subspan(first, count), progress,
                    std::span(x_upright).subspan(first, count));
                turn_rows(x_upright, x_size, y, end, x_rotation, pixels(), pitch());
            }
        } else if (pitch() == x_size.width) {
            mix(from, to, progress, {pixels(), width * x_size.height});
        } else {
            for (int y = 0; y < x_size.height; ++y)
                mix(from.subspan(y * width, width), to.subspan(y * width, width), progress,
                    {pixels() + static_cast<std::size_t>(y) * pitch(), width});
        }
        ++x_frames;
        return present_all();
    }

    PictureBuffer shown() const override {
        PictureBuffer copy{x_size, {}};
        if (!x_surface) {  // SDL had none left: show() tells
            copy.pixels.assign(static_cast<std::size_t>(x_size.width) * x_size.height, 0xFF000000);
            return copy;
        }
        if (x_rotation != Rotation::None) {
            copy.pixels = x_upright;
            return copy;
        }
        copy.pixels.reserve(static_cast<std::size_t>(x_size.width) * x_size.height);
        for (int y = 0; y < x_size.height; ++y) {
            const std::uint32_t* row = pixels() + static_cast<std::size_t>(y) * pitch();
            copy.pixels.insert(copy.pixels.end(), row, row + x_size.width);
        }
        return copy;
    }

    std::string driver() const override { return x_video->driver(); }
    std::uint64_t frames() const override { return x_frames; }
    void wake() override { x_video->wake(); }
    int refresh_hz() const override { return refresh_of(x_window.get()); }

    /// Gets hold of the window's surface, which dies with every change of size. False: SDL has
    /// none.
    bool attach() {
        const Size before = x_size;
        x_surface = SDL_GetWindowSurface(x_window.get());
        if (!x_surface) return false;
        const Size panel = capped({x_surface->w, x_surface->h});
        x_size = turned(panel, x_rotation);
        x_changed = !(before == x_size);
        x_fresh = true;
        keep_upright();
        const bool straight = panel == Size{x_surface->w, x_surface->h} &&
                              (x_surface->format->format == SDL_PIXELFORMAT_RGB888 ||
                               x_surface->format->format == SDL_PIXELFORMAT_ARGB8888);
        x_between.reset();
        if (!straight)
            x_between.reset(SDL_CreateRGBSurfaceWithFormat(0, panel.width, panel.height, 32,
                                                           SDL_PIXELFORMAT_RGB888));
        return straight || x_between;
    }

  private:
    SDL_Surface* target() const { return x_between ? x_between.get() : x_surface; }
    std::uint32_t* pixels() const { return static_cast<std::uint32_t*>(target()->pixels); }
    int pitch() const { return target()->pitch / 4; }
    Size window_size() const {
        Size size;  // in the units of mouse events
        SDL_GetWindowSize(x_window.get(), &size.width, &size.height);
        return size;
    }

    /// SDL replaces the surface behind our back when the window changed size.
    Status check_surface() {
        SDL_Surface* const now = SDL_GetWindowSurface(x_window.get());
        if (!now) return window_error("draw on");
        if (now == x_surface && turned(capped({now->w, now->h}), x_rotation) == x_size) return {};
        const Size drawn = x_size;
        if (!attach()) return window_error("draw on");
        if (x_size == drawn) return {};
        x_size =
            drawn;  // the caller's picture has the old size until wait() told it of the new one
        keep_upright();
        const Size panel = turned(drawn, x_rotation);
        x_between.reset(SDL_CreateRGBSurfaceWithFormat(0, panel.width, panel.height, 32,
                                                       SDL_PIXELFORMAT_RGB888));
        if (!x_between) return window_error("draw on");
        return {};
    }

    /// Gives the copy the size of the pictures; a turned panel only.
    void keep_upright() {
        if (x_rotation == Rotation::None) return;
        x_upright.resize(static_cast<std::size_t>(x_size.width) * x_size.height, 0xFF000000);
    }

    /// Brings `picture` into the window's memory; its rows that differ from what was there.
    std::vector<Rows> put(std::span<const std::uint32_t> picture) {
        if (x_rotation == Rotation::None)
            return copy_dirty_rows(picture, x_size.width, pixels(), pitch());
        auto dirty = copy_dirty_rows(picture, x_size.width, x_upright.data(), x_size.width);
        if (x_fresh) dirty = {{0, x_size.height}};  // the copy says nothing about new memory
        for (const Rows& rows : dirty)
            turn_rows(x_upright, x_size, rows.first, rows.last, x_rotation, pixels(), pitch());
        return dirty;
    }

    Status present_all() {
        if (x_between && SDL_BlitScaled(x_between.get(), nullptr, x_surface, nullptr) != 0)
            return window_error("draw on");
        if (SDL_UpdateWindowSurface(x_window.get()) != 0) return window_error("update");
        x_fresh = false;
        return {};
    }

    std::unique_ptr<Video> x_video;
    Window x_window;
    SDL_Surface* x_surface = nullptr;  // SDL's
    Surface x_between;
    Rotation x_rotation;
    TouchAxes x_touch;
    std::vector<std::uint32_t> x_upright;  // what is shown, as it was drawn; a turned panel only
    Size x_size;
    bool x_changed = false;
    bool x_to_fill;
    bool x_fresh = true;  // nothing of the surface is on screen, whatever its memory holds
    std::uint64_t x_frames = 0;
};

}  // namespace

Result<std::unique_ptr<Stage>> open_surface_stage(std::unique_ptr<Video>& video,
                                                  const StageOptions& options) {
    const bool later = video->driver() == "x11" && !options.windowed;
    const Filling filling = later ? Filling::Later : Filling::AtOnce;
    TRY(Window window, open_window(options, filling));
    if (!SDL_GetWindowSurface(window.get())) return window_error("draw on");
    auto stage =
        std::make_unique<SurfaceStage>(std::move(video), std::move(window), filling, options);
    if (!stage->attach()) return window_error("draw on");
    return stage;
}

}  // namespace standpunkt
