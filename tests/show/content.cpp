// Content is replaced in mid-loop.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "show/show.h"
#include "stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

/// Every highlight has an id of its own here, so that they may be moved about.
Catalogue with_highlights(const std::vector<std::size_t>& numbers) {
    Catalogue catalogue = varied_stand(20);
    const std::vector<Highlight> all = std::exchange(catalogue.highlights, {});
    for (const std::size_t number : numbers) catalogue.highlights.push_back(all[number]);
    return catalogue;
}

std::size_t number_of(const Catalogue& catalogue, const Shown& shown) {
    return catalogue.highlights.at(shown.item).exchange.interview;
}

void replace(Show& show, const Catalogue& catalogue, Time now) {
    send(show, catalogue, event::NewCatalogue{}, now);
}

}  // namespace

TEST_CASE("What is on screen stays when new content holds it too, wherever it stands now") {
    const Catalogue old = with_highlights({0, 1, 2, 3});
    Show show = begin(old, {}, 0s);
    to_next_change(show, old);
    const Time since = show.loop.since;
    const Shown on_screen = show.loop.now;
    const Catalogue fresh = with_highlights({9, 3, 8, 1, 0});
    replace(show, fresh, since + 2s);
    CHECK(number_of(fresh, show.loop.now) == number_of(old, on_screen));
    CHECK(show.loop.now.language == on_screen.language);
    CHECK(show.loop.since == since);
    CHECK(deadline(show, fresh) == since + 700ms + dwell(fresh, show.loop.now, {}));
}

TEST_CASE("New content in mid-cycle: nothing is repeated before its turn, nothing forgotten") {
    const Catalogue old = with_highlights({0, 1, 2, 3, 4, 5});
    Show show = begin(old, {}, 0s);
    std::multiset<std::size_t> seen;
    for (const Shown& one : watch(show, old, 3)) seen.insert(number_of(old, one));
    seen.insert(number_of(old, show.loop.now));
    CHECK(seen.size() == 4);

    const Catalogue fresh = with_highlights({7, 5, 4, 3, 2, 1, 0, 6});
    replace(show, fresh, show.loop.still_since);
    for (int i = 0; i < 4; ++i) {
        to_next_change(show, fresh);
        seen.insert(number_of(fresh, show.loop.now));
    }
    CHECK(seen == std::multiset<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7});
}

TEST_CASE("A refresh that changes nothing leaves the loop as it is") {
    const Catalogue catalogue = one_person_stand(3, 3);
    Show show = begin(catalogue, {}, 0s);
    for (int i = 0; i < 40; ++i) {
        to_next_change(show, catalogue);
        send(show, catalogue, event::Tick{}, show.loop.still_since);
        const Show before = show;
        replace(show, catalogue, show.loop.still_since + 1s);
        CHECK(show == before);
    }
}

TEST_CASE("When what is on screen is gone the next one comes at once") {
    const Catalogue old = with_highlights({0, 1, 2, 3});
    Show show = begin(old, {}, 0s);
    const Catalogue fresh = with_highlights({1, 2, 3});
    replace(show, fresh, 4s);
    CHECK(number_of(fresh, show.loop.now) == 1);
    CHECK_FALSE(show.loop.before);
    CHECK(show.loop.since == 4s);
}

TEST_CASE("A highlight on screen that lost its language gives way") {
    const Catalogue old = varied_stand(3);
    Show show = begin(old, {}, 0s);
    Catalogue fresh = old;
    fresh.stand.attract_languages = {"en"};
    replace(show, fresh, 4s);
    CHECK(show.loop.now.language == "en");
    CHECK(show.loop.now.item != 0);
    for (const Shown& one : watch(show, fresh, 9)) CHECK(one.language == "en");
}

TEST_CASE("A changed sentence is a new highlight; a translation more is not") {
    const Catalogue old = varied_stand(3);
    Catalogue changed = old;
    changed.highlights[0].text["de"] += "!";
    CHECK(key_of(old, old.highlights[0]) != key_of(changed, changed.highlights[0]));
    Catalogue translated = old;
    translated.highlights[0].text["fr"] = "encore";
    translated.highlights[0].text["de"].insert(2, "\u00AD");  // hyphenated by another builder
    CHECK(key_of(old, old.highlights[0]) == key_of(translated, translated.highlights[0]));
}

TEST_CASE("Highlights that say the same are each shown in their turn, also after a refresh") {
    Catalogue catalogue = varied_stand(3);
    catalogue.highlights.push_back(catalogue.highlights[1]);
    catalogue.highlights.push_back(catalogue.highlights[1]);
    Show show = begin(catalogue, {}, 0s);
    for (int cycle = 0; cycle < 4; ++cycle) {
        std::set<std::size_t> seen;
        for (int i = 0; i < 5; ++i) {
            seen.insert(show.loop.now.item);
            replace(show, catalogue, show.loop.still_since + 1s);
            to_next_change(show, catalogue);
        }
        CHECK(seen.size() == 5);
    }
}

TEST_CASE("A finger that was down when content came means what was on screen then") {
    const Catalogue old = with_highlights({0, 1, 2, 3});
    Show show = begin(old, {}, 0s);
    const Time changed = to_next_change(show, old);
    const Catalogue fresh = with_highlights({3, 2, 1, 0});
    replace(show, fresh, changed + 1s);
    send(show, fresh, event::TouchLoop{changed - 100ms}, changed + 1s + 100ms);
    CHECK(show.visit.exchange == ExchangeRef{0, 0});
}

TEST_CASE("Indexes from before the refresh are never used after it") {
    const Catalogue old = varied_stand(20);
    Show show = begin(old, {}, 0s);
    for (int i = 0; i < 18; ++i) to_next_change(show, old);
    const Catalogue fresh = varied_stand(2);
    replace(show, fresh, show.loop.still_since);
    CHECK(show.loop.now.item < 2);
    CHECK(show.loop.next.item < 2);
    CHECK(show.loop.next.item != show.loop.now.item);
    CHECK(show.loop.memory.marks.size() == 2);
}

TEST_CASE("New content during a cross-fade ends the fade") {
    const Catalogue catalogue = varied_stand(4);
    Show show = begin(catalogue, {}, 0s);
    const Time changed = to_next_change(show, catalogue);
    replace(show, catalogue, changed + 100ms);
    CHECK_FALSE(show.loop.before);
    CHECK(at_rest(show, changed + 100ms));
    CHECK(show.loop.now.item == 1);
}

TEST_CASE("New content is on show at once in a stand that held") {
    Show show = begin({}, {.dwell = 5s}, 0s);
    const Catalogue fresh = varied_stand(2);
    replace(show, fresh, 7s);
    CHECK(show.scene == Scene::Attract);
    CHECK(show.tempo.dwell == 5s);
    CHECK(deadline(show, fresh) == 12s);
    replace(show, {}, 8s);
    CHECK(show.scene == Scene::Holding);
    CHECK(show.loop == Loop{});
}

TEST_CASE("The new stand's own times hold") {
    Catalogue catalogue = varied_stand(4);
    Show show = begin(catalogue, {}, 0s);
    catalogue.stand.timing.dwell = 30s;
    replace(show, catalogue, 1s);
    CHECK(deadline(show, catalogue) == 30s);
}
