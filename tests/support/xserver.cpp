#include "support/xserver.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

namespace standpunkt::test {
namespace {

/// The number Xvfb writes when it is ready; empty after ten seconds or when it ends.
std::string read_number(int descriptor) {
    std::string text;
    pollfd waiting{descriptor, POLLIN, 0};
    char next = 0;
    while (::poll(&waiting, 1, 10'000) == 1 && ::read(descriptor, &next, 1) == 1 && next != '\n')
        text += next;
    return text;
}

[[noreturn]] void become_xvfb(int ready, int width, int height) {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);  // a crashed test leaves no server behind
    const std::string screen = std::to_string(width) + "x" + std::to_string(height) + "x24";
    const std::string number = std::to_string(ready);
    if (::freopen("/dev/null", "w", stderr) == nullptr) ::_exit(127);
    ::execlp("Xvfb", "Xvfb", "-displayfd", number.c_str(), "-screen", "0", screen.c_str(),
             "-nolisten", "tcp", "-noreset", static_cast<char*>(nullptr));
    ::_exit(127);
}

}  // namespace

struct XServer::Connection {
    Display* display = nullptr;
    ~Connection() {
        if (display) XCloseDisplay(display);
    }
};

Result<std::unique_ptr<XServer>> XServer::start(int width, int height) {
    int ready[2];
    if (::pipe(ready) != 0) return fail("no pipe for Xvfb.");
    const pid_t process = ::fork();
    if (process < 0) return fail("no process for Xvfb.");
    if (process == 0) become_xvfb(ready[1], width, height);
    ::close(ready[1]);
    const std::string number = read_number(ready[0]);
    ::close(ready[0]);
    std::unique_ptr<XServer> server(new XServer);
    server->x_process = process;
    if (number.empty())
        return fail("Xvfb does not start here.", {}, 0, "Install it: apt-get install xvfb");
    server->x_name = ":" + number;
    server->x_connection = std::make_unique<Connection>();
    server->x_connection->display = XOpenDisplay(server->x_name.c_str());
    if (!server->x_connection->display) return fail("Xvfb takes no connection.");
    return server;
}

XServer::~XServer() {
    x_connection.reset();
    ::kill(x_process, SIGTERM);
    ::waitpid(x_process, nullptr, 0);
}

void XServer::move(int x, int y) {
    XTestFakeMotionEvent(x_connection->display, -1, x, y, CurrentTime);
    XSync(x_connection->display, False);
}

void XServer::press(int x, int y) {
    move(x, y);
    XTestFakeButtonEvent(x_connection->display, 1, True, CurrentTime);
    XSync(x_connection->display, False);
}

void XServer::release() {
    XTestFakeButtonEvent(x_connection->display, 1, False, CurrentTime);
    XSync(x_connection->display, False);
}

void XServer::click(int x, int y) {
    press(x, y);
    release();
}

void XServer::drag(int from_x, int from_y, int to_x, int to_y, int steps, int step_ms) {
    press(from_x, from_y);
    for (int i = 1; i <= steps; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(step_ms));
        move(from_x + (to_x - from_x) * i / steps, from_y + (to_y - from_y) * i / steps);
    }
    release();
}

void XServer::key(unsigned long keysym) {
    const KeyCode code = XKeysymToKeycode(x_connection->display, keysym);
    XTestFakeKeyEvent(x_connection->display, code, True, CurrentTime);
    XTestFakeKeyEvent(x_connection->display, code, False, CurrentTime);
    XSync(x_connection->display, False);
}

void XServer::control(unsigned long keysym) {
    const KeyCode held = XKeysymToKeycode(x_connection->display, XK_Control_L);
    XTestFakeKeyEvent(x_connection->display, held, True, CurrentTime);
    key(keysym);
    XTestFakeKeyEvent(x_connection->display, held, False, CurrentTime);
    XSync(x_connection->display, False);
}

XServer::Screenshot XServer::screenshot() {
    Display* const display = x_connection->display;
    const int width = DisplayWidth(display, 0), height = DisplayHeight(display, 0);
    Screenshot shot{width, height, {}};
    XImage* image =
        XGetImage(display, DefaultRootWindow(display), 0, 0, static_cast<unsigned>(width),
                  static_cast<unsigned>(height), AllPlanes, ZPixmap);
    if (!image) return {};
    shot.pixels.reserve(static_cast<std::size_t>(width) * height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            shot.pixels.push_back(static_cast<std::uint32_t>(XGetPixel(image, x, y)) | 0xFF000000);
    XDestroyImage(image);
    return shot;
}

std::uint32_t XServer::pixel(int x, int y) {
    XImage* image = XGetImage(x_connection->display, DefaultRootWindow(x_connection->display), x, y,
                              1, 1, AllPlanes, ZPixmap);
    if (!image) return 0;
    const auto found = static_cast<std::uint32_t>(XGetPixel(image, 0, 0)) | 0xFF000000;
    XDestroyImage(image);
    return found;
}

}  // namespace standpunkt::test
