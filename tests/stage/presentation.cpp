#include "stage/presentation.h"

#include <catch2/catch_test_macros.hpp>

using namespace standpunkt;

TEST_CASE("the driver alone decides how pictures reach the screen") {
    CHECK(presentation_for("x11").value() == Presentation::Surface);
    CHECK(presentation_for("wayland").value() == Presentation::Surface);
    CHECK(presentation_for("KMSDRM").value() == Presentation::Texture);
}

TEST_CASE("a driver that nobody sees is refused with the way out") {
    for (const char* driver : {"offscreen", "dummy", "evdev", ""}) {
        const auto refused = presentation_for(driver);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message.find(driver) != std::string::npos);
        CHECK(refused.error().next_step.find("--headless") != std::string::npos);
        CHECK(refused.error().next_step.find("DISPLAY") != std::string::npos);
    }
}

TEST_CASE("modes above 1920x1080 are capped, proportions kept") {
    CHECK(capped({1920, 1080}) == Size{1920, 1080});
    CHECK(capped({1080, 1920}) == Size{1080, 1920});
    CHECK(capped({800, 480}) == Size{800, 480});
    CHECK(capped({3840, 2160}) == Size{1920, 1080});
    CHECK(capped({2160, 3840}) == Size{1080, 1920});
    CHECK(capped({2560, 1080}) == Size{1920, 810});
    CHECK(capped({1280, 1280}) == Size{1080, 1080});
}
