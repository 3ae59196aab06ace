// The stage without a window. With one: window.cpp.
#include "stage/stage.h"

#include <sys/resource.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "stage/video.h"

using namespace standpunkt;

namespace {

std::unique_ptr<Stage> headless(Size size) {
    StageOptions options;
    options.headless = true;
    options.size = size;
    return Stage::open(options).value();
}

long sleeps_of_this_thread() {
    rusage use{};
    getrusage(RUSAGE_THREAD, &use);
    return use.ru_nvcsw;
}

}  // namespace

TEST_CASE("a headless stage keeps what is shown and counts pictures") {
    const auto stage = headless({64, 80});
    CHECK(stage->size() == Size{64, 80});
    CHECK(stage->driver() == "dummy");
    CHECK(stage->frames() == 0);
    const std::vector<std::uint32_t> black(64 * 80, 0xFF000000), white(64 * 80, 0xFFFFFFFF);
    REQUIRE(stage->show(white));
    CHECK(stage->shown().pixels == white);
    REQUIRE(stage->show_mixed(black, white, 128));
    CHECK(stage->shown().pixels[77] == 0xFF7F7F7F);
    CHECK(stage->frames() == 2);
}

TEST_CASE("a turned headless stage shows upright pictures of the turned size") {
    StageOptions options;
    options.headless = true;
    options.size = Size{80, 64};
    options.rotation = Rotation::Right;
    const auto stage = Stage::open(options).value();
    REQUIRE(stage->size() == Size{64, 80});
    std::vector<std::uint32_t> picture(64 * 80, 0xFF000000);
    picture[5] = 0xFFFFFFFF;
    REQUIRE(stage->show(picture));
    CHECK(stage->shown() == PictureBuffer{{64, 80}, picture});
}

TEST_CASE("headless is headless also where the environment names a driver") {
    ::setenv("SDL_VIDEODRIVER", "x11", 1);
    CHECK(headless({64, 64})->driver() == "dummy");
    ::unsetenv("SDL_VIDEODRIVER");
}

TEST_CASE("without a display the stage refuses and says how to go on") {
    ::unsetenv("DISPLAY");
    ::unsetenv("WAYLAND_DISPLAY");
    for (const char* driver : {"offscreen", "dummy"}) {
        ::setenv("SDL_VIDEODRIVER", driver, 1);
        const auto refused = Stage::open({});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().next_step.find("--headless") != std::string::npos);
    }
    ::unsetenv("SDL_VIDEODRIVER");
}

TEST_CASE("a size that no screen has is refused") {
    StageOptions options;
    options.headless = true;
    options.size = Size{10, 10};
    const auto refused = Stage::open(options);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("10x10") != std::string::npos);
}

TEST_CASE("a wake-up from another thread ends the wait") {
    const auto stage = headless({64, 64});
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        stage->wake();
    });
    const auto start = std::chrono::steady_clock::now();
    const Inputs inputs = stage->wait(Duration(20'000));
    other.join();
    CHECK(inputs.woken);
    CHECK_FALSE(inputs.quit);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("a wait that is over returns with nothing") {
    const auto stage = headless({64, 64});
    const Inputs inputs = stage->wait(Duration(20));
    CHECK_FALSE(inputs.woken);
    CHECK(inputs.contacts.empty());
    CHECK_FALSE(inputs.fingers);
}

TEST_CASE("where SDL would spin, the wait looks every 8 ms") {
    const auto video = Video::start(Video::For::Headless).value();
    const long before = sleeps_of_this_thread();
    video->wait(Duration(400), {{64, 64}, {64, 64}});
    CHECK(video->looks() <= 55);
    CHECK(sleeps_of_this_thread() - before <= 70);  // SDL's own wait: 400
}
