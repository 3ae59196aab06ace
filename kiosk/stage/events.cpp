#include "stage/events.h"

#include <SDL.h>

#include <algorithm>
#include <limits>
#include <optional>

namespace standpunkt {
namespace {

/// Two panels may use the same finger numbers, and one panel numbers its touches in a row. Never
/// negative, so never `mouse_finger`.
std::int64_t finger_id(SDL_TouchID panel, SDL_FingerID finger) {
    const auto mixed = static_cast<std::uint64_t>(panel) * 0x9E3779B97F4A7C15u +
                       static_cast<std::uint64_t>(finger);
    return static_cast<std::int64_t>(mixed & std::numeric_limits<std::int64_t>::max());
}

/// The point `times` as far from the panel's corner, at most on its edge, as a place on the canvas.
Point on_canvas(Point point, Point times, const Placing& placing) {
    const Size panel = turned(placing.canvas, placing.rotation);
    const auto inside = [](float pixel, int side) {
        return std::clamp(pixel, 0.0F, static_cast<float>(side - 1));
    };
    return turned({inside(point.x * times.x, panel.width), inside(point.y * times.y, panel.height)},
                  panel, inverse(placing.rotation));
}

/// How many pixels of the panel one unit of something is that has `units` of them.
Point scale(const Placing& placing, Size units) {
    const Size panel = turned(placing.canvas, placing.rotation);
    return {static_cast<float>(panel.width) / static_cast<float>(units.width),
            static_cast<float>(panel.height) / static_cast<float>(units.height)};
}

Contact finger_contact(Contact::Kind kind, const SDL_TouchFingerEvent& event,
                       const Placing& placing) {
    const Point raw{event.x, event.y};
    return {kind, finger_id(event.touchId, event.fingerId),
            on_canvas(on_panel(raw, placing.touch), scale(placing, {1, 1}), placing), raw};
}

Contact mouse_contact(Contact::Kind kind, int x, int y, const Placing& placing) {
    const Point raw{static_cast<float>(x), static_cast<float>(y)};
    return {kind, mouse_finger, on_canvas(raw, scale(placing, placing.window), placing), raw};
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

bool is_interrupt(const SDL_Keysym& key) {
    return key.sym == SDLK_c && (key.mod & KMOD_CTRL) != 0;
}

bool from_left_button(const SDL_MouseButtonEvent& event) {
    return event.button == SDL_BUTTON_LEFT && event.which != SDL_TOUCH_MOUSEID;
}

std::optional<Key> key_of(const SDL_KeyboardEvent& event) {
    constexpr int with_others = KMOD_CTRL | KMOD_ALT | KMOD_GUI;
    if ((event.keysym.mod & with_others) != 0) return std::nullopt;
    const bool shift = (event.keysym.mod & KMOD_SHIFT) != 0;
    switch (event.keysym.sym) {
        case SDLK_LEFT:
        case SDLK_UP:
            return Key::Previous;
        case SDLK_RIGHT:
        case SDLK_DOWN:
            return Key::Next;
        case SDLK_TAB:
            return shift ? Key::Previous : Key::Next;
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
        case SDLK_SPACE:
            if (event.repeat != 0) return std::nullopt;  // held down it is pressed once
            return Key::Ok;
        case SDLK_ESCAPE:
        case SDLK_BACKSPACE:
        case SDLK_AC_BACK:
            if (event.repeat != 0) return std::nullopt;
            return Key::Back;
        case SDLK_F1:
        case SDLK_h:
            if (event.repeat != 0) return std::nullopt;
            return Key::Help;
        default:
            return std::nullopt;
    }
}

}  // namespace

void take(Inputs& inputs, const SDL_Event& event, const Placing& placing, std::uint32_t wake_type) {
    const auto finger = [&](Contact::Kind kind) {
        inputs.contacts.push_back(finger_contact(kind, event.tfinger, placing));
    };
    const auto mouse = [&](Contact::Kind kind, int x, int y) {
        inputs.contacts.push_back(mouse_contact(kind, x, y, placing));
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
        case SDL_KEYDOWN:
            if (is_interrupt(event.key.keysym)) inputs.interrupt = true;
            if (const auto key = key_of(event.key)) inputs.keys.push_back(*key);
            break;
        default:
            if (event.type == wake_type) inputs.woken = true;
            break;
    }
}

bool anything(const Inputs& inputs) {
    return !inputs.contacts.empty() || !inputs.keys.empty() || inputs.quit || inputs.interrupt ||
           inputs.resized || inputs.exposed || inputs.woken;
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
