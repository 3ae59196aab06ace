#pragma once
#include <functional>
#include <mutex>

#include "health/box.h"
#include "stage/stage.h"

namespace standpunkt {

/// The stand's own screen: a stage that outlives its window. KMSDRM never tells that a screen was
/// switched off and on again, or changed for another one (PLATFORM.md, "Displays"): this watches
/// the kernel's connectors, and opens the window anew when one is there again. Meanwhile nothing is
/// shown, for a graphics unit may wait for ever for a screen that is gone, and nothing is an error.
/// Main thread only, except wake().
class PanelStage : public Stage {
  public:
    /// What it stands in; a test has its own.
    struct World {
        std::filesystem::path root = "/";  ///< before /sys
        std::function<Result<std::unique_ptr<Stage>>(const StageOptions&)> open = Stage::open;
        std::function<Time()> now;
        std::function<void(Duration)> sleep;  ///< may return early
        std::function<bool()> told_to_end;
    };

    static World real_world();

    /// Waits until there is a screen. Several times a second meanwhile `waiting` is called with
    /// what is missing. Nothing: the program was told to end.
    static std::unique_ptr<PanelStage> open(StageOptions options, World world,
                                            const std::function<void(const Error&)>& waiting);

    Size size() const override { return x_size; }
    /// Sleeps at most half a second, so that the screen is looked after.
    Inputs wait(Duration timeout) override;
    /// An error also when the window could not be opened for half a minute although there is a
    /// screen: then the program should start anew.
    Status show(std::span<const std::uint32_t> picture) override;
    Status show_mixed(std::span<const std::uint32_t> from, std::span<const std::uint32_t> to,
                      int progress) override;
    PictureBuffer shown() const override;
    std::string driver() const override { return x_driver; }
    std::uint64_t frames() const override;
    void wake() override;
    std::string renderer() const override { return x_renderer; }
    int refresh_hz() const override { return x_under ? x_under->refresh_hz() : 0; }
    bool power(ScreenPower power) override;
    bool turn(Rotation rotation, TouchAxes touch) override;

    /// A screen is connected; and where: "HDMI-A-1", empty if that is not known.
    bool connected() const { return x_connected; }
    std::string connector() const;

  private:
    PanelStage(StageOptions options, World world);
    bool try_to_open();
    void close();
    void look_after(Inputs& inputs);
    void reopen(Inputs& inputs);
    bool shows() const { return x_under && x_connected; }

    StageOptions x_options;
    World x_world;
    std::mutex x_changing;             // x_under changes, or is woken from another thread
    std::unique_ptr<Stage> x_under;    // nothing while no window can be opened
    std::vector<Connector> x_seen;     // at the last look
    std::vector<Connector> x_settled;  // what the window was opened for, or is left for dead with
    bool x_connected = true, x_woken = false;
    Time x_look{0};
    std::optional<Time> x_failing_since;
    Error x_failure;
    PictureBuffer x_last;  // what was shown when the window went
    Size x_size;
    std::string x_driver, x_renderer;
    std::uint64_t x_frames_before = 0;  // of windows that have gone
};

/// The stand has a screen of its own, and no desktop: SDL was told to use KMSDRM.
bool has_own_panel(const StageOptions& options);

/// The first connector with a screen; nullptr if there is none.
const Connector* connected_one(const std::vector<Connector>& connectors);
/// The mode a screen prefers, interlaced ones left out.
std::optional<Size> preferred_size(const Connector& connector);

}  // namespace standpunkt
