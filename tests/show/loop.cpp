#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "show/show.h"
#include "stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

std::set<std::size_t> highlights_of(const std::vector<Shown>& seen) {
    std::set<std::size_t> highlights;
    for (const Shown& one : seen) highlights.insert(one.item);
    return highlights;
}

std::size_t topic_of(const Catalogue& catalogue, const Shown& shown) {
    return catalogue.exchange(catalogue.highlights[shown.item].exchange).topic;
}

}  // namespace

TEST_CASE("The loop begins with the editor's first highlight in the stand's first language") {
    const Catalogue catalogue = varied_stand(5);
    const Show show = begin(catalogue, {}, 7s);
    CHECK(show.scene == Scene::Attract);
    CHECK(show.loop.now == Shown{0, "de"});
    CHECK(show.loop.since == 7s);
    CHECK(fade_progress(show, 7s) == 1);
}

TEST_CASE("Every cycle shows every highlight exactly once") {
    for (const std::size_t count : {1U, 2U, 3U, 7U, 8U, 9U, 12U, 31U}) {
        const Catalogue catalogue = varied_stand(count);
        Show show = begin(catalogue, {}, 0s);
        for (int cycle = 0; cycle < 5; ++cycle)
            CHECK(highlights_of(watch(show, catalogue, count)).size() == count);
    }
}

TEST_CASE("Over two cycles every highlight appears in both its languages") {
    for (const std::size_t count : {1U, 2U, 5U, 12U, 13U}) {
        const Catalogue catalogue = one_person_stand(count, 2);
        Show show = begin(catalogue, {}, 0s);
        std::map<std::size_t, std::set<std::string>> languages;
        for (const Shown& one : watch(show, catalogue, 2 * catalogue.highlights.size()))
            languages[one.item].insert(one.language);
        CHECK(languages.size() == catalogue.highlights.size());
        for (const auto& [highlight, of_it] : languages) CHECK(of_it.size() == 2);
    }
}

TEST_CASE("Over three cycles every highlight appears in each of three languages") {
    const Catalogue catalogue = varied_stand(7, {"de", "en", "fr"});
    Show show = begin(catalogue, {}, 0s);
    std::set<std::pair<std::size_t, std::string>> seen;
    for (const Shown& one : watch(show, catalogue, 21)) seen.insert({one.item, one.language});
    CHECK(seen.size() == 21);
}

TEST_CASE("In a bilingual stand each change is a change of language") {
    // With two highlights that cannot be: neither may follow itself, each has to change language.
    for (const std::size_t count : {3U, 4U, 8U, 9U, 20U, 21U}) {
        const Catalogue catalogue = varied_stand(count);
        Show show = begin(catalogue, {}, 0s);
        const auto seen = watch(show, catalogue, 6 * count);
        for (std::size_t i = 1; i < seen.size(); ++i)
            CHECK(seen[i].language != seen[i - 1].language);
    }
}

TEST_CASE("The loop alternates between all languages of a stand that does not say which") {
    Catalogue catalogue = varied_stand(4);
    catalogue.stand.attract_languages.clear();
    Show show = begin(catalogue, {}, 0s);
    CHECK(show.loop.now.language == "de");
    CHECK(show.loop.next.language == "en");
}

TEST_CASE("The loop keeps to the attract languages") {
    Catalogue catalogue = varied_stand(4);
    catalogue.stand.attract_languages = {"en"};
    Show show = begin(catalogue, {}, 0s);
    for (const Shown& one : watch(show, catalogue, 12)) CHECK(one.language == "en");
}

TEST_CASE("In a stand with one language nothing alternates") {
    const Catalogue catalogue = varied_stand(6, {"de"});
    Show show = begin(catalogue, {}, 0s);
    for (const Shown& one : watch(show, catalogue, 18)) CHECK(one.language == "de");
}

TEST_CASE("A highlight that has one language only is shown in it in every cycle") {
    const Catalogue catalogue = stand({{0, 0}, {1, 1, {"en"}}, {2, 2}, {3, 3, {"de"}}});
    Show show = begin(catalogue, {}, 0s);
    std::map<std::size_t, std::map<std::string, int>> counts;
    for (const Shown& one : watch(show, catalogue, 16)) ++counts[one.item][one.language];
    CHECK(counts[0] == std::map<std::string, int>{{"de", 2}, {"en", 2}});
    CHECK(counts[1] == std::map<std::string, int>{{"en", 4}});
    CHECK(counts[2] == std::map<std::string, int>{{"de", 2}, {"en", 2}});
    CHECK(counts[3] == std::map<std::string, int>{{"de", 4}});
}

TEST_CASE("A highlight in none of the attract languages is not forgotten") {
    Catalogue catalogue = stand({{0, 0}, {1, 1, {"pl"}}, {2, 2}});
    Show show = begin(catalogue, {}, 0s);
    std::map<std::size_t, std::set<std::string>> languages;
    for (const Shown& one : watch(show, catalogue, 6)) languages[one.item].insert(one.language);
    CHECK(languages[1] == std::set<std::string>{"pl"});
    CHECK(languages.size() == 3);
}

TEST_CASE("A stand with more languages than a word has bits still shows every highlight") {
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < 70; ++i) spots.push_back({i, i, {"x" + std::to_string(i)}});
    const Catalogue catalogue = stand(spots, {"de"});
    Show show = begin(catalogue, {}, 0s);
    CHECK(highlights_of(watch(show, catalogue, 70)).size() == 70);
}

TEST_CASE("The same topic never comes twice in a row where no topic has more than half") {
    for (const std::size_t topics : {2U, 3U, 6U})
        for (const std::size_t each : {1U, 2U, 5U, 11U}) {
            const Catalogue catalogue = one_person_stand(topics, each);
            Show show = begin(catalogue, {}, 0s);
            const auto seen = watch(show, catalogue, 4 * topics * each);
            for (std::size_t i = 1; i < seen.size(); ++i) {
                INFO(topics << " topics, " << each << " each, change " << i);
                CHECK(topic_of(catalogue, seen[i]) != topic_of(catalogue, seen[i - 1]));
            }
        }
}

TEST_CASE("The same highlight never follows itself") {
    const Catalogue catalogue = stand({{0, 0}, {0, 0}});
    Show show = begin(catalogue, {}, 0s);
    const auto seen = watch(show, catalogue, 10);
    for (std::size_t i = 1; i < seen.size(); ++i) CHECK(seen[i].item != seen[i - 1].item);
}

TEST_CASE("What is next is known as soon as the loop shows something, and then comes") {
    const Catalogue catalogue = one_person_stand(3, 3);
    Show show = begin(catalogue, {}, 0s);
    for (int i = 0; i < 30; ++i) {
        const Shown announced = show.loop.next;
        to_next_change(show, catalogue);
        CHECK(show.loop.now == announced);
    }
}

TEST_CASE("One highlight in one language only moves a little every ten minutes, against burn-in") {
    const Catalogue catalogue = varied_stand(1, {"de"});
    Show show = begin(catalogue, {}, 0s);
    const Shown shown = show.loop.now;
    std::set<int> places;
    for (int i = 0; i < shift_count; ++i) {
        const Show before = show;
        send(show, catalogue, event::Tick{}, deadline(show, catalogue) - 1ms);
        CHECK((show == before));
        send(show, catalogue, event::Tick{}, deadline(show, catalogue));
        CHECK(show.loop.now == shown);
        CHECK(show.loop.still_since - before.loop.still_since == longest_still);
        CHECK_FALSE(show.loop.before);
        places.insert(shift_of(show.loop, show.loop.since));
    }
    CHECK(places.size() == shift_count);
}

TEST_CASE("One highlight in two languages alternates between them") {
    const Catalogue catalogue = varied_stand(1);
    Show show = begin(catalogue, {}, 0s);
    const auto seen = watch(show, catalogue, 4);
    CHECK(seen == std::vector<Shown>{{0, "de"}, {0, "en"}, {0, "de"}, {0, "en"}});
}

TEST_CASE("A highlight stands still for its dwell after its fade is over") {
    const Catalogue catalogue = varied_stand(3);
    const Tempo tempo{.dwell = 8s, .fade = 600ms};
    Show show = begin(catalogue, tempo, 1s);
    CHECK(deadline(show, catalogue) == 9s);
    send(show, catalogue, event::Tick{}, 9s - 1ms);
    CHECK(show.loop.now.item == 0);
    send(show, catalogue, event::Tick{}, 9s);
    CHECK(show.loop.now.item == 1);
    CHECK(show.loop.before == Shown{0, "de"});
    CHECK(fade_progress(show, 9s) == 0);
    CHECK(fade_progress(show, 9s + 150ms) == 0.25);
    CHECK_FALSE(at_rest(show, 9s + 599ms));
    CHECK(deadline(show, catalogue) == 9s + 600ms);
    send(show, catalogue, event::Tick{}, 9s + 600ms);
    CHECK_FALSE(show.loop.before);
    CHECK(fade_progress(show, 9s + 600ms) == 1);
    CHECK(at_rest(show, 9s + 600ms));
    CHECK(deadline(show, catalogue) == 9s + 600ms + 8s);
}

TEST_CASE("Without a fade the change is a cut") {
    const Catalogue catalogue = varied_stand(3);
    Show show = begin(catalogue, {.dwell = 1s, .fade = 0ms}, 0s);
    send(show, catalogue, event::Tick{}, 1s);
    CHECK(show.loop.now.item == 1);
    CHECK_FALSE(show.loop.before);
    CHECK(at_rest(show, 1s));
    CHECK(deadline(show, catalogue) == 2s);
}

TEST_CASE("After a long sleep of the machine the loop changes once, with a whole fade") {
    const Catalogue catalogue = varied_stand(4);
    Show show = begin(catalogue, {}, 0s);
    send(show, catalogue, event::Tick{}, 5h);
    CHECK(show.loop.now.item == 1);
    CHECK(deadline(show, catalogue) == 5h + 700ms);
}

TEST_CASE("A stand without content holds, and nothing is ever due") {
    Show show = begin({}, {}, 3s);
    CHECK(show.scene == Scene::Holding);
    CHECK(deadline(show, {}) == never);
    CHECK(at_rest(show, 3s));
    const Show before = show;
    for (const Event& event :
         {Event(event::Tick{}), Event(event::TouchLoop{3s}), Event(event::OpenTopics{}),
          Event(event::GoHome{}), Event(event::Advance{}), Event(event::OpenExchange{{0, 0}})}) {
        send(show, {}, event, 9h);
        CHECK(show == before);
    }
}
