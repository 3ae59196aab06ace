#include "stage/rotation.h"

#include <SDL.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <numeric>
#include <random>

#include "stage/events.h"

using namespace standpunkt;

namespace {

std::vector<std::uint32_t> numbered(Size size) {
    std::vector<std::uint32_t> out(static_cast<std::size_t>(size.width) * size.height);
    std::iota(out.begin(), out.end(), 1);
    return out;
}

std::vector<std::uint32_t> turned_picture(std::span<const std::uint32_t> picture, Size size,
                                          Rotation rotation) {
    std::vector<std::uint32_t> out(picture.size());
    turn_rows(picture, size, 0, size.height, rotation, out.data(), turned(size, rotation).width);
    return out;
}

Rotation any_rotation() {
    return GENERATE(Rotation::None, Rotation::Right, Rotation::Half, Rotation::Left);
}

}  // namespace

TEST_CASE("a picture is turned clockwise") {
    // 1 2 3
    // 4 5 6
    const std::vector<std::uint32_t> picture{1, 2, 3, 4, 5, 6};
    using Pixels = std::vector<std::uint32_t>;
    CHECK(turned_picture(picture, {3, 2}, Rotation::None) == picture);
    CHECK(turned_picture(picture, {3, 2}, Rotation::Right) == Pixels{4, 1, 5, 2, 6, 3});
    CHECK(turned_picture(picture, {3, 2}, Rotation::Half) == Pixels{6, 5, 4, 3, 2, 1});
    CHECK(turned_picture(picture, {3, 2}, Rotation::Left) == Pixels{3, 6, 2, 5, 1, 4});
    CHECK(turned(Size{3, 2}, Rotation::Right) == Size{2, 3});
    CHECK(turned(Size{3, 2}, Rotation::Half) == Size{3, 2});
}

TEST_CASE("only whole quarters are rotations") {
    const Rotation rotation = any_rotation();
    CHECK(rotation_of(degrees(rotation)) == rotation);
    CHECK(degrees(Rotation::Right) == 90);
    CHECK_FALSE(rotation_of(45));
    CHECK_FALSE(rotation_of(360));
}

TEST_CASE("turned and turned back, pictures and points of any size are the same") {
    const Rotation rotation = any_rotation();
    std::mt19937 random(7);
    std::uniform_int_distribution<int> side(1, 140);
    for (int round = 0; round < 40; ++round) {
        const Size size{side(random), side(random)};
        INFO(size.width << "x" << size.height << " by " << degrees(rotation));
        const auto picture = numbered(size);
        const Size panel = turned(size, rotation);
        const auto there = turned_picture(picture, size, rotation);
        CHECK(turned_picture(there, panel, inverse(rotation)) == picture);
        CHECK(turned(panel, inverse(rotation)) == size);
        // A point is turned to where its pixel is.
        const Point point{static_cast<float>(random() % size.width),
                          static_cast<float>(random() % size.height)};
        const Point on_it = turned(point, size, rotation);
        const auto pixel = [](const auto& of, Size extent, Point at) {
            return of.at(static_cast<std::size_t>(at.y) * extent.width +
                         static_cast<std::size_t>(at.x));
        };
        CHECK(pixel(there, panel, on_it) == pixel(picture, size, point));
        CHECK(turned(on_it, panel, inverse(rotation)) == point);
    }
}

TEST_CASE("some rows come into their place and touch nothing beside it") {
    const Rotation rotation = any_rotation();
    constexpr Size size{50, 70};
    constexpr int first = 33, last = 41, pitch = 80;
    const Size panel = turned(size, rotation);
    const auto picture = numbered(size), whole = turned_picture(picture, size, rotation);
    std::vector<std::uint32_t> out(pitch * 80, 0);
    turn_rows(picture, size, first, last, rotation, out.data(), pitch);
    const PixelRect area = panel_area(size, first, last, rotation);
    CHECK(area.width * area.height == (last - first) * size.width);
    int wrong = 0;
    for (int y = 0; y < 80; ++y)
        for (int x = 0; x < pitch; ++x) {
            const bool inside =
                x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
            const auto wanted =
                inside ? whole.at(static_cast<std::size_t>(y) * panel.width + x) : 0;
            wrong += out.at(static_cast<std::size_t>(y) * pitch + x) != wanted;
        }
    CHECK(wrong == 0);
}

namespace {

Point contact_at(const SDL_Event& event, const Placing& placing) {
    Inputs inputs;
    take(inputs, event, placing, SDL_USEREVENT);
    return inputs.contacts.at(0).position;
}

SDL_Event finger(float x, float y) {
    SDL_Event event{};
    event.tfinger = {SDL_FINGERDOWN, 0, 1, 1, x, y, 0, 0, 1, 0};
    return event;
}

SDL_Event click(int x, int y) {
    SDL_Event event{};
    event.button.type = SDL_MOUSEBUTTONDOWN;
    event.button.button = SDL_BUTTON_LEFT;
    event.button.x = x;
    event.button.y = y;
    return event;
}

}  // namespace

TEST_CASE("mouse and finger hit what is drawn under them, however it is turned") {
    const Rotation rotation = any_rotation();
    constexpr Size panel{1920, 1080};
    const Size canvas = turned(panel, inverse(rotation));
    const Placing placing{canvas, panel, rotation, {}};
    for (const Point drawn : {Point{0, 0}, Point{300, 200}, Point{1079, 1079}}) {
        const Point there = turned(drawn, canvas, rotation);
        CHECK(contact_at(click(static_cast<int>(there.x), static_cast<int>(there.y)), placing) ==
              drawn);
        const Point felt =
            contact_at(finger((there.x + 0.5F) / 1920, (there.y + 0.5F) / 1080), placing);
        CHECK(std::abs(felt.x - drawn.x) <= 1);
        CHECK(std::abs(felt.y - drawn.y) <= 1);
    }
}

TEST_CASE("a touch device with axes of its own is set right before the picture's turn") {
    constexpr Size panel{1920, 1080};
    using Mirror = TouchAxes::Mirror;
    const auto at = [&](TouchAxes axes) {
        return contact_at(finger(0.25F, 0.5F), {panel, panel, Rotation::None, axes});
    };
    CHECK(at({}) == Point{480, 540});
    CHECK(at({Mirror::X, Rotation::None}) == Point{1440, 540});
    CHECK(at({Mirror::Y, Rotation::None}) == Point{480, 540});
    CHECK(at({Mirror::None, Rotation::Right}) == Point{960, 270});
    CHECK(at({Mirror::None, Rotation::Half}) == Point{1440, 540});
    CHECK(at({Mirror::None, Rotation::Left}) == Point{960, 810});
    CHECK(at({Mirror::X, Rotation::Right}) == Point{960, 810});  // mirrored first
    // Both: what the device says of the panel's upper left is the picture's lower left.
    const Placing both{{1080, 1920}, panel, Rotation::Right, {Mirror::X, Rotation::None}};
    CHECK(contact_at(finger(1, 0), both) == Point{0, 1919});
    // The mouse follows the panel by itself.
    CHECK(
        contact_at(click(480, 100), {panel, panel, Rotation::None, {Mirror::X, Rotation::Half}}) ==
        Point{480, 100});
}

TEST_CASE("what the device said is kept beside what it means") {
    Inputs inputs;
    take(inputs, finger(0.25F, 0.75F), {{1080, 1920}, {1920, 1080}, Rotation::Left, {}},
         SDL_USEREVENT);
    CHECK(inputs.contacts.at(0).raw == Point{0.25F, 0.75F});
    take(inputs, click(7, 9), {{1920, 1080}, {3840, 2160}, Rotation::None, {}}, SDL_USEREVENT);
    CHECK(inputs.contacts.at(1).raw == Point{7, 9});
}
