#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>

#include "painting.h"

using namespace standpunkt;
using namespace standpunkt::test;

TEST_CASE("a picture keeps its proportions and is never enlarged") {
    const Pixels wide = flat(400, 200, {1, 2, 3});
    const auto size = [&](int width, int height) {
        const Pixels scaled = scaled_to_fit(wide, width, height);
        CHECK(scaled.rgba.size() == static_cast<std::size_t>(scaled.width) * scaled.height * 4);
        return std::pair(scaled.width, scaled.height);
    };
    CHECK(size(100, 100) == std::pair(100, 50));
    CHECK(size(400, 20) == std::pair(40, 20));
    CHECK(size(401, 201) == std::pair(400, 200));
    CHECK(size(3, 3) == std::pair(3, 2));
    CHECK(size(1, 1) == std::pair(1, 1));
    CHECK(scaled_to_fit(flat(1000, 1, {5, 5, 5}), 10, 10).height == 1);
}

TEST_CASE("flat colour stays the same colour at any size") {
    for (const int width : {1, 7, 33, 100, 299}) {
        const Pixels scaled = scaled_to_fit(flat(301, 300, {200, 17, 99, 128}), width, 300);
        CHECK(scaled == flat(scaled.width, scaled.height, {200, 17, 99, 128}));
    }
}

TEST_CASE("what nobody sees does not bleed into what is seen") {
    // White, half of it fully transparent with black beneath: a straight average would turn grey.
    const Pixels pixels = painted(64, 64, [](int x, int) {
        return x % 2 ? Rgba{255, 255, 255} : Rgba{0, 0, 0, 0};
    });
    const Pixels scaled = scaled_to_fit(pixels, 16, 16);
    for (int x = 2; x < 14; ++x) {
        CHECK(at(scaled, x, 8).red == 255);
        CHECK(std::abs(at(scaled, x, 8).alpha - 128) <= 2);
    }
}

TEST_CASE("fine stripes become even grey, without moire") {
    const Pixels stripes = painted(1000, 40, [](int x, int) {
        return x % 2 ? Rgba{255, 255, 255} : Rgba{0, 0, 0};
    });
    for (const int width : {90, 237, 333}) {
        const Pixels scaled = scaled_to_fit(stripes, width, 40);
        for (int x = 3; x < width - 3; ++x)
            CHECK(std::abs(at(scaled, x, scaled.height / 2).red - 128) <= 6);
    }
}

TEST_CASE("edges stay sharp and in their place") {
    const Pixels edge = painted(900, 90, [](int x, int) {
        return x < 450 ? Rgba{0, 0, 0} : Rgba{255, 255, 255};
    });
    const Pixels scaled = scaled_to_fit(edge, 100, 100);
    CHECK(at(scaled, 46, 5).red <= 12);
    CHECK(at(scaled, 49, 5).red < 128);
    CHECK(at(scaled, 50, 5).red > 128);
    CHECK(at(scaled, 53, 5).red >= 243);
}

TEST_CASE("a gradient is still that gradient") {
    const Pixels gradient = painted(1024, 64, [](int x, int y) {
        return Rgba{x / 4, y * 4, 255 - x / 4};
    });
    const Pixels scaled = scaled_to_fit(gradient, 128, 64);
    for (int x = 4; x < 124; ++x) CHECK(std::abs(at(scaled, x, 4).red - (2 * x + 1)) <= 1);
}
