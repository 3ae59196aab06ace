#pragma once
// SDL's video and its event queue, for as long as a stage lives. Main thread only, except wake().
#include <chrono>

#include "stage/events.h"

struct SDL_Window;

namespace standpunkt {

class Video {
  public:
    /// In a window SIGINT and SIGTERM become Inputs::quit; headless they end the program.
    enum class For { Window, Headless };
    static Result<std::unique_ptr<Video>> start(For use);
    ~Video();
    Video(const Video&) = delete;
    Video& operator=(const Video&) = delete;

    std::string driver() const;
    /// Sleeps until an event matters or `timeout` is over, see Stage::wait.
    Inputs wait(Duration timeout, const Placing& placing);
    void wake() const;
    /// How often wait() asked SDL for events so far: what a test counts to know that nothing spins.
    std::uint64_t looks() const { return x_looks; }

  private:
    Video();
    void sleep(Duration rest) const;
    std::uint32_t x_wake_type = 0;
    bool x_blocks = false;  // SDL_WaitEventTimeout really sleeps on this driver
    std::uint64_t x_looks = 0;
    int x_touch_devices = 0;
};

struct DestroyWindow {
    void operator()(SDL_Window* window) const;
};
using Window = std::unique_ptr<SDL_Window, DestroyWindow>;

}  // namespace standpunkt
