// What About tells visitors of what is stored is what the stand is configured to store.
#include <algorithm>

#include "stand_play.h"

namespace standpunkt::test {
namespace {

bool tells_of_words(const VisitsConfig& visits) {
    StandPlay stand;
    stand.options.config.visits = visits;
    REQUIRE(stand.play->open().value());
    Exhibit& exhibit = stand.play->exhibit();
    const Time time = now();  // the show has begun at this clock
    exhibit.tell(event::OpenTopics{}, time);
    exhibit.tell(event::OpenAbout{}, time);
    REQUIRE(exhibit.turn({}, time));
    return std::ranges::any_of(exhibit.nodes(), [](const UiNode& node) {
        return node.text.find("Gesuchte Wörter werden") != std::string::npos;
    });
}

}  // namespace

TEST_CASE("About says that searched words are stored where they are, and nowhere else") {
    CHECK_FALSE(tells_of_words({}));
    CHECK_FALSE(tells_of_words({.keep = false, .search_words = true}));
    CHECK(tells_of_words({.search_words = true}));
}

}  // namespace standpunkt::test
