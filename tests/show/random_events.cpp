// Seeded random event sequences with random content, against rules that hold in every state and
// against a model of the loop that knows highlights by their words only.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <tuple>
#include <utility>

#include "base/unicode.h"
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

/// Any event, with what is there and with what is not, whatever the scene. One overload an
/// alternative: an event that is new does not compile until it has its own.
class AnyEvent {
  public:
    AnyEvent(const Catalogue& whole, Random& random, Time now)
        : x_whole(whole), x_random(random), x_now(now) {}

    Event operator()() {
        return pick(x_random.between(0, std::variant_size_v<Event> - 1),
                    std::make_index_sequence<std::variant_size_v<Event>>());
    }

  private:
    const Catalogue& x_whole;
    Random& x_random;
    Time x_now;

    template <class T>
    struct Of {};

    template <std::size_t... I>
    Event pick(std::size_t at, std::index_sequence<I...>) {
        Event event;
        ((at == I ? void(event = make(Of<std::variant_alternative_t<I, Event>>())) : void()), ...);
        return event;
    }

    int step() { return static_cast<int>(x_random.between(0, 6)) - 3; }
    bool perhaps() { return x_random.one_in(2); }
    Time before(std::size_t milliseconds) {
        return x_now - Duration(x_random.between(0, milliseconds));
    }
    std::string word() {
        static const char* const words[] = {"w", "ß",    "wasser ",
                                            "",  "\xC3", "a longer piece of text"};
        return words[x_random.between(0, std::size(words) - 1)];
    }

    Event make(Of<event::Tick>) { return event::Tick{}; }
    Event make(Of<event::Touch>) { return event::Touch{}; }
    Event make(Of<event::TouchLoop>) { return event::TouchLoop{before(3'000)}; }
    Event make(Of<event::OpenTopics>) {
        return event::OpenTopics{perhaps() ? std::optional(before(900)) : std::nullopt};
    }
    Event make(Of<event::OpenTopic>) {
        return event::OpenTopic{x_random.between(0, x_whole.topics.size())};
    }
    Event make(Of<event::OpenExchange>) {
        return event::OpenExchange{
            {x_random.between(0, x_whole.interviews.size()), x_random.between(0, 9)}};
    }
    Event make(Of<event::OpenPerson>) {
        return event::OpenPerson{x_random.between(0, x_whole.interviews.size())};
    }
    Event make(Of<event::Back>) { return event::Back{}; }
    Event make(Of<event::GoHome>) { return event::GoHome{}; }
    Event make(Of<event::TurnPage>) { return event::TurnPage{step()}; }
    Event make(Of<event::TurnList>) { return event::TurnList{step()}; }
    Event make(Of<event::Advance>) { return event::Advance{}; }
    Event make(Of<event::SwitchLanguage>) {
        const auto& languages = x_whole.stand.languages;
        return event::SwitchLanguage{languages[x_random.between(0, languages.size() - 1)],
                                     before(900)};
    }
    Event make(Of<event::OpenPeople>) { return event::OpenPeople{}; }
    Event make(Of<event::OpenSearch>) { return event::OpenSearch{}; }
    Event make(Of<event::OpenAbout>) { return event::OpenAbout{}; }
    Event make(Of<event::OpenSheet>) {
        const Sheet sheets[] = {Sheet::Help, Sheet::Language, Sheet::TakeAlong};
        return event::OpenSheet{sheets[x_random.between(0, 2)], before(900)};
    }
    Event make(Of<event::CloseSheet>) { return event::CloseSheet{}; }
    Event make(Of<event::SetAids>) {
        return event::SetAids{{static_cast<TextSize>(x_random.between(0, 3)),
                               static_cast<Appearance>(x_random.between(0, 2)), perhaps(),
                               perhaps(), perhaps()}};
    }
    Event make(Of<event::Type>) { return event::Type{word()}; }
    Event make(Of<event::Erase>) { return event::Erase{}; }
    Event make(Of<event::ClearQuery>) { return event::ClearQuery{}; }
    Event make(Of<event::Replace>) { return event::Replace{word()}; }
    Event make(Of<event::ShowKeys>) {
        return event::ShowKeys{perhaps() ? KeyLayer::Letters : KeyLayer::Digits};
    }
    Event make(Of<event::HideKeys>) { return event::HideKeys{}; }
    Event make(Of<event::PageLaid>) {
        return event::PageLaid{x_random.between(0, 6), x_random.between(0, 300),
                               x_random.between(0, 4), x_random.between(0, 4),
                               x_random.between(0, 3)};
    }
    Event make(Of<event::HoldCorner>) {
        return event::HoldCorner{perhaps() ? PinFile::Set : PinFile::Missing};
    }
    Event make(Of<event::TypeDigit>) {
        return event::TypeDigit{static_cast<char>('0' + x_random.between(0, 9))};
    }
    Event make(Of<event::EraseDigit>) { return event::EraseDigit{}; }
    Event make(Of<event::EnterPin>) { return event::EnterPin{}; }
    Event make(Of<event::JudgedPin>) {
        const PinVerdict verdicts[] = {PinVerdict::Right, PinVerdict::Wrong,
                                       PinVerdict::Unreadable};
        return event::JudgedPin{verdicts[x_random.between(0, 2)]};
    }
    Event make(Of<event::Clean>) { return event::Clean{}; }
    Event make(Of<event::RunErrand>) { return event::RunErrand{errand()}; }
    Event make(Of<event::ToldErrand>) {
        return event::ToldErrand{errand(), {ErrandState::Phase::Done}};
    }
    Event make(Of<event::RestartShow>) { return event::RestartShow{}; }
    Event make(Of<event::ShowPattern>) { return event::ShowPattern{}; }
    Event make(Of<event::TryTurn>) {
        return event::TryTurn{perhaps() ? TurnOf::Picture : TurnOf::Touch};
    }
    Event make(Of<event::Confirm>) { return event::Confirm{}; }
    Event make(Of<event::Refuse>) { return event::Refuse{}; }
    Event make(Of<event::Leave>) { return event::Leave{}; }
    Errand errand() { return static_cast<Errand>(x_random.between(0, errand_count - 1)); }
    /// Only where the show is at rest; the test brings it there.
    Event make(Of<event::NewCatalogue>) { return event::Touch{}; }
};

/// What every state keeps to.
void check_state(const Show& show, const Catalogue& catalogue, const Tempo& tempo) {
    const Visit& visit = show.visit;
    REQUIRE(show.tempo == tempo);
    if (show.scene != Scene::Operator)
        REQUIRE((show.scene == Scene::Holding) == catalogue.highlights.empty());
    if (catalogue.highlights.empty()) return;
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
    REQUIRE(visit.behind.size() <= most_behind);
    REQUIRE(code_points(visit.query.text).size() <= most_query_characters);
    REQUIRE((visit.sheet_page_count == 0 || visit.sheet_page < visit.sheet_page_count));
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
    const Scene home = catalogue.highlights.empty() ? Scene::Holding : Scene::Attract;
    // The desk may end a lock, then a trial, then itself.
    const int most_ticks = show.scene == Scene::Operator ? 3 : 2;
    for (int ticks = 0; ticks < most_ticks && show.scene != home; ++ticks) {
        const Time due = deadline(show, catalogue);
        REQUIRE(due != never);
        now = std::max(now, due);
        send(show, catalogue, event::Tick{}, now);
        REQUIRE(deadline(show, catalogue) >= now);
    }
    REQUIRE(show.scene == home);
    Show fresh = begin(catalogue, show.tempo, show.touched);
    fresh.loop = show.loop;
    fresh.pin_guard = show.pin_guard;
    fresh.wishes = show.wishes;
    REQUIRE((show == fresh || show.loop.since != show.touched));
}

/// No dead end: home, the topics and a text are one or two touches away, and "back" leads home in
/// as many steps as were taken.
void check_ways_out(const Show& show, const Catalogue& catalogue, Time now) {
    if (catalogue.highlights.empty()) return;
    Show awake = show;
    if (awake.asked_since) send(awake, catalogue, event::Touch{}, now);
    Show backwards = awake;
    for (std::size_t steps = 0; const auto back = way_back(backwards); ++steps) {
        REQUIRE(steps < most_behind + 4);
        send(backwards, catalogue, *back, now);
    }
    REQUIRE(backwards.scene == Scene::Attract);
    if (awake.visit.sheet) send(awake, catalogue, event::CloseSheet{}, now);
    REQUIRE(next(show, catalogue, event::GoHome{}, now).scene == Scene::Attract);
    if (awake.scene == Scene::Operator) return;
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
            } else {
                send(show, catalogue, AnyEvent(whole, random, now)(), now);
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
