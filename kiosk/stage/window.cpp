#include "stage/window.h"

#include <SDL.h>

#include <algorithm>
#include <vector>

#include "stage/panel_mode.h"

namespace standpunkt {
namespace {

/// Another mode than the one that is set, if the panel has a better one: SDL begins with what the
/// console, or a screen that was switched off at power-on, left behind.
std::optional<SDL_DisplayMode> better_mode(const std::optional<Size>& wanted) {
    SDL_DisplayMode own{};
    if (SDL_GetDesktopDisplayMode(0, &own) != 0) return {};
    std::vector<SDL_DisplayMode> known;
    std::vector<PanelMode> modes;
    for (int i = 0; i < SDL_GetNumDisplayModes(0); ++i) {
        SDL_DisplayMode mode{};
        if (SDL_GetDisplayMode(0, i, &mode) != 0) continue;
        known.push_back(mode);
        modes.push_back({{mode.w, mode.h}, mode.refresh_rate});
    }
    const auto best = best_mode(modes, wanted.value_or(Size{own.w, own.h}));
    if (!best || modes[*best] == PanelMode{{own.w, own.h}, own.refresh_rate}) return {};
    return known[*best];
}

}  // namespace

// KMSDRM tells of no screen that is plugged in or out and turns no picture (PLATFORM.md,
// "Displays"); without a screen SDL does not come as far as this. Whoever opens watches the screen.
Result<Window> open_window(const StageOptions& options, Filling filling) {
    std::uint32_t flags = 0;
    Size size = options.size.value_or(Size{1920, 1080});
    int x = SDL_WINDOWPOS_CENTERED, y = SDL_WINDOWPOS_CENTERED;
    SDL_Rect panel{};
    if (options.windowed) {
        flags |= SDL_WINDOW_RESIZABLE;
    } else if (filling == Filling::Later && SDL_GetDisplayBounds(0, &panel) == 0) {
        x = panel.x;
        y = panel.y;
        size = {panel.w, panel.h};
        flags |= SDL_WINDOW_BORDERLESS;
    } else {
        SDL_DisplayMode mode{};
        if (SDL_GetDesktopDisplayMode(0, &mode) == 0) size = {mode.w, mode.h};
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
    Window window(SDL_CreateWindow(options.title.c_str(), x, y, size.width, size.height, flags));
    if (!window)
        return fail(std::string("cannot open a window: ") + SDL_GetError() + ".", {}, 0,
                    "See that the screen is connected and no other program holds it.");
    // Only the stand's own panel is switched; somebody's desktop keeps its mode and is scaled onto.
    const bool own_panel = std::string(SDL_GetCurrentVideoDriver()) == "KMSDRM";
    if (own_panel && !options.windowed)
        if (const auto mode = better_mode(options.panel)) {
            SDL_SetWindowDisplayMode(window.get(), &*mode);
            SDL_SetWindowFullscreen(window.get(), SDL_WINDOW_FULLSCREEN);
        }
    SDL_ShowCursor(options.windowed ? 1 : 0);  // a window is for somebody at a desk
    return window;
}

void fill_panel(SDL_Window* window) {
    SDL_SetWindowFullscreen(window, SDL_WINDOW_FULLSCREEN_DESKTOP);
}

int refresh_of(SDL_Window* window) {
    SDL_DisplayMode mode{};
    const int display = SDL_GetWindowDisplayIndex(window);
    return SDL_GetCurrentDisplayMode(std::max(0, display), &mode) == 0 ? mode.refresh_rate : 0;
}

Size pixels_of(SDL_Window* window) {
    Size size;
    SDL_GetWindowSizeInPixels(window, &size.width, &size.height);
    return size;
}

}  // namespace standpunkt
