// Burn-in: what the loop shows has to move.
#include "screens/panel.h"
#include "screens/rehearsal.h"

namespace standpunkt::test {
namespace {

/// All that stood on its pixels over half an hour of the loop, but for the invitation.
Complaints standing(const Catalogue& catalogue, const PanelCase& panel) {
    const auto metrics = Metrics::of(panel.size, {panel.diagonal_inch});
    REQUIRE(metrics);
    auto begun = Rehearsal::begin(catalogue, {.metrics = *metrics, .load = no_pictures});
    REQUIRE(begun);
    Rehearsal& loop = **begun;
    loop.wait(Duration(1'000));
    StandingPixels pixels;
    const Time end = loop.now() + std::chrono::minutes(31);
    while (loop.now() < end) {
        pixels.add(loop.frame());
        loop.wait(Duration(47'000));
    }
    std::vector<Rect> excepted;
    if (const UiNode* invitation = node_named(loop.nodes(), "invite"))
        excepted.push_back(invitation->rect);
    return pixels.check(loop.nodes(), excepted);
}

void check_loop(const Catalogue& catalogue) {
    for (const PanelCase& panel : {panels[0], panels[1], panels[8]})
        for (const std::string& complaint : standing(catalogue, panel))
            FAIL_CHECK(std::string("loop over time, ") + panel.name + ": " + complaint);
    SUCCEED();
}

}  // namespace

TEST_CASE("Nothing in the loop stands on the same pixels for half an hour") {
    check_loop(demo_catalogue());
}

TEST_CASE("Not even a single highlight stands on the same pixels for half an hour") {
    Catalogue catalogue = demo_catalogue();
    catalogue.highlights.resize(1);
    catalogue.stand.attract_languages = {"de"};
    check_loop(catalogue);
}

}  // namespace standpunkt::test
