#pragma once
#include <atomic>
#include <deque>
#include <thread>

#include "stage/stage.h"

namespace standpunkt::test {

/// A screen in memory whose windows a test opens, hangs and takes away.
class FakeStage : public Stage {
  public:
    /// What outlives a window.
    struct Screen {
        Size size{800, 480};
        std::vector<std::uint32_t> picture;
        std::atomic<std::uint64_t> shown = 0;
        std::atomic<bool> hangs = false;  ///< the next picture waits until it does not any more
        std::deque<Inputs> inputs;        ///< what the next waits give
        std::optional<ScreenPower> power;
        bool obeys = true;  ///< its power can be cut
    };
    explicit FakeStage(Screen& screen) : x_screen(screen), x_size(screen.size) {}

    Size size() const override { return x_size; }
    Inputs wait(Duration /*timeout*/) override {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (x_screen.inputs.empty()) return {};
        Inputs inputs = x_screen.inputs.front();
        x_screen.inputs.pop_front();
        return inputs;
    }
    Status show(std::span<const std::uint32_t> picture) override {
        while (x_screen.hangs) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        x_screen.picture.assign(picture.begin(), picture.end());
        ++x_screen.shown;
        ++x_frames;
        return {};
    }
    Status show_mixed(std::span<const std::uint32_t> /*from*/, std::span<const std::uint32_t> to,
                      int /*progress*/) override {
        return show(to);
    }
    PictureBuffer shown() const override {
        PictureBuffer copy{x_size, x_screen.picture};
        copy.pixels.resize(static_cast<std::size_t>(x_size.width) * x_size.height, 0xFF000000);
        return copy;
    }
    std::string driver() const override { return "KMSDRM"; }
    std::uint64_t frames() const override { return x_frames; }
    void wake() override {}
    bool power(ScreenPower power) override {
        if (x_screen.obeys) x_screen.power = power;
        return x_screen.obeys;
    }

  private:
    Screen& x_screen;
    Size x_size;
    std::atomic<std::uint64_t> x_frames = 0;
};

/// A finger that goes down.
inline Inputs touch(float x = 400, float y = 240) {
    Inputs inputs;
    inputs.contacts.push_back({Contact::Kind::Down, 1, {x, y}, {0.5F, 0.5F}});
    return inputs;
}
inline Inputs lift(float x = 400, float y = 240) {
    Inputs inputs;
    inputs.contacts.push_back({Contact::Kind::Up, 1, {x, y}, {0.5F, 0.5F}});
    return inputs;
}

}  // namespace standpunkt::test
