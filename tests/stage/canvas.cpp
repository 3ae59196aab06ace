#include "stage/canvas.h"

#include <SDL.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "base/files.h"
#include "media/picture_file.h"
#include "stage/capture.h"

using namespace standpunkt;

TEST_CASE("a canvas is cleared to a colour") {
    Canvas canvas = Canvas::create({40, 30}).value();
    canvas.clear({0xF7, 0xF5, 0xF0, 255});
    const auto pixels = canvas.pixels();
    REQUIRE(pixels.size() == 40 * 30);
    CHECK(std::all_of(pixels.begin(), pixels.end(), [](auto p) { return p == 0xFFF7F5F0; }));
}

TEST_CASE("what was queued is drawn when the pixels are asked for") {
    Canvas canvas = Canvas::create({40, 30}).value();
    canvas.clear({0, 0, 0, 255});
    SDL_SetRenderDrawColor(canvas.renderer(), 255, 0, 0, 255);
    const SDL_Rect spot{10, 10, 5, 5};
    SDL_RenderFillRect(canvas.renderer(), &spot);
    const auto pixels = canvas.pixels();
    CHECK(pixels[12 * 40 + 12] == 0xFFFF0000);
    CHECK(pixels[9 * 40 + 12] == 0xFF000000);
}

TEST_CASE("translucent drawing leaves the canvas opaque") {
    Canvas canvas = Canvas::create({256, 1}).value();
    canvas.clear({200, 180, 160, 255});
    SDL_SetRenderDrawBlendMode(canvas.renderer(), SDL_BLENDMODE_BLEND);
    for (int alpha = 0; alpha < 256; ++alpha) {
        SDL_SetRenderDrawColor(canvas.renderer(), 10, 90, 250, static_cast<Uint8>(alpha));
        SDL_RenderDrawPoint(canvas.renderer(), alpha, 0);
    }
    for (const std::uint32_t pixel : canvas.pixels()) CHECK(pixel >> 24 == 255);
}

TEST_CASE("a filled area covers or mixes, and draws nothing where it has no whole pixel") {
    Canvas canvas = Canvas::create({40, 30}).value();
    canvas.clear({200, 100, 0, 255});
    canvas.fill({2, 3, 10, 4}, {0, 0, 250, 255});
    canvas.fill({20, 3, 10, 4}, {0, 0, 250, 128});
    canvas.fill({2, 20, 0, 4}, {0, 0, 250, 255});
    canvas.fill({20, 20, 10, 0.5F}, {0, 0, 250, 255});
    const auto at = [pixels = canvas.pixels()](int x, int y) { return pixels[y * 40 + x]; };
    CHECK(at(2, 3) == 0xFF0000FA);
    CHECK(at(11, 6) == 0xFF0000FA);
    CHECK(at(12, 6) == 0xFFC86400);
    CHECK(std::abs(static_cast<int>(at(20, 3) & 0xFF) - 125) <= 1);
    CHECK(std::abs(static_cast<int>(at(20, 3) >> 16 & 0xFF) - 100) <= 1);
    CHECK(at(2, 20) == 0xFFC86400);
    CHECK(at(20, 20) == 0xFFC86400);
}

TEST_CASE("a part of a texture is drawn in the tint, and nothing outside of the clip") {
    Canvas canvas = Canvas::create({40, 30}).value();
    canvas.clear({0, 0, 0, 255});
    SDL_Texture* texture = SDL_CreateTexture(canvas.renderer(), SDL_PIXELFORMAT_ARGB8888,
                                             SDL_TEXTUREACCESS_STATIC, 2, 2);
    REQUIRE(texture);
    const std::uint32_t texels[] = {0xFFFFFFFF, 0xFF00FF00, 0xFFFF0000, 0xFF0000FF};
    SDL_UpdateTexture(texture, nullptr, texels, 8);
    canvas.copy(texture, {0, 0, 0.5F, 0.5F}, {0, 0, 5, 5}, {10, 20, 30, 255});
    canvas.clip({20, 0, 3, 30});
    canvas.copy(texture, {0.5F, 0.5F, 0.5F, 0.5F}, {20, 0, 6, 5}, {255, 255, 255, 255});
    canvas.fill({0, 20, 40, 5}, {9, 9, 9, 255});
    const auto at = [pixels = canvas.pixels()](int x, int y) { return pixels[y * 40 + x]; };
    CHECK(at(0, 0) == 0xFF0A141E);
    CHECK(at(4, 4) == 0xFF0A141E);
    CHECK(at(5, 4) == 0xFF000000);
    CHECK(at(22, 4) == 0xFF0000FF);
    CHECK(at(23, 4) == 0xFF000000);
    CHECK(at(19, 20) == 0xFF000000);
    CHECK(at(20, 20) == 0xFF090909);
    SDL_DestroyTexture(texture);
}

TEST_CASE("a senseless size is refused in words") {
    for (const Size size : {Size{0, 100}, Size{100, -1}, Size{100'000, 100}}) {
        const auto refused = Canvas::create(size);
        REQUIRE_FALSE(refused);
        CHECK_FALSE(refused.error().next_step.empty());
    }
}

TEST_CASE("a screen written as PNG reads back alike and opaque") {
    Canvas canvas = Canvas::create({33, 17}).value();
    canvas.clear({1, 2, 3, 255});
    SDL_SetRenderDrawColor(canvas.renderer(), 250, 120, 60, 255);
    SDL_RenderDrawPoint(canvas.renderer(), 32, 16);
    const auto path = std::filesystem::temp_directory_path() /
                      ("standpunkt-capture-" + std::to_string(::getpid()) + ".png");
    REQUIRE(write_png(path, canvas.pixels(), canvas.size()));
    const Pixels read = decode_picture(read_file(path).value()).value();
    std::filesystem::remove(path);
    CHECK(read.width == 33);
    CHECK(read.height == 17);
    const std::vector<std::uint8_t> last(read.rgba.end() - 4, read.rgba.end());
    CHECK(last == std::vector<std::uint8_t>{250, 120, 60, 255});
    CHECK(std::vector<std::uint8_t>(read.rgba.begin(), read.rgba.begin() + 4) ==
          std::vector<std::uint8_t>{1, 2, 3, 255});
}
