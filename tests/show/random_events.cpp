// Seeded random event sequences with random content, against rules that hold in every state and
// against a model of the loop that knows highlights by their words only.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <tuple>

#include "show/show.h"
#include "stand.h"
#include "support/effort.h"
#include "support/sample_catalogue.h"

using namespace standpunkt;
using namespace standpunkt::test;
using sample::Random;

namespace {

using Words = std::tuple<std::string, std::string, std::string>;

Words words_of(const Catalogue& catalogue, std::size_t highlight) {
    const Highlight& one = catalogue.highlights.at(highlight);
    return {catalogue.interview(one.exchange).id, catalogue.exchange(one.exchange).id,
            one.text.begin()->second};
}

std::set<Words> all_of(const Catalogue& catalogue) {
    std::set<Words> all;
    for (std::size_t i = 0; i < catalogue.highlights.size(); ++i)
        all.insert(words_of(catalogue, i));
    return all;
}

/// What a cycle still owes, told without indexes, turns or keys.
class Model {
  public:
    explicit Model(const Catalogue& catalogue) : x_all(all_of(catalogue)), x_owed(x_all) {}

    void show(const Words& words) {
        INFO(std::get<2>(words));
        REQUIRE(x_owed.count(words) == 1);  // nothing before its turn
        if (x_all.size() > 1) REQUIRE(words != x_now);
        x_now = words;
        x_owed.erase(words);
        if (x_owed.empty()) x_owed = x_all;
    }
    void replace(const Catalogue& catalogue) {
        const std::set<Words> before = std::exchange(x_all, all_of(catalogue));
        std::set<Words> owed;
        for (const Words& words : x_all)
            if (x_owed.count(words) > 0 || before.count(words) == 0) owed.insert(words);
        x_owed = owed.empty() ? x_all : owed;
    }
    bool holds_now() const { return x_all.count(x_now) > 0; }

  private:
    std::set<Words> x_all, x_owed;
    Words x_now;
};

/// Some of the highlights of `whole`, in another order; sometimes none.
Catalogue part_of(const Catalogue& whole, Random& random, bool may_be_empty) {
    if (may_be_empty && random.one_in(25)) return {};
    Catalogue part = whole;
    for (std::size_t i = part.highlights.size() - 1; i > 0; --i)
        std::swap(part.highlights[i], part.highlights[random.between(0, i)]);
    part.highlights.resize(random.between(1, part.highlights.size()));
    if (random.one_in(3)) part.highlights.resize(std::min<std::size_t>(part.highlights.size(), 3));
    return part;
}

Catalogue random_whole(Random& random) {
    sample::Request request;
    request.seed = random.next();
    request.interviews = random.between(1, 5);
    request.exchanges_each = random.between(1, 9);
    request.topics =
        random.between(1, std::min<std::size_t>(6, request.interviews * request.exchanges_each));
    request.words_an_answer = 3;
    request.pictures = 0;
    if (random.one_in(3)) request.languages = {"de"};
    if (random.one_in(4)) request.languages = {"de", "en", "fr"};
    return sample::make_content(request).catalogue;
}

int any_step(Random& random) {
    return static_cast<int>(random.between(0, 6)) - 3;
}

/// Any touch, with what is there and with what is not, whatever the scene.
Event any_touch(const Catalogue& whole, Random& random, Time now) {
    const ExchangeRef exchange{random.between(0, whole.interviews.size()), random.between(0, 9)};
    const auto& languages = whole.stand.languages;
    switch (random.between(0, 10)) {
        case 0:
            return event::Touch{};
        case 1:
            return event::TouchLoop{now - Duration(random.between(0, 3'000))};
        case 2:
            return event::OpenTopics{};
        case 3:
            return event::OpenTopic{random.between(0, whole.topics.size())};
        case 4:
            return event::OpenExchange{exchange};
        case 5:
            return event::OpenPerson{random.between(0, whole.interviews.size())};
        case 6:
            return event::Back{};
        case 7:
            return event::TurnPage{any_step(random)};
        case 8:
            return event::TurnList{any_step(random)};
        case 9:
            return event::Advance{};
        default:
            return event::SwitchLanguage{languages[random.between(0, languages.size() - 1)],
                                         now - Duration(random.between(0, 900))};
    }
}

/// What every state keeps to.
void check_state(const Show& show, const Catalogue& catalogue, const Tempo& tempo) {
    const Visit& visit = show.visit;
    REQUIRE(show.tempo == tempo);
    REQUIRE((show.scene == Scene::Holding) == catalogue.highlights.empty());
    if (show.scene == Scene::Holding) return;
    const Loop& loop = show.loop;
    REQUIRE(loop.memory.marks.size() == catalogue.highlights.size());
    for (const Shown& one :
         {loop.now, loop.next, loop.before.value_or(loop.now), loop.earlier.value_or(loop.now)})
        REQUIRE(catalogue.highlights.at(one.item).text.count(one.language) == 1);
    if (show.scene == Scene::Attract) {
        REQUIRE(visit == Visit{});
        REQUIRE_FALSE(show.asked_since);
        return;
    }
    REQUIRE_FALSE(loop.before);
    REQUIRE(visit.exchange.interview < catalogue.interviews.size());
    REQUIRE(visit.exchange.exchange <
            catalogue.interviews[visit.exchange.interview].exchanges.size());
    REQUIRE(visit.person < catalogue.interviews.size());
    REQUIRE(visit.page < visit.page_count);
    REQUIRE((visit.list_page_count == 0 || visit.list_page < visit.list_page_count));
    const auto& languages = catalogue.stand.languages;
    REQUIRE(std::count(languages.begin(), languages.end(), visit.language) == 1);
    if (show.scene != Scene::Reader) return;
    REQUIRE(visit.topic == catalogue.exchange(visit.exchange).topic);
    const ExchangeRef onward = following(show, catalogue);
    REQUIRE(onward.exchange < catalogue.interviews.at(onward.interview).exchanges.size());
    if (primary(show, catalogue) == Primary::NextQuestion)
        REQUIRE(catalogue.exchange(onward).topic == visit.topic);
}

/// Left alone, the show is in the loop after the sheet has asked once and waited once.
void check_loop_comes_back(Show show, const Catalogue& catalogue, Time now) {
    if (show.scene == Scene::Holding) return;
    for (int ticks = 0; ticks < 2 && show.scene != Scene::Attract; ++ticks) {
        const Time due = deadline(show, catalogue);
        REQUIRE(due != never);
        now = std::max(now, due);
        send(show, catalogue, event::Tick{}, now);
        REQUIRE(deadline(show, catalogue) >= now);
    }
    REQUIRE(show.scene == Scene::Attract);
    Show fresh = begin(catalogue, show.tempo, show.touched);
    fresh.loop = show.loop;
    REQUIRE((show == fresh || show.loop.since != show.touched));
}

/// No dead end: home, the topics and a text are one or two touches away.
void check_ways_out(const Show& show, const Catalogue& catalogue, Time now) {
    if (show.scene == Scene::Holding) return;
    Show awake = show;
    if (awake.asked_since) send(awake, catalogue, event::Touch{}, now);
    REQUIRE(next(show, catalogue, event::GoHome{}, now).scene == Scene::Attract);
    Show topics = next(awake, catalogue, event::OpenTopics{}, now);
    REQUIRE(topics.scene == Scene::Topics);
    const std::size_t topic = catalogue.exchange(catalogue.highlights[0].exchange).topic;
    REQUIRE(next(topics, catalogue, event::OpenTopic{topic}, now).scene == Scene::Reader);
    if (awake.scene == Scene::Person)
        REQUIRE(next(awake, catalogue, event::Back{}, now).scene != Scene::Person);
    if (awake.scene == Scene::Reader)
        REQUIRE(next(awake, catalogue, event::Advance{}, now).scene == Scene::Reader);
}

}  // namespace

TEST_CASE("Random events: every state is sound and leads back to the loop") {
    for (int seed = 1; seed <= test::effort(60); ++seed) {
        INFO("seed " << seed);
        Random random(static_cast<std::uint64_t>(seed));
        const Catalogue whole = random_whole(random);
        Catalogue catalogue = part_of(whole, random, true);
        Tempo tempo;
        if (random.one_in(2)) tempo.fade = 300ms * random.between(0, 3);
        if (random.one_in(2)) tempo.dwell = 1s * random.between(0, 9);
        Time now{random.between(0, 100'000)};
        Show show = begin(catalogue, tempo, now);
        for (int step = 0; step < 400; ++step) {
            INFO("step " << step << ", scene " << static_cast<int>(show.scene));
            now += Duration(random.one_in(4) ? random.between(0, 90'000) : random.between(0, 900));
            if (deadline(show, catalogue) <= now) {
                send(show, catalogue, event::Tick{}, now);
                REQUIRE(deadline(show, catalogue) >= now);
            } else if (random.one_in(12) && at_rest(show, now)) {
                catalogue = part_of(whole, random, true);
                send(show, catalogue, event::NewCatalogue{}, now);
            } else if (random.one_in(6)) {
                send(show, catalogue, event::GoHome{}, now);
            } else if (random.one_in(3)) {
                const std::size_t list_pages = random.between(0, 4);
                send(show, catalogue,
                     event::PageLaid{random.between(0, 6), random.between(0, 300), list_pages,
                                     random.between(0, 4)},
                     now);
            } else {
                send(show, catalogue, any_touch(whole, random, now), now);
            }
            check_state(show, catalogue, tempo);
            check_loop_comes_back(show, catalogue, now);
            check_ways_out(show, catalogue, now);
        }
    }
}

TEST_CASE("Random refreshes and visits: no highlight before its turn, none forgotten") {
    std::size_t refreshes = 0, visits = 0, changes = 0;
    for (int seed = 1; seed <= test::effort(120); ++seed) {
        INFO("seed " << seed);
        Random random(static_cast<std::uint64_t>(seed));
        const Catalogue whole = random_whole(random);
        Catalogue catalogue = part_of(whole, random, false);
        Show show = begin(catalogue, {}, 0s);
        Model model(catalogue);
        model.show(words_of(catalogue, show.loop.now.item));
        for (int step = 0; step < 300; ++step) {
            INFO("step " << step);
            const std::size_t turn = show.loop.memory.turn;
            if (random.one_in(7)) {
                catalogue = part_of(whole, random, false);
                model.replace(catalogue);
                send(show, catalogue, event::NewCatalogue{}, show.loop.still_since + 1s);
                // What is on screen stays if it can; else the next one comes on.
                REQUIRE((show.loop.memory.turn == turn) == model.holds_now());
                ++refreshes;
            } else if (random.one_in(9)) {
                const Time touch = show.loop.since + Duration(random.between(0, 3'000));
                const bool had_come_on = touch >= show.loop.still_since;
                send(show, catalogue, event::TouchLoop{touch}, touch);
                send(show, catalogue, event::GoHome{}, touch + 40s);
                REQUIRE((show.loop.memory.turn > turn) == had_come_on);
                ++visits;
            } else if (deadline(show, catalogue) != never) {
                to_next_change(show, catalogue);
                ++changes;
            }
            if (show.loop.memory.turn > turn) model.show(words_of(catalogue, show.loop.now.item));
        }
    }
    CHECK(refreshes > 1'000);
    CHECK(visits > 1'000);
    CHECK(changes > 10'000);
}
