// The cards of the topics.
#include <catch2/catch_test_macros.hpp>

#include "screens/rehearsal.h"
#include "screens/theatre.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

UiNodes topics_of(const Catalogue& catalogue, Size size) {
    const auto metrics = Metrics::of(size, {24});
    REQUIRE(metrics);
    auto begun = Rehearsal::begin(catalogue, {.metrics = *metrics, .load = no_pictures});
    REQUIRE(begun);
    (*begun)->play(event::OpenTopics{});
    return (*begun)->nodes();
}

std::string part(std::size_t topic, const char* name) {
    return "topic-" + std::to_string(topic) + name;
}

std::size_t hints_on(const UiNodes& nodes) {
    std::size_t hints = 0;
    for (const UiNode& node : nodes) hints += node.id.ends_with("-hint");
    return hints;
}

/// The first answer of `topic`, which its card tells.
Exchange& first_of(Catalogue& catalogue, std::size_t topic) {
    const ExchangeRef ref = exchanges_of(catalogue, topic).at(0);
    return catalogue.interviews.at(ref.interview).exchanges.at(ref.exchange);
}

constexpr Size panels[] = {{1920, 1080}, {1080, 1920}};

}  // namespace

TEST_CASE("Titles of topics in a row end on one line, however long what is below them") {
    for (const Size size : panels) {
        CAPTURE(size.width);
        Catalogue catalogue = demo_catalogue();
        first_of(catalogue, 0).texts.at("de").short_title = "Kurz";
        const UiNodes nodes = topics_of(catalogue, size);
        const UiNode *left = node_named(nodes, part(0, "-title")),
                     *right = node_named(nodes, part(1, "-title"));
        const UiNode *one_line = node_named(nodes, part(0, "-hint")),
                     *two_lines = node_named(nodes, part(1, "-hint"));
        REQUIRE((left && right && one_line && two_lines));
        REQUIRE(two_lines->rect.height > one_line->rect.height);
        CHECK(left->rect.bottom() == right->rect.bottom());
    }
}

TEST_CASE("All topics of a page tell of their first answer, or none does") {
    for (const Size size : panels) {
        CAPTURE(size.width);
        Catalogue catalogue = demo_catalogue();
        CHECK(hints_on(topics_of(catalogue, size)) == catalogue.topics.size());
        first_of(catalogue, 2).texts.at("de").short_title =
            "Ein Titel, der auf keiner dieser Karten in wenigen Zeilen steht, so lang ist er";
        CHECK(hints_on(topics_of(catalogue, size)) == 0);
    }
}
