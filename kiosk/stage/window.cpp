#include "stage/window.h"

#include <SDL.h>

#include "stage/presentation.h"

namespace standpunkt {
namespace {

/// The largest mode that needs no scaling down; nothing if the panel's own already fits or none
/// does.
std::optional<SDL_DisplayMode> mode_within_cap() {
    SDL_DisplayMode own{};
    if (SDL_GetDesktopDisplayMode(0, &own) != 0) return {};
    if (capped({own.w, own.h}) == Size{own.w, own.h}) return {};
    for (int i = 0; i < SDL_GetNumDisplayModes(0); ++i) {  // SDL sorts them, largest first
        SDL_DisplayMode mode{};
        if (SDL_GetDisplayMode(0, i, &mode) != 0) continue;
        if (capped({mode.w, mode.h}) == Size{mode.w, mode.h}) return mode;
    }
    return {};
}

}  // namespace

// KMSDRM tells of no screen that is plugged in or out and turns no picture (PLATFORM.md,
// "Displays"); without a screen at the start it fails here, and whoever started us tries again.
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
    if (const auto mode = mode_within_cap(); mode && own_panel && !options.windowed) {
        SDL_SetWindowDisplayMode(window.get(), &*mode);
        SDL_SetWindowFullscreen(window.get(), SDL_WINDOW_FULLSCREEN);
    }
    SDL_ShowCursor(options.windowed ? 1 : 0);  // a window is for somebody at a desk
    return window;
}

void fill_panel(SDL_Window* window) {
    SDL_SetWindowFullscreen(window, SDL_WINDOW_FULLSCREEN_DESKTOP);
}

Size pixels_of(SDL_Window* window) {
    Size size;
    SDL_GetWindowSizeInPixels(window, &size.width, &size.height);
    return size;
}

}  // namespace standpunkt
