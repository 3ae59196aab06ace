#include "stage/texture_stage.h"

#include <SDL.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "stage/panel_power.h"
#include "stage/presentation.h"
#include "stage/window.h"

namespace standpunkt {
namespace {

struct DestroyRenderer {
    void operator()(SDL_Renderer* renderer) const { SDL_DestroyRenderer(renderer); }
};
struct DestroyTexture {
    void operator()(SDL_Texture* texture) const { SDL_DestroyTexture(texture); }
};
using Renderer = std::unique_ptr<SDL_Renderer, DestroyRenderer>;
using Texture = std::unique_ptr<SDL_Texture, DestroyTexture>;

tl::unexpected<Error> renderer_error(const std::string& what) {
    return fail(
        "cannot " + what + " with the graphics unit: " + SDL_GetError() + ".", {}, 0,
        "See that libgl1-mesa-dri, libegl1, libgles2 and libgbm1 are installed and the user "
        "is in the groups video and render.");
}

std::string name_of(SDL_Renderer* renderer) {
    SDL_RendererInfo info{};
    return SDL_GetRendererInfo(renderer, &info) == 0 && info.name ? info.name : "";
}

/// Two textures. show() uses the lower one. A fade uploads each of its pictures once, at its first
/// frame, and lays the upper over the lower with growing alpha: what comes after costs no
/// bandwidth.
class TextureStage : public Stage {
  public:
    TextureStage(std::unique_ptr<Video> video, Window window, Renderer renderer,
                 const StageOptions& options)
        : x_video(std::move(video)),
          x_window(std::move(window)),
          x_renderer(std::move(renderer)),
          x_rotation(options.rotation),
          x_touch(options.touch) {}

    Size size() const override { return x_size; }

    Inputs wait(Duration timeout) override {
        Size window;
        SDL_GetWindowSize(x_window.get(), &window.width, &window.height);
        Inputs inputs = x_video->wait(timeout, {x_size, window, x_rotation, x_touch});
        if (inputs.resized) {
            inputs.resized = !(turned(panel_size(), x_rotation) == x_size);
            inputs.exposed = true;
            if (inputs.resized) (void)make_textures();  // a failure comes back from show()
        } else if (inputs.exposed) {
            if (draw() == 0) SDL_RenderPresent(x_renderer.get());
        }
        return inputs;
    }

    bool turn(Rotation rotation, TouchAxes touch) override {
        x_rotation = rotation;
        x_touch = touch;
        return make_textures();
    }

    Status show(std::span<const std::uint32_t> picture) override {
        x_fade = {};
        x_progress = 0;
        if (!upload(lower, picture)) return renderer_error("show a picture");
        return present();
    }

    Status show_mixed(std::span<const std::uint32_t> from, std::span<const std::uint32_t> to,
                      int progress) override {
        const std::array<const void*, 2> fade{from.data(), to.data()};
        if (fade != x_fade || progress < x_progress) {
            x_fade = {};
            if (!upload(lower, from) || !upload(upper, to)) return renderer_error("show a fade");
            x_fade = fade;
        }
        x_progress = progress;
        return present();
    }

    PictureBuffer shown() const override {
        PictureBuffer copy{x_size, x_pictures[lower]};
        if (x_progress > 0) mix(x_pictures[lower], x_pictures[upper], x_progress, copy.pixels);
        return copy;
    }

    std::string driver() const override { return x_video->driver(); }
    std::uint64_t frames() const override { return x_frames; }
    void wake() override { x_video->wake(); }
    std::string renderer() const override { return name_of(x_renderer.get()); }
    int refresh_hz() const override { return refresh_of(x_window.get()); }
    bool power(ScreenPower power) override { return set_panel_power(x_window.get(), power); }

    bool make_textures() {
        x_fade = {};
        x_progress = 0;
        const Size panel = panel_size();
        x_size = turned(panel, x_rotation);
        for (auto& picture : x_pictures)
            picture.assign(static_cast<std::size_t>(x_size.width) * x_size.height, 0xFF000000);
        for (Texture& each : x_textures) {
            each.reset(SDL_CreateTexture(x_renderer.get(), SDL_PIXELFORMAT_ARGB8888,
                                         SDL_TEXTUREACCESS_STREAMING, panel.width, panel.height));
            if (!each) return false;
            SDL_SetTextureScaleMode(each.get(), SDL_ScaleModeLinear);
        }
        SDL_SetTextureBlendMode(x_textures[lower].get(), SDL_BLENDMODE_NONE);
        SDL_SetTextureBlendMode(x_textures[upper].get(), SDL_BLENDMODE_BLEND);
        return true;
    }

  private:
    enum Layer : std::size_t { lower, upper };

    Size panel_size() const { return capped(pixels_of(x_window.get())); }

    bool upload(Layer layer, std::span<const std::uint32_t> picture) {
        assert(picture.size() == x_pictures[layer].size());
        std::copy(picture.begin(), picture.end(), x_pictures[layer].begin());
        SDL_Texture* const texture = x_textures[layer].get();
        if (!texture) return false;
        if (x_rotation == Rotation::None)
            return SDL_UpdateTexture(texture, nullptr, picture.data(), x_size.width * 4) == 0;
        void* pixels = nullptr;
        int bytes_a_row = 0;
        if (SDL_LockTexture(texture, nullptr, &pixels, &bytes_a_row) != 0) return false;
        turn_rows(picture, x_size, 0, x_size.height, x_rotation,
                  static_cast<std::uint32_t*>(pixels), bytes_a_row / 4);
        SDL_UnlockTexture(texture);
        return true;
    }

    int draw() const {
        const int laid =
            SDL_RenderCopy(x_renderer.get(), x_textures[lower].get(), nullptr, nullptr);
        if (laid != 0 || x_progress == 0) return laid;
        const int alpha = x_progress * 255 / 256;
        SDL_SetTextureAlphaMod(x_textures[upper].get(), static_cast<std::uint8_t>(alpha));
        return SDL_RenderCopy(x_renderer.get(), x_textures[upper].get(), nullptr, nullptr);
    }

    // Under KMSDRM this waits for the page flip, without a time limit: a lost flip hangs it, and
    // only whoever watches the program from outside sees that (PLATFORM.md, "Waiting, drawing,
    // watchdog").
    Status present() {
        if (draw() != 0) return renderer_error("draw");
        SDL_RenderPresent(x_renderer.get());
        ++x_frames;
        return {};
    }

    std::unique_ptr<Video> x_video;
    Window x_window;
    Renderer x_renderer;
    Rotation x_rotation;
    TouchAxes x_touch;
    std::array<Texture, 2> x_textures;
    // What was uploaded, upright: reading it back from the graphics unit takes long and can fail.
    std::array<std::vector<std::uint32_t>, 2> x_pictures;
    Size x_size;
    std::array<const void*, 2> x_fade{};  // whose pictures are in the textures
    int x_progress = 0;
    std::uint64_t x_frames = 0;
};

}  // namespace

Result<std::unique_ptr<Stage>> open_texture_stage(std::unique_ptr<Video> video,
                                                  const StageOptions& options,
                                                  const char* renderer) {
    SDL_SetHintWithPriority(SDL_HINT_RENDER_DRIVER, renderer, SDL_HINT_OVERRIDE);
    TRY(Window window, open_window(options, Filling::AtOnce));
    Renderer made(SDL_CreateRenderer(window.get(), -1, SDL_RENDERER_PRESENTVSYNC));
    SDL_ResetHint(SDL_HINT_RENDER_DRIVER);
    if (!made) return renderer_error("start drawing");
    // Where the one that was asked for does not start SDL takes any other, without a word.
    if (const std::string name = name_of(made.get()); name != renderer)
        return fail("the graphics unit offers the renderer \"" + name + "\" instead of \"" +
                        std::string(renderer) + "\".",
                    {}, 0,
                    "See that libgl1-mesa-dri, libegl1, libgles2 and libgbm1 are installed and the "
                    "user is in the groups video and render.");
    auto stage = std::make_unique<TextureStage>(std::move(video), std::move(window),
                                                std::move(made), options);
    if (!stage->make_textures()) return renderer_error("start drawing");
    return stage;
}

}  // namespace standpunkt
