#include "stage/events.h"

#include <SDL.h>

#include <algorithm>
#include <limits>

namespace standpunkt {
namespace {

/// Two panels may use the same finger numbers, and one panel numbers its touches in a row. Never
/// negative, so never `mouse_finger`.
std::int64_t finger_id(SDL_TouchID panel, SDL_FingerID finger) {
    const auto mixed = static_cast<std::uint64_t>(panel) * 0x9E3779B97F4A7C15u +
                       static_cast<std::uint64_t>(finger);
    return static_cast<std::int64_t>(mixed & std::numeric_limits<std::int64_t>::max());
}

// A panel that is mounted turned or mirrored is not known here: SDL ignores libinput's calibration
// (PLATFORM.md, "Touch"), and the stand's own setting for it comes with the box.
Point on_canvas(float x, float y, float of_width, float of_height, Size canvas) {
    const auto inside = [](float share, int side) {
        return std::clamp(share, 0.0f, 1.0f) * static_cast<float>(side);
    };
    return {inside(x / of_width, canvas.width), inside(y / of_height, canvas.height)};
}

Point on_canvas(int x, int y, Size window, Size canvas) {
    return on_canvas(static_cast<float>(x), static_cast<float>(y), static_cast<float>(window.width),
                     static_cast<float>(window.height), canvas);
}

void take_window(Inputs& inputs, const SDL_WindowEvent& event) {
    switch (event.event) {
        case SDL_WINDOWEVENT_EXPOSED:
            inputs.exposed = true;
            break;
        case SDL_WINDOWEVENT_SIZE_CHANGED:
            inputs.resized = true;
            break;
        default:
            break;  // an SDL number, not an enum of ours
    }
}

bool from_left_button(const SDL_MouseButtonEvent& event) {
    return event.button == SDL_BUTTON_LEFT && event.which != SDL_TOUCH_MOUSEID;
}

}  // namespace

void take(Inputs& inputs, const SDL_Event& event, Size canvas, Size window,
          std::uint32_t wake_type) {
    const auto finger = [&](Contact::Kind kind) {
        inputs.contacts.push_back({kind, finger_id(event.tfinger.touchId, event.tfinger.fingerId),
                                   on_canvas(event.tfinger.x, event.tfinger.y, 1, 1, canvas)});
    };
    const auto mouse = [&](Contact::Kind kind, int x, int y) {
        inputs.contacts.push_back({kind, mouse_finger, on_canvas(x, y, window, canvas)});
    };
    switch (event.type) {
        case SDL_QUIT:
            inputs.quit = true;
            break;
        case SDL_WINDOWEVENT:
            take_window(inputs, event.window);
            break;
        case SDL_FINGERDOWN:
            finger(Contact::Kind::Down);
            break;
        case SDL_FINGERMOTION:
            finger(Contact::Kind::Move);
            break;
        case SDL_FINGERUP:
            finger(Contact::Kind::Up);
            break;
        case SDL_MOUSEBUTTONDOWN:
            if (from_left_button(event.button))
                mouse(Contact::Kind::Down, event.button.x, event.button.y);
            break;
        case SDL_MOUSEBUTTONUP:
            if (from_left_button(event.button))
                mouse(Contact::Kind::Up, event.button.x, event.button.y);
            break;
        case SDL_MOUSEMOTION:  // a mouse that hovers is no finger
            if ((event.motion.state & SDL_BUTTON_LMASK) && event.motion.which != SDL_TOUCH_MOUSEID)
                mouse(Contact::Kind::Move, event.motion.x, event.motion.y);
            break;
        default:
            if (event.type == wake_type) inputs.woken = true;
            break;
    }
}

bool anything(const Inputs& inputs) {
    return !inputs.contacts.empty() || inputs.quit || inputs.resized || inputs.exposed ||
           inputs.woken;
}

std::set<std::int64_t> fingers_down() {
    std::set<std::int64_t> found;
    for (int panel = 0; panel < SDL_GetNumTouchDevices(); ++panel) {
        const SDL_TouchID id = SDL_GetTouchDevice(panel);
        for (int each = 0; each < SDL_GetNumTouchFingers(id); ++each)
            if (const SDL_Finger* finger = SDL_GetTouchFinger(id, each))
                found.insert(finger_id(id, finger->id));
    }
    return found;
}

}  // namespace standpunkt
