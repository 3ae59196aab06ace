#include "screens/test_pattern.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "stage/fonts.h"

using namespace standpunkt;

namespace {

constexpr std::size_t cache = 16u << 20;

/// What the pattern looks like at one size.
struct Drawn {
    Metrics metrics;
    Canvas canvas;
    std::unique_ptr<Fonts> fonts = Fonts::open(FontFiles::debian()).value();
    Text text{canvas, *fonts, cache};
    Pictures pictures{canvas, [](const Digest&) { return fail("none."); }, [] {}, cache};
    Painter painter{canvas, text, pictures, metrics};
    UiNodes nodes;

    Drawn(Size size, TestPattern pattern, const TouchTrail& trail = {})
        : metrics(pattern_metrics(size, pattern.diagonal_inch)),
          canvas(Canvas::create(size).value()) {
        pattern.words = &Words::of(pattern.language, Address::Sie);
        painter.begin(pattern_ground, {});
        draw_test_pattern(painter, pattern, trail);
        nodes = painter.end();
    }
    std::uint32_t at(int x, int y) const {
        return canvas.pixels()[static_cast<std::size_t>(y) * canvas.size().width + x] & 0xFFFFFF;
    }
    std::string said(const std::string& id) const {
        const UiNode* node = node_named(nodes, id);
        REQUIRE(node);
        return node->text;
    }
};

TestPattern facts(Size panel) {
    TestPattern pattern;
    pattern.panel = panel;
    pattern.driver = "x11";
    pattern.language = "en";
    return pattern;
}

bool says(const std::string& text, const std::string& part) {
    INFO(text);
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("The pattern has lines on the outermost pixels of every panel") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}, Size{800, 480}, Size{641, 361}}) {
        INFO(size.width << "x" << size.height);
        const Drawn picture(size, facts(size));
        int white = 0, amber = 0;
        for (int x = 0; x < size.width; ++x)
            white += (picture.at(x, 0) == 0xFFFFFF) + (picture.at(x, size.height - 1) == 0xFFFFFF);
        for (int y = 0; y < size.height; ++y)
            white += (picture.at(0, y) == 0xFFFFFF) + (picture.at(size.width - 1, y) == 0xFFFFFF);
        CHECK(white == 2 * (size.width + size.height));
        for (int x = 4; x < size.width - 4; ++x) amber += picture.at(x, 2) == 0xF4B942;
        CHECK(amber == size.width - 8);
        CHECK(picture.at(size.width / 2 + 3, 1) == 0);
    }
}

TEST_CASE("The pattern's grid is in millimetres and its circle is round") {
    TestPattern pattern = facts({1920, 1080});
    pattern.diagonal_inch = 32;
    const Drawn picture({1920, 1080}, pattern);
    const double pixels_a_millimetre = std::hypot(1920, 1080) / (32 * 25.4);
    const int at = static_cast<int>(std::lround(50 * pixels_a_millimetre));
    CHECK(picture.at(at, 940) == 0x808890);  // beside the circle, between two lines
    CHECK(picture.at(at + 3, 940) != 0x808890);
    CHECK(says(picture.said("pixel"), "0.369 mm"));
    // White on the way out from the middle: the ring, equally far in every direction.
    const auto ring = [&](int across, int down) {
        for (int way = 505; way > 400; --way)
            if (picture.at(960 + way * across, 540 + way * down) == 0xFFFFFF) return way;
        return 0;
    };
    CHECK(ring(1, 0) > 400);
    CHECK(std::abs(ring(1, 0) - ring(0, 1)) <= 1);
    CHECK(std::abs(ring(-1, 0) - ring(0, -1)) <= 1);
    CHECK(std::abs(ring(1, 0) - ring(-1, 0)) <= 1);
}

TEST_CASE("The pattern names the settings in force") {
    TestPattern pattern = facts({1920, 1080});
    pattern.rotation = Rotation::Left;
    pattern.touch = {TouchAxes::Mirror::Y, Rotation::Right};
    {
        const Drawn guessed({1080, 1920}, pattern);
        CHECK(says(guessed.said("size"), "1080 × 1920"));
        CHECK(says(guessed.said("size"), "270°"));
        CHECK(says(guessed.said("panel"), "1920 × 1080"));
        CHECK(says(guessed.said("panel"), "x11"));
        CHECK(says(guessed.said("axes"), "up and down"));
        CHECK(says(guessed.said("axes"), "90°"));
        CHECK(says(guessed.said("diagonal"), "--diagonal"));
    }
    pattern.diagonal_guessed = false;
    pattern.language = "de";
    const Drawn set({1080, 1920}, pattern);
    CHECK_FALSE(says(set.said("diagonal"), "--diagonal"));
    CHECK(says(set.said("pixel"), "0,277 mm"));
}

TEST_CASE("No text of the pattern lies on another, on any panel") {
    TouchTrail trail;
    trail.add({Contact::Kind::Down, 1, {300, 300}, {0.3F, 0.3F}});
    trail.add({Contact::Kind::Down, 2, {310, 300}, {0.4F, 0.3F}});
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}, Size{1024, 600}, Size{800, 480},
                            Size{480, 800}, Size{3840, 2160}}) {
        INFO(size.width << "x" << size.height);
        for (const char* language : {"de", "en"}) {
            TestPattern pattern = facts(size);
            pattern.language = language;
            const Drawn picture(size, pattern, trail);
            for (const UiNode& one : picture.nodes)
                for (const UiNode& other : picture.nodes) {
                    INFO(one.id << ", " << other.id);
                    CHECK((&one == &other || !one.rect.intersects(other.rect)));
                }
            CHECK(picture.said("touch-1") != picture.said("touch-0"));
        }
    }
}

TEST_CASE("A touch leaves a line without gaps, and what the device said") {
    TouchTrail trail;
    trail.add({Contact::Kind::Down, 5, {100, 100}, {0.25F, 0.5F}});
    trail.add({Contact::Kind::Move, 5, {400, 100}, {0.5F, 0.5F}});
    trail.add({Contact::Kind::Up, 5, {400, 300}, {0.5F, 0.75F}});
    const Drawn picture({1920, 1080}, facts({1920, 1080}), trail);
    const std::uint32_t colour = picture.at(100, 100);
    CHECK(colour == 0xFF5A5A);
    int gaps = 0;
    for (int x = 100; x <= 400; ++x) gaps += picture.at(x, 100) != colour;
    for (int y = 100; y <= 300; ++y) gaps += picture.at(400, y) != colour;
    CHECK(gaps == 0);
    CHECK(picture.at(150, 150) != colour);
    CHECK(says(picture.said("touch-0"), "0.500 | 0.750"));
    CHECK(says(picture.said("touch-0"), "400 | 300"));
}

TEST_CASE("Each stroke is a line of its own, also when fingers cross or one was never lifted") {
    TouchTrail trail;
    trail.add({Contact::Kind::Down, 1, {0, 0}});
    trail.add({Contact::Kind::Down, 2, {500, 0}});
    trail.add({Contact::Kind::Move, 1, {0, 90}});
    trail.add({Contact::Kind::Down, 2, {500, 500}});  // its Up was lost
    trail.add({Contact::Kind::Up, 2, {500, 590}});
    for (const TouchTrail::Dot& dot : trail.dots()) {
        INFO(dot.at.x << ", " << dot.at.y);
        CHECK((dot.at.x == 0 || dot.at.x == 500));
        CHECK((dot.at.y <= 90 || dot.at.y >= 500));
        CHECK(dot.stroke == (dot.at.x == 0 ? 0 : dot.at.y == 0 ? 1 : 2));
    }
    CHECK(trail.latest().size() == 2);
    CHECK(trail.latest().front().position == Point{500, 590});
}

TEST_CASE("A finger that is never lifted does not fill the memory") {
    TouchTrail trail;
    trail.add({Contact::Kind::Down, 1, {0, 0}});
    for (int i = 0; i < 200; ++i)
        trail.add({Contact::Kind::Move, 1, {i % 2 ? 1900.0F : 0.0F, 500}});
    CHECK(trail.dots().size() <= 6000);
    CHECK(trail.dots().back().at == Point{1900, 500});
}
