#include "stage/events.h"

#include <SDL.h>

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace standpunkt;

namespace {

constexpr Size canvas{1920, 1080};
constexpr std::uint32_t wake_type = SDL_USEREVENT + 3;

Inputs taken(const SDL_Event& event, Size window = canvas) {
    Inputs inputs;
    take(inputs, event, {canvas, window}, wake_type);
    return inputs;
}

SDL_Event finger(std::uint32_t type, float x, float y, SDL_TouchID panel = 1, SDL_FingerID id = 7) {
    SDL_Event event{};
    event.tfinger = {type, 0, panel, id, x, y, 0, 0, 1, 0};  // windowID 0, as under KMSDRM
    return event;
}

SDL_Event button(std::uint32_t type, int x, int y, std::uint8_t which_button = SDL_BUTTON_LEFT) {
    SDL_Event event{};
    event.button.type = type;
    event.button.button = which_button;
    event.button.x = x;
    event.button.y = y;
    return event;
}

}  // namespace

TEST_CASE("a finger comes in canvas pixels, also without a window") {
    const Inputs inputs = taken(finger(SDL_FINGERDOWN, 0.5f, 0.25f));
    REQUIRE(inputs.contacts.size() == 1);
    CHECK(inputs.contacts[0].kind == Contact::Kind::Down);
    CHECK(inputs.contacts[0].position == Point{960, 270});
    CHECK(inputs.contacts[0].finger != mouse_finger);
}

TEST_CASE("a finger beside the panel stays on the canvas") {
    CHECK(taken(finger(SDL_FINGERMOTION, 1.5f, -1)).contacts[0].position == Point{1919, 0});
}

TEST_CASE("fingers that touch one after the other are different fingers") {
    std::set<std::int64_t> seen;
    for (SDL_FingerID id = 0; id < 64; ++id)
        for (SDL_TouchID panel = 1; panel <= 2; ++panel)
            seen.insert(taken(finger(SDL_FINGERDOWN, 0, 0, panel, id)).contacts[0].finger);
    CHECK(seen.size() == 128);
    CHECK(*seen.begin() >= 0);
}

TEST_CASE("equal finger numbers of two panels are two fingers") {
    const auto one = taken(finger(SDL_FINGERDOWN, 0, 0, 1, 0)).contacts[0].finger;
    CHECK(one != taken(finger(SDL_FINGERDOWN, 0, 0, 2, 0)).contacts[0].finger);
    CHECK(one == taken(finger(SDL_FINGERUP, 0, 0, 1, 0)).contacts[0].finger);
}

TEST_CASE("the left mouse button is a finger, another is none") {
    const Inputs left = taken(button(SDL_MOUSEBUTTONDOWN, 10, 20));
    REQUIRE(left.contacts.size() == 1);
    CHECK(left.contacts[0].finger == mouse_finger);
    CHECK(left.contacts[0].position == Point{10, 20});
    CHECK(taken(button(SDL_MOUSEBUTTONDOWN, 10, 20, SDL_BUTTON_RIGHT)).contacts.empty());
}

TEST_CASE("a mouse event made from a touch is not counted twice") {
    SDL_Event event = button(SDL_MOUSEBUTTONDOWN, 10, 20);
    event.button.which = SDL_TOUCH_MOUSEID;
    CHECK_FALSE(anything(taken(event)));
}

TEST_CASE("mouse positions follow the scale of a window above the cap") {
    const Inputs inputs = taken(button(SDL_MOUSEBUTTONDOWN, 3840 / 2, 2160 / 4), {3840, 2160});
    CHECK(inputs.contacts[0].position == Point{960, 270});
}

TEST_CASE("a hovering mouse wakes nobody") {
    SDL_Event event{};
    event.motion.type = SDL_MOUSEMOTION;
    CHECK_FALSE(anything(taken(event)));
    event.motion.state = SDL_BUTTON_LMASK;
    CHECK(taken(event).contacts.at(0).kind == Contact::Kind::Move);
}

TEST_CASE("quit, a lost picture, a new size and a wake-up are told") {
    SDL_Event event{};
    event.type = SDL_QUIT;
    CHECK(taken(event).quit);
    event.type = wake_type;
    CHECK(taken(event).woken);
    event.window.type = SDL_WINDOWEVENT;
    event.window.event = SDL_WINDOWEVENT_EXPOSED;
    CHECK(taken(event).exposed);
    event.window.event = SDL_WINDOWEVENT_SIZE_CHANGED;
    CHECK(taken(event).resized);
    event.window.event = SDL_WINDOWEVENT_FOCUS_GAINED;
    CHECK_FALSE(anything(taken(event)));
}

TEST_CASE("Ctrl-C interrupts, a c alone is nothing") {
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = SDLK_c;
    CHECK_FALSE(anything(taken(event)));
    event.key.keysym.mod = KMOD_RCTRL;
    CHECK(taken(event).interrupt);
    CHECK(anything(taken(event)));
}
