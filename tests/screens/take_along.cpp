// The sheet with the code of an answer.
#include <catch2/catch_test_macros.hpp>

#include "screens/rehearsal.h"
#include "screens/theatre.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

struct Sheet24 {
    explicit Sheet24(Size size, const Aids& aids = {}) {
        catalogue.stand.web_address = "https://beispiel.example/reallabore-2";
        const auto metrics = Metrics::of(size, {24});
        REQUIRE(metrics);
        auto begun = Rehearsal::begin(catalogue, {.metrics = *metrics, .load = no_pictures});
        REQUIRE(begun);
        rehearsal = std::move(*begun);
        for (const Stop& stop : stops_of(catalogue))
            if (stop.name == "take along") go_to(*rehearsal, stop, aids);
        REQUIRE(rehearsal->show().visit.sheet == Sheet::TakeAlong);
    }

    Rect rect(const std::string& id) {
        const UiNode* node = node_named(rehearsal->nodes(), id);
        REQUIRE(node);
        return node->rect;
    }
    /// Where the pixels of `colour` in the code's rectangle begin.
    int left_edge(Colour colour) {
        const Rect code = rect("code");
        const Frame frame = rehearsal->frame();
        for (int x = static_cast<int>(code.x); x < static_cast<int>(code.right()); ++x)
            for (int y = static_cast<int>(code.y); y < static_cast<int>(code.bottom()); ++y)
                if (frame.at(x, y) == colour) return x;
        return -1;
    }

    Catalogue catalogue = demo_catalogue();
    std::unique_ptr<Rehearsal> rehearsal;
};

constexpr Colour black{0, 0, 0}, white{255, 255, 255};

}  // namespace

TEST_CASE("The address stands beside the code wherever both have room") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        CAPTURE(size.width);
        Sheet24 sheet(size);
        const Rect code = sheet.rect("code"), address = sheet.rect("address");
        CHECK(address.x > code.right());
        CHECK(address.y < code.bottom());
        CHECK(address.right() <= static_cast<float>(size.width));
    }
}

TEST_CASE("What is seen of the code begins at the margin, on white and on dark") {
    for (const Size size : {Size{1920, 1080}, Size{1080, 1920}}) {
        const int margin = size.width > size.height ? 80 : 72;
        CAPTURE(margin);
        {
            Sheet24 light(size);
            CHECK(light.left_edge(black) == margin);
        }
        Sheet24 dark(size, {.appearance = Appearance::Dark});
        CHECK(dark.left_edge(white) == margin);
        CHECK(dark.left_edge(black) > margin);
    }
}
