#include "stage/dirty_rows.h"

#include <catch2/catch_test_macros.hpp>

using namespace standpunkt;

namespace {
constexpr int width = 7, pitch = 9, height = 200;
}

TEST_CASE("only rows that differ are shown, near ones as one band") {
    std::vector<std::uint32_t> picture(width * height, 0xFF000000);
    std::vector<std::uint32_t> screen(pitch * height, 0xFF000000);
    CHECK(copy_dirty_rows(picture, width, screen.data(), pitch).empty());
    picture[3 * width] = picture[20 * width + 6] = picture[150 * width] = 0xFFFFFFFF;
    const std::vector<Rows> wanted = {{3, 21}, {150, 151}};
    CHECK(copy_dirty_rows(picture, width, screen.data(), pitch) == wanted);
    CHECK(copy_dirty_rows(picture, width, screen.data(), pitch).empty());
    CHECK(screen[20 * pitch + 6] == 0xFFFFFFFF);
    CHECK(screen[20 * pitch + 7] == 0xFF000000);  // beside the picture nothing is touched
}
