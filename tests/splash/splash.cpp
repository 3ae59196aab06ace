// The boot picture in the formats that frame buffers have.
#include <catch2/catch_test_macros.hpp>

#include "apps/splash_frame.h"
#include "base/files.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {
namespace {

const FrameFormat wide{8, 4, 40, 32, {16, 8}, {8, 8}, {0, 8}};
const FrameFormat small{8, 4, 16, 16, {11, 5}, {5, 6}, {0, 5}};

/// Two by two: ground, red, green, blue.
Pixels picture() {
    return {2, 2, {0x0b, 0x1f, 0x2a, 255, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255}};
}

std::uint32_t at(const std::vector<std::uint8_t>& frame, const FrameFormat& format, int x, int y) {
    std::uint32_t pixel = 0;
    const std::size_t bytes = format.bits_per_pixel / 8;
    for (std::size_t byte = 0; byte < bytes; ++byte)
        pixel |= static_cast<std::uint32_t>(
                     frame[y * format.row_bytes + static_cast<std::size_t>(x) * bytes + byte])
                 << (8 * byte);
    return pixel;
}

}  // namespace

TEST_CASE("the boot picture stands in the middle, on its own ground, in 32 and in 16 bits") {
    std::vector<std::uint8_t> frame(wide.row_bytes * 4, 0xee);
    REQUIRE(draw_splash(frame, wide, picture()));
    CHECK(at(frame, wide, 0, 0) == 0x0b1f2a);
    CHECK(at(frame, wide, 7, 3) == 0x0b1f2a);
    CHECK(at(frame, wide, 3, 1) == 0x0b1f2a);
    CHECK(at(frame, wide, 4, 1) == 0xff0000);
    CHECK(at(frame, wide, 3, 2) == 0x00ff00);
    CHECK(at(frame, wide, 4, 2) == 0x0000ff);
    CHECK(frame[wide.row_bytes - 1] == 0xee);  // behind the row nothing is written

    frame.assign(small.row_bytes * 4, 0xee);
    REQUIRE(draw_splash(frame, small, picture()));
    CHECK(at(frame, small, 4, 1) == 0xf800);
    CHECK(at(frame, small, 3, 2) == 0x07e0);
    CHECK(at(frame, small, 4, 2) == 0x001f);
}

TEST_CASE("a boot picture that is larger than the screen is made smaller") {
    Pixels large{64, 8, std::vector<std::uint8_t>(64 * 8 * 4, 0x40)};
    std::vector<std::uint8_t> frame(wide.row_bytes * 4);
    REQUIRE(draw_splash(frame, wide, large));
    for (int x = 0; x < 8; ++x) CHECK(at(frame, wide, x, 1) == 0x404040);
}

TEST_CASE("a frame buffer that is not what it says is left alone") {
    std::vector<std::uint8_t> frame(wide.row_bytes * 4, 0xee);
    const auto untouched = frame;
    for (auto change :
         {+[](FrameFormat& f) { f.height = 5; }, +[](FrameFormat& f) { f.width = 11; },
          +[](FrameFormat& f) { f.bits_per_pixel = 8; }, +[](FrameFormat& f) { f.red.offset = 30; },
          +[](FrameFormat& f) { f.blue.length = 0; }, +[](FrameFormat& f) { f.width = 0; }}) {
        FrameFormat format = wide;
        change(format);
        CHECK_FALSE(draw_splash(frame, format, picture()));
        CHECK(frame == untouched);
    }
}

TEST_CASE("standpunkt-splash says what is missing: the picture, the screen, or that it is none") {
    const TemporaryFolder folder;
    const std::string splash = STANDPUNKT_BINARY_DIR "/bin/standpunkt-splash ";
    const std::string boot = STANDPUNKT_SOURCE_DIR "/assets/boot.png";
    const auto told = [&](const std::string& arguments, const char* what) {
        const Ran ran = run(splash + arguments);
        INFO(ran.output);
        CHECK(ran.code == 1);
        CHECK(ran.output.find(what) != std::string::npos);
    };
    told("/nowhere.png /dev/null", "/nowhere.png");
    told(boot + " /nowhere/fb0", "cannot be opened");
    told(boot + " /dev/null", "does not tell its format");
    REQUIRE(replace_file(folder.path / "text.png", "no picture"));
    told((folder.path / "text.png").string() + " /dev/null", "text.png");
    CHECK(run(splash).code == 2);
    CHECK(run(splash + "--help").code == 0);
}

}  // namespace standpunkt::test
