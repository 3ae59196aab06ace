// Keyboard and hits share the screen.
#include <catch2/catch_test_macros.hpp>

#include "screens/rehearsal.h"
#include "screens/theatre.h"

namespace standpunkt::test {
namespace {

struct Room {
    Size size;
    double diagonal_inch;
    std::size_t hits;  // in sight at least, of thirteen, while the keys are up
};

// VISITOR.md wants three; where keys as large as fingers leave no room for them there are fewer,
// and the number of all stands in the field.
constexpr Room rooms[] = {{{1920, 1080}, 24, 3},  {{1080, 1920}, 24, 3},  {{1920, 1080}, 15.6, 1},
                          {{1366, 768}, 15.6, 1}, {{1280, 800}, 10.1, 3}, {{800, 1280}, 10.1, 3},
                          {{1024, 600}, 10.1, 2}, {{1024, 600}, 7, 1},    {{600, 1024}, 7, 3},
                          {{800, 480}, 7, 1},     {{480, 800}, 7, 3}};

std::size_t hits_in_sight(const UiNodes& nodes) {
    std::size_t count = 0;
    while (const UiNode* node = node_named(nodes, "hit-" + std::to_string(count))) {
        if (!node->hit) break;
        ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("Who types sees hits beside the keys, on every panel") {
    for (const Room& room : rooms) {
        CAPTURE(room.size.width, room.size.height, room.diagonal_inch);
        const auto metrics = Metrics::of(room.size, {room.diagonal_inch});
        REQUIRE(metrics);
        auto begun = Rehearsal::begin(demo_catalogue(), {.metrics = *metrics, .load = no_pictures});
        REQUIRE(begun);
        Rehearsal& rehearsal = **begun;
        rehearsal.play(event::OpenSearch{});
        rehearsal.play(event::Type{"en"});
        CHECK(hits_in_sight(rehearsal.nodes()) >= room.hits);
        CHECK(node_named(rehearsal.nodes(), "key-e"));
        CHECK(node_named(rehearsal.nodes(), "query-count"));
        const UiNode* hit = node_named(rehearsal.nodes(), "hit-0");
        REQUIRE(hit);
        rehearsal.play(Event(*hit->event));
        CHECK(rehearsal.show().scene == Scene::Reader);
    }
}

}  // namespace standpunkt::test
