#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace standpunkt::test {

/// A real X server without a screen (Xvfb), with a finger and eyes: XTest clicks and screenshots.
/// Its process ends with this object, at the latest with the test. One thread.
class XServer {
  public:
    /// An error (Xvfb is missing or does not start) is a reason to SKIP.
    static Result<std::unique_ptr<XServer>> start(int width = 1920, int height = 1080);
    ~XServer();
    XServer(const XServer&) = delete;
    XServer& operator=(const XServer&) = delete;

    const std::string& display() const { return x_name; }  ///< ":99", for DISPLAY
    void move(int x, int y);
    void press(int x, int y);
    void release();
    void click(int x, int y);
    /// Down at the first point, `steps` moves of `step_ms`, up at the second.
    void drag(int from_x, int from_y, int to_x, int to_y, int steps, int step_ms);
    void key(unsigned long keysym);
    void control(unsigned long keysym);  ///< with the control key held

    struct Screenshot {
        int width = 0, height = 0;
        std::vector<std::uint32_t> pixels;  ///< 0xFFRRGGBB
        std::uint32_t at(int x, int y) const {
            return pixels.at(static_cast<std::size_t>(y) * width + x);
        }
    };
    Screenshot screenshot();
    /// One pixel of the screen, 0xFFRRGGBB; quicker than a screenshot.
    std::uint32_t pixel(int x, int y);

  private:
    XServer() = default;
    struct Connection;
    std::unique_ptr<Connection> x_connection;
    std::string x_name;
    int x_process = -1;
};

}  // namespace standpunkt::test
