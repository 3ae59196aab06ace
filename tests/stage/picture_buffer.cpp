#include "stage/picture_buffer.h"

#include <catch2/catch_test_macros.hpp>
#include <random>

#include "stage/capture.h"

using namespace standpunkt;

namespace {

std::vector<std::uint32_t> noise(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<std::uint32_t> out(count);
    for (std::uint32_t& each : out) each = static_cast<std::uint32_t>(random()) | 0xFF000000;
    return out;
}

}  // namespace

TEST_CASE("a mix begins with the one picture and ends with the other, exactly") {
    const auto from = noise(1001, 1), to = noise(1001, 2);
    std::vector<std::uint32_t> out(from.size());
    mix(from, to, 0, out);
    CHECK(out == from);
    mix(from, to, 256, out);
    CHECK(out == to);
}

TEST_CASE("a mix of equal pictures is that picture: no pixel flickers in a fade") {
    const auto picture = noise(1001, 3);
    std::vector<std::uint32_t> out(picture.size());
    for (int progress = 0; progress <= 256; ++progress) {
        mix(picture, picture, progress, out);
        REQUIRE(out == picture);
    }
}

TEST_CASE("every channel follows the formula") {
    std::vector<std::uint32_t> from, to;
    for (std::uint32_t one = 0; one < 256; ++one)
        for (std::uint32_t other = 0; other < 256; other += 5) {
            from.push_back(0xFF000000 | one << 16 | other << 8 | one);
            to.push_back(0xFF000000 | other << 16 | one << 8 | (255 - one));
        }
    std::vector<std::uint32_t> out(from.size());
    for (const int progress : {1, 77, 128, 200, 255}) {
        mix(from, to, progress, out);
        bool right = true;
        for (std::size_t i = 0; i < out.size(); ++i)
            for (const int shift : {0, 8, 16, 24}) {
                const int a = from[i] >> shift & 0xFF, b = to[i] >> shift & 0xFF;
                right =
                    right && (out[i] >> shift & 0xFF) ==
                                 static_cast<unsigned>((a * (256 - progress) + b * progress) / 256);
            }
        REQUIRE(right);
    }
}

TEST_CASE("a difference counts pixels beyond the tolerance and names the largest") {
    const std::vector<std::uint32_t> one = {0xFF102030, 0xFF102030, 0x00102030};
    const std::vector<std::uint32_t> other = {0xFF102030, 0xFF122030, 0xFF10203A};
    const PictureDifference found = difference(one, other, 2);
    CHECK(found.largest == 10);
    CHECK(found.pixels == 1);
    CHECK(difference(one, one, 0).largest == 0);
}
