#include "stage/memory_stage.h"

#include <algorithm>
#include <cassert>

#include "stage/video.h"

namespace standpunkt {
namespace {

/// Upright: there is no panel that anything could be turned on.
class MemoryStage : public Stage {
  public:
    MemoryStage(std::unique_ptr<Video> video, Size size) : x_video(std::move(video)) {
        x_shown.size = size;
        x_shown.pixels.assign(static_cast<std::size_t>(size.width) * size.height, 0xFF000000);
    }
    Size size() const override { return x_shown.size; }
    Inputs wait(Duration timeout) override {
        Inputs inputs = x_video->wait(timeout, {size(), size()});
        inputs.fingers.reset();  // scripted fingers are unknown to SDL
        inputs.touch_devices.reset();
        return inputs;
    }
    Status show(std::span<const std::uint32_t> picture) override {
        assert(picture.size() == x_shown.pixels.size());
        std::copy(picture.begin(), picture.end(), x_shown.pixels.begin());
        ++x_frames;
        return {};
    }
    Status show_mixed(std::span<const std::uint32_t> from, std::span<const std::uint32_t> to,
                      int progress) override {
        mix(from, to, progress, x_shown.pixels);
        ++x_frames;
        return {};
    }
    PictureBuffer shown() const override { return x_shown; }
    std::string driver() const override { return x_video->driver(); }
    std::uint64_t frames() const override { return x_frames; }
    void wake() override { x_video->wake(); }

  private:
    std::unique_ptr<Video> x_video;
    PictureBuffer x_shown;
    std::uint64_t x_frames = 0;
};

}  // namespace

Result<std::unique_ptr<Stage>> open_memory_stage(const StageOptions& options) {
    TRY(auto video, Video::start(Video::For::Headless));
    const Size size = options.size.value_or(Size{1920, 1080});
    return std::make_unique<MemoryStage>(std::move(video), turned(size, options.rotation));
}

}  // namespace standpunkt
