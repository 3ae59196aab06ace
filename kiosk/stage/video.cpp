#include "stage/video.h"

#include <SDL.h>

#include <algorithm>
#include <utility>

namespace standpunkt {
namespace {

// Where SDL would spin once a millisecond (KMSDRM, dummy): half of it is the mean delay of a touch,
// and 125 looks a second cost next to nothing.
constexpr Duration step{8};

void set_hints(Video::For use) {
    // SDL makes no mouse out of a touch under KMSDRM, and two reports of one finger elsewhere: the
    // stage takes fingers and the mouse apart, everywhere alike (PLATFORM.md, "Touch").
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    // Else SDL swallows the first click after the window got the focus: a visitor's first touch.
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    // Else SDL puts a GL texture under the window's pixels, which costs three times the memory and
    // half a second at the start where there is no graphics unit.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "1");
    if (use == Video::For::Window) return;
    // Also against an SDL_VIDEODRIVER in the environment.
    SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "dummy", SDL_HINT_OVERRIDE);
    // SDL's own handlers turn SIGINT and SIGTERM into SDL_QUIT, which nobody reads while a script
    // plays: it could not be ended.
    SDL_SetHintWithPriority(SDL_HINT_NO_SIGNAL_HANDLERS, "1", SDL_HINT_OVERRIDE);
}

/// SDL has read them; a window that is opened later wants neither.
void reset_hints_of_headless() {
    SDL_ResetHint(SDL_HINT_VIDEODRIVER);
    SDL_ResetHint(SDL_HINT_NO_SIGNAL_HANDLERS);
}

}  // namespace

Video::Video() = default;

Result<std::unique_ptr<Video>> Video::start(For use) {
    set_hints(use);
    const bool started = SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
    const std::string reason = started ? "" : SDL_GetError();
    if (use == For::Headless) reset_hints_of_headless();
    if (!started)
        return fail(
            "SDL finds no display: " + reason + ".", {}, 0,
            "Set DISPLAY or WAYLAND_DISPLAY, or run on a console with a connected screen as "
            "a user of the groups video, render and input, or use --headless.");
    std::unique_ptr<Video> video(new Video);
    const std::string driver = video->driver();
    video->x_blocks = driver == "x11" || driver == "wayland";
    video->x_wake_type = SDL_RegisterEvents(1);
    SDL_DisableScreenSaver();
    SDL_ShowCursor(0);
    return video;
}

Video::~Video() {
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

std::string Video::driver() const {
    const char* name = SDL_GetCurrentVideoDriver();
    return name ? name : "";
}

void Video::wake() const {
    SDL_Event event{};
    event.type = x_wake_type;
    SDL_PushEvent(&event);  // thread-safe; wakes a blocked SDL_WaitEventTimeout
}

void Video::sleep(Duration rest) const {
    if (!x_blocks) {
        // PLATFORM.md, "Waiting": SDL_WaitEventTimeout would look every millisecond.
        SDL_Delay(static_cast<std::uint32_t>(std::min(rest, step).count()));
        return;
    }
    constexpr Duration longest = std::chrono::hours(1);  // SDL counts in int
    SDL_WaitEventTimeout(nullptr, static_cast<int>(std::min(rest, longest).count()));
}

Inputs Video::wait(Duration timeout, const Placing& placing) {
    Inputs inputs;
    const Duration start(SDL_GetTicks64());
    while (true) {
        ++x_looks;
        SDL_Event event;
        while (SDL_PollEvent(&event)) take(inputs, event, placing, x_wake_type);
        // A hovering mouse or a change of focus is nothing to wake the show for.
        const Duration slept = Duration(SDL_GetTicks64()) - start;
        // A touchscreen that comes or goes is something.
        const int devices = SDL_GetNumTouchDevices();
        const bool other_devices = std::exchange(x_touch_devices, devices) != devices;
        if (anything(inputs) || other_devices || slept >= timeout) break;
        sleep(timeout - slept);
    }
    inputs.fingers = fingers_down();
    inputs.touch_devices = x_touch_devices;
    return inputs;
}

void DestroyWindow::operator()(SDL_Window* window) const {
    SDL_DestroyWindow(window);
}

}  // namespace standpunkt
