// Each check is shown a picture in which all is well, and one with the fault it is there for.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "support/ui_checks/ui_checks.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

constexpr Colour white{255, 255, 255}, ink{0x13, 0x21, 0x2C}, grey{150, 150, 150};

const Metrics& metrics() {
    static const Metrics made = Metrics::of({1920, 1080}, {24}).value();
    return made;
}

UiNode text(std::string id, Rect rect, std::string words = "Words") {
    UiNode made;
    made.id = std::move(id);
    made.text = std::move(words);
    made.rect = made.clip = rect;
    made.font_px = 30;
    made.foreground = ink;
    made.background = white;
    return made;
}

UiNode target(std::string id, Rect rect) {
    UiNode made = text(std::move(id), rect);
    made.role = Role::Button;
    made.font_px = 0;
    made.hit = rect;
    made.event = event::Touch{};
    return made;
}

/// Pixels one can paint on.
struct Canvas {
    Size size{600, 300};
    std::vector<std::uint32_t> pixels =
        std::vector<std::uint32_t>(static_cast<std::size_t>(600 * 300), 0xFFFFFFFF);

    Frame frame() const { return {size, pixels}; }
    void fill(Rect rect, Colour c) {
        for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.bottom()); ++y)
            for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.right()); ++x)
                pixels[static_cast<std::size_t>(y * size.width + x)] =
                    0xFF000000U | static_cast<std::uint32_t>(c.red << 16 | c.green << 8 | c.blue);
    }
    /// Strokes as of letters.
    void write(const UiNode& node, Colour c) {
        for (float x = node.rect.x + 2; x + 4 < node.rect.right(); x += 14)
            fill({x, node.rect.y + 8, 4, node.rect.height - 16}, c);
    }
    void frame_around(Rect rect, Colour c) {
        fill({rect.x, rect.y, rect.width, 2}, c);
        fill({rect.x, rect.bottom() - 2, rect.width, 2}, c);
        fill({rect.x, rect.y, 2, rect.height}, c);
        fill({rect.right() - 2, rect.y, 2, rect.height}, c);
    }
};

}  // namespace

TEST_CASE("A target that is too small, beyond the screen, over another or without effect is told") {
    const Rect good{0, 0, 200, 100};
    CHECK(check_targets({target("a", good)}, metrics(), 20).empty());
    CHECK(check_targets({target("small", {0, 0, 200, 60})}, metrics(), 20).size() == 1);
    CHECK(check_targets({target("out", {1800, 0, 200, 100})}, metrics(), 20).size() == 1);
    CHECK(
        check_targets({target("a", good), target("b", {150, 0, 200, 100})}, metrics(), 20).size() ==
        1);
    UiNode dead = target("dead", good);
    dead.event.reset();
    CHECK(check_targets({dead}, metrics(), 20).size() == 1);
}

TEST_CASE("A target of 12 mm passes on a small panel and no other") {
    const Metrics small = Metrics::of({800, 480}, {7}).value();
    const auto side = static_cast<float>(std::ceil(12 / small.millimetres));
    CHECK(check_targets({target("a", {0, 0, side, side})}, small, 12).empty());
    CHECK(check_targets({target("a", {0, 0, side - 1, side})}, small, 12).size() == 1);
}

TEST_CASE("A text that is cut, over another, beyond its button or on a foreign one is told") {
    CHECK(
        check_texts({text("a", {0, 0, 200, 40}), text("b", {0, 60, 200, 40})}, metrics()).empty());
    CHECK(
        check_texts({text("a", {0, 0, 200, 40}), text("b", {0, 20, 200, 40})}, metrics()).size() ==
        1);
    CHECK(check_texts({text("out", {1800, 0, 200, 40})}, metrics()).size() == 1);
    UiNode cut = text("cut", {0, 0, 200, 40});
    cut.clip = {0, 0, 100, 40};
    CHECK(check_texts({cut}, metrics()).size() == 1);
    const UiNode button = target("a", {0, 0, 200, 100});
    CHECK(check_texts({button, text("a-label", {20, 20, 160, 40})}, metrics()).empty());
    CHECK(check_texts({button, text("a-label", {20, 20, 190, 40})}, metrics()).size() == 1);
    CHECK(check_texts({button, text("title", {20, 20, 160, 40})}, metrics()).size() == 1);
    CHECK(check_texts({text("empty", {0, 0, 200, 40}, "")}, metrics()).size() == 1);
    UiNode shapeless = text("shapeless", {0, 0, 200, 40});
    shapeless.font_px = 0;
    CHECK(check_texts({shapeless}, metrics()).size() == 1);
}

TEST_CASE("An id that stands twice, or is missing, is told") {
    CHECK(check_ids({text("a", {}), text("b", {})}).empty());
    CHECK(check_ids({text("a", {}), text("a", {})}).size() == 1);
    CHECK(check_ids({text("", {})}).size() == 1);
}

TEST_CASE("Text that is too faint on the pixels is told, whatever its node claims") {
    const UiNode node = text("title", {20, 20, 200, 40});
    Canvas canvas;
    canvas.write(node, ink);
    CHECK(check_contrast({node}, canvas.frame()).empty());
    CHECK(check_colours({node}, canvas.frame()).empty());
    canvas = {};
    canvas.write(node, grey);
    CHECK(check_contrast({node}, canvas.frame()).size() == 2);  // as it is, and under glare
    CHECK(check_colours({node}, canvas.frame()).size() == 1);
    canvas = {};
    CHECK(check_contrast({node}, canvas.frame()) ==
          Complaints{"title cannot be seen at (20, 20, 200 x 40)"});
}

TEST_CASE("Text that runs from good ground onto bad is told") {
    const UiNode node = text("title", {20, 20, 400, 40});
    Canvas canvas;
    canvas.fill({0, 0, 600, 300}, ink);
    canvas.write(node, white);
    CHECK(check_contrast({node}, canvas.frame()).empty());
    canvas.fill({300, 0, 300, 300}, {200, 200, 200});  // a bright picture behind its end
    canvas.write(node, white);
    CHECK_FALSE(check_contrast({node}, canvas.frame()).empty());
}

TEST_CASE("A marked word is part of its text, and has to be read as well") {
    const UiNode node = text("hit", {20, 20, 500, 40});
    Canvas canvas;
    canvas.fill({20, 20, 100, 40}, {0xF4, 0xB9, 0x42});
    canvas.write(node, ink);
    CHECK(check_contrast({node}, canvas.frame()).empty());
    CHECK(check_colours({node}, canvas.frame()).empty());
    canvas.fill({20, 20, 100, 40}, {0x40, 0x50, 0x60});
    canvas.write(node, ink);
    CHECK_FALSE(check_contrast({node}, canvas.frame()).empty());
    // On dark the marked words have an ink of their own.
    canvas.fill({0, 0, 600, 300}, ink);
    canvas.write(node, white);
    canvas.fill({20, 20, 90, 40}, {0xF4, 0xB9, 0x42});
    canvas.write(text("hit", {20, 20, 90, 40}), ink);
    CHECK(check_contrast({node}, canvas.frame()).empty());
    canvas.write(text("hit", {20, 20, 90, 40}), white);
    CHECK_FALSE(check_contrast({node}, canvas.frame()).empty());
}

TEST_CASE("An answer asks for more contrast than a label, and glare takes some of it") {
    const Colour middling{0x60, 0x68, 0x70};  // 5.6:1 on white
    const UiNode label = text("label", {20, 20, 200, 40}), body = text("body-2", label.rect);
    Canvas canvas;
    canvas.write(label, middling);
    CHECK(check_contrast({label}, canvas.frame()).size() == 1);  // under glare it is 4.1
    CHECK(check_contrast({body}, canvas.frame()).size() == 2);
    // Bright on dark loses more: 4.9:1 as it is.
    canvas.fill({0, 0, 600, 300}, {0x0D, 0x18, 0x21});
    canvas.write(label, {0x80, 0x80, 0x80});
    const Complaints found = check_contrast({label}, canvas.frame());
    REQUIRE(found.size() == 1);
    CHECK(found.front().find("under glare") != std::string::npos);
}

TEST_CASE("A button whose edge is lost in what lies around is told") {
    const UiNode button = target("a", {100, 100, 200, 100});
    const Colour border{0x6F, 0x7A, 0x84}, divider{0xD5, 0xCF, 0xC2};
    Canvas canvas;
    canvas.frame_around(button.rect, border);
    CHECK(check_edges({button}, canvas.frame(), metrics()).empty());
    canvas = {};
    canvas.frame_around(button.rect, divider);
    CHECK(check_edges({button}, canvas.frame(), metrics()).size() == 1);
    canvas = {};
    canvas.fill(button.rect, ink);  // a filled one needs no border
    CHECK(check_edges({button}, canvas.frame(), metrics()).empty());
    canvas = {};
    canvas.frame_around(button.rect, border);
    canvas.fill({100, 100, 2, 100}, white);  // one side is open
    CHECK(check_edges({button}, canvas.frame(), metrics()).size() == 1);
}

TEST_CASE("A button that shows nothing is told") {
    const UiNode button = target("a", {100, 100, 200, 100});
    Canvas canvas;
    canvas.frame_around(button.rect, ink);
    CHECK(check_marks({button}, canvas.frame()).size() == 1);
    canvas.fill({180, 140, 10, 20}, ink);
    CHECK(check_marks({button}, canvas.frame()).empty());
}

TEST_CASE("Type that is too small is told, on each panel by its own measure") {
    UiNode node = text("a", {0, 0, 200, 40});
    node.font_px = 28;
    CHECK(check_type({node}, metrics(), {}).empty());
    node.font_px = 27;
    CHECK(check_type({node}, metrics(), {}).size() == 1);
    const Metrics fine = Metrics::of({1920, 1080}, {15.6}).value();
    node.font_px = 28;  // the same pixels are smaller there
    CHECK(check_type({node}, fine, {}).size() == 1);
    node.font_px = 44;
    CHECK(check_type({node}, fine, {}).empty());
    const Metrics small = Metrics::of({800, 480}, {7}).value();
    node.font_px = 22;
    CHECK(check_type({node}, small, {400, true, 100}).empty());
    node.font_px = 21;
    CHECK(check_type({node}, small, {400, true, 100}).size() == 1);
}

TEST_CASE("From 135 percent on a capital letter below 0.7 degrees is told") {
    UiNode node = text("a", {0, 0, 200, 40});
    node.font_px = 37;  // 0.01222 x 600 / (0.727 x 0.2767) = 36.4
    CHECK(check_type({node}, metrics(), {600, false, 135}).empty());
    node.font_px = 35;
    CHECK(check_type({node}, metrics(), {600, false, 100}).empty());
    CHECK(check_type({node}, metrics(), {600, false, 135}).size() == 1);
    CHECK(check_type({node}, metrics(), {400, false, 135}).empty());
}

TEST_CASE("A control out of reach from a wheelchair is told, above and below") {
    const UiNode high = target("high", {0, 0, 200, 100}), low = target("low", {0, 980, 200, 100});
    CHECK(check_reach({high, low}, metrics(), 850, 20).empty());  // 850 to 1149 mm
    CHECK(check_reach({high, low}, metrics(), 1000, 20).size() == 1);
    CHECK(check_reach({high, low}, metrics(), 340, 20).size() == 1);
    // Of a high card a piece is enough.
    CHECK(check_reach({target("card", {0, 0, 200, 500})}, metrics(), 1000, 20).empty());
}

TEST_CASE("What is not in its place is told") {
    const UiNode home = target("topics", {80, 900, 200, 100}),
                 search = target("search", {400, 900, 200, 100}),
                 language = target("language", {1400, 900, 200, 100}),
                 help = target("help", {1640, 900, 200, 100});
    CHECK(check_places({home, search, language, help}, {}).empty());
    CHECK(check_places({home, search, language}, {"topics", true, false}).empty());
    CHECK(check_places({home, help}, {"topics", false, true}).empty());
    CHECK(check_places({search, language, help}, {}).size() == 1);
    CHECK(check_places({home, search, help}, {}).size() == 1);
    CHECK(check_places({home, search, language}, {}).size() == 2);
    CHECK(check_places({home, language, help}, {"home", true, true}).size() == 1);
    CHECK(check_places({}, {}).size() == 3);
    // Large type: language and Help stand below.
    const UiNode lower_language = target("language", {80, 1000, 800, 60}),
                 lower_help = target("help", {900, 1000, 800, 60});
    CHECK(check_places({home, search, lower_language, lower_help}, {}).empty());
    CHECK(check_places({search, lower_language, lower_help}, {}).size() == 1);
}

TEST_CASE("A place that moves from scene to scene is told") {
    const UiNodes one{target("topics", {80, 900, 200, 100}), target("help", {1640, 900, 200, 100})};
    const UiNodes longer{target("home", {80, 900, 300, 100}),
                         target("help", {1600, 900, 240, 100})};
    CHECK(check_same_places({{"reader", one}, {"topics", longer}}).empty());
    const UiNodes moved{target("topics", {80, 880, 200, 100}),
                        target("help", {1620, 900, 200, 100})};
    CHECK(check_same_places({{"reader", one}, {"person", moved}}).size() == 2);
}

TEST_CASE("An order that jumps back is told") {
    const UiNode left = target("left", {0, 0, 100, 100}),
                 right = target("right", {200, 0, 100, 100}),
                 below = target("below", {0, 200, 100, 100});
    CHECK(check_order({left, right, below}).empty());
    CHECK(check_order({left, below, right}).empty());  // two columns
    CHECK(check_order({right, left}).size() == 1);
    CHECK(check_order({below, left}).size() == 1);
}

TEST_CASE("A focus that leaves out a target, jumps or does not come back is told") {
    const UiNodes nodes{target("a", {}), text("words", {}), target("b", {}), target("c", {})};
    CHECK(check_focus(nodes, {"a", "b", "c", "a"}).empty());
    CHECK_FALSE(check_focus(nodes, {"a", "c", "a"}).empty());
    CHECK_FALSE(check_focus(nodes, {"a", "c", "b", "a"}).empty());
    CHECK_FALSE(check_focus(nodes, {"a", "b", "c"}).empty());
    CHECK_FALSE(check_focus(nodes, {"a", "b", "c", "c"}).empty());
    CHECK_FALSE(check_focus(nodes, {}).empty());
}

TEST_CASE("A letter without a glyph is told") {
    const auto latin = [](char32_t letter) { return letter < 0x250; };
    CHECK(check_glyphs({text("a", {}, "Wör\u00ADter")}, latin).empty());
    CHECK(check_glyphs({text("a", {}, "文")}, latin).size() == 1);
}

TEST_CASE("Lines that are too long or too short to read are told") {
    // Each letter half as wide as the type is high.
    const auto width = [](const std::string& words, int px) {
        return static_cast<float>(words.size()) * static_cast<float>(px) / 2;
    };
    std::string words;
    for (int i = 0; i < 60; ++i) words += "words ";
    const auto lines = [&](float across) {
        UiNode node = text("body-2", {0, 0, across, 400}, words);
        return check_lines({node}, width);
    };
    CHECK(lines(60 * 15).empty());
    CHECK(lines(80 * 15).size() == 1);
    CHECK(lines(40 * 15).size() == 1);
}

TEST_CASE("Pages that drop, repeat, swap or invent words are told") {
    const std::vector<std::string> source{"First sentence.", "Second sen\u00ADtence."};
    const UiNode first = text("body-0", {}, "First sentence."),
                 second = text("body-1", {}, "Second sentence.");
    CHECK(check_pages({{first}, {second}}, source).empty());
    CHECK(check_pages({{first, second}}, source).empty());
    CHECK(check_pages({{first}}, source).size() == 1);
    CHECK(check_pages({{text("body-0", {}, "First.")}, {second}}, source).size() == 2);
    CHECK_FALSE(check_pages({{first}, {first}, {second}}, source).empty());
    CHECK_FALSE(check_pages({{second}, {first}}, source).empty());
    CHECK_FALSE(check_pages({{first}, {second, text("body-2", {}, "Third.")}}, source).empty());
}

TEST_CASE("What stands on the same pixels all the time is told, unless it is excepted") {
    Canvas canvas;
    StandingPixels pixels;
    const UiNode label = text("label", {20, 20, 200, 40});
    for (int i = 0; i < 4; ++i) {
        canvas = {};
        canvas.write(text("moving", {20.0F + static_cast<float>(2 * i), 100, 200, 40}), ink);
        canvas.write(label, ink);
        pixels.add(canvas.frame());
    }
    const Complaints found = pixels.check({label}, {});
    REQUIRE(found.size() == 1);
    CHECK(found.front().find("label") != std::string::npos);
    CHECK(pixels.check({label}, {label.rect}).empty());
}
