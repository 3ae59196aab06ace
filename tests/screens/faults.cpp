#include "screens/faults.h"

#include <catch2/catch_test_macros.hpp>

#include "stage/fonts.h"

using namespace standpunkt;

namespace {

constexpr std::size_t cache = 16u << 20;

/// What an editor sees.
struct Seen {
    Metrics metrics;
    Canvas canvas;
    std::unique_ptr<Fonts> fonts = Fonts::open(FontFiles::debian()).value();
    Text text{canvas, *fonts, cache};
    Pictures pictures{canvas, [](const Digest&) { return fail("none."); }, [] {}, cache};
    Painter painter{canvas, text, pictures, metrics};
    UiNodes nodes;

    Seen(Size size, std::vector<ContentFault> errors, const std::string& language = "de")
        : metrics(Metrics::of(size, {}).value()), canvas(Canvas::create(size).value()) {
        FaultsPicture picture{language, &Words::of(language, Address::Sie), std::move(errors), 40};
        painter.begin(light_palette().canvas, {});
        draw_faults(painter, picture);
        nodes = painter.end();
    }
    std::string said(const std::string& id) const {
        const UiNode* node = node_named(nodes, id);
        return node ? node->text : "";
    }
};

ContentFault fault(int line) {
    return {"interviews/anna/de.md:" + std::to_string(line), "This question has no answer.",
            "Write it below the keyword lines, after an empty line."};
}

}  // namespace

TEST_CASE("Each error is told with what, where and what to do") {
    const Seen seen({1280, 720}, {fault(12), {"", "There is no interview.", ""}});
    CHECK(seen.said("title") == "2 Fehler im Inhalt");
    CHECK(seen.said("place-0") == "interviews/anna/de.md:12");
    CHECK(seen.said("message-0") == "This question has no answer.");
    CHECK(seen.said("step-0").starts_with("Write it below"));
    CHECK(seen.said("message-1") == "There is no interview.");
    CHECK(node_named(seen.nodes, "place-1") == nullptr);
    CHECK(node_named(seen.nodes, "more") == nullptr);
}

TEST_CASE("Where not all errors fit, it says how many more there are") {
    std::vector<ContentFault> errors;
    for (int line = 1; line <= 30; ++line) errors.push_back(fault(line));
    for (const Size size : {Size{1280, 720}, Size{720, 1280}, Size{800, 480}, Size{1920, 1080}}) {
        INFO(size.width << "x" << size.height);
        const Seen seen(size, errors, "en");
        int shown = 0;
        for (const UiNode& node : seen.nodes) {
            INFO(node.id);
            shown += node.id.starts_with("place-");
            CHECK(node.rect.bottom() <= static_cast<float>(size.height));
            CHECK(node.rect.right() <= static_cast<float>(size.width));
        }
        CHECK(shown >= 1);
        CHECK(shown < 30);
        CHECK(seen.said("more").starts_with("and " + std::to_string(30 - shown) + " more"));
    }
}

TEST_CASE("Without any error the first build goes on") {
    const Seen seen({1280, 720}, {});
    CHECK(seen.said("title") == "Die Vorschau wird gebaut");
}

TEST_CASE("The note about warnings covers no more than its text needs") {
    Seen seen({1280, 720}, {});
    const FaultsPicture picture{"de", &Words::of("de", Address::Sie), {}, {}};
    seen.painter.begin(light_palette().canvas, {});
    const Rect covered = draw_warnings(seen.painter, picture, 3);
    seen.painter.end();
    CHECK(covered.width > 100);
    CHECK(covered.width < 640);
    CHECK(covered.height < 72);
    const auto pixels = seen.canvas.pixels();
    CHECK((pixels[0] & 0xFFFFFF) == 0xF4B942);
    CHECK((pixels[static_cast<std::size_t>(covered.width)] & 0xFFFFFF) == 0xF7F5F0);
}
