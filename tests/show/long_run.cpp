#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "show/show.h"
#include "stand.h"
#include "support/sample_catalogue.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

std::size_t topic_of(const Catalogue& catalogue, const Shown& shown) {
    return catalogue.exchange(catalogue.highlights[shown.item].exchange).topic;
}

Catalogue sample_of(std::size_t interviews, std::size_t exchanges_each) {
    sample::Request request;
    request.interviews = interviews;
    request.exchanges_each = exchanges_each;
    request.words_an_answer = 4;
    return sample::make_content(request).catalogue;
}

}  // namespace

TEST_CASE("72 hours of attract loop: every highlight equally often in each language") {
    const Catalogue catalogue = sample_of(6, 6);
    const std::size_t count = catalogue.highlights.size();
    REQUIRE(count == 12);
    Show show = begin(catalogue, {}, 0s);
    std::map<std::pair<std::size_t, std::string>, std::size_t> shown{
        {{show.loop.now.item, show.loop.now.language}, 1}};
    std::size_t changes = 0, ticks = 0, topic_repeats = 0;
    for (Time now = deadline(show, catalogue); now < 72h; now = deadline(show, catalogue)) {
        const Shown before = show.loop.now;
        send(show, catalogue, event::Tick{}, now);
        ++ticks;
        REQUIRE(deadline(show, catalogue) > now);
        if (show.loop.now == before) continue;
        ++changes;
        ++shown[{show.loop.now.item, show.loop.now.language}];
        topic_repeats += topic_of(catalogue, before) == topic_of(catalogue, show.loop.now) ? 1 : 0;
    }
    // Each stays 8 to 20 s and 0.7 s of fade; each change costs one tick, the end of its fade
    // another.
    CHECK(changes > std::size_t{72 * 3600 / 21});
    CHECK(changes < std::size_t{72 * 3600 / 8});
    CHECK(ticks - 2 * changes <= 1);
    CHECK(show.loop.memory.turn == changes + 1);
    CHECK(show.loop.memory.marks.size() == count);  // the memory does not grow
    CHECK(shown.size() == 2 * count);
    const auto [least, most] = std::minmax_element(
        shown.begin(), shown.end(),
        [](const auto& one, const auto& two) { return one.second < two.second; });
    CHECK(most->second - least->second <= 1);
    CHECK(topic_repeats == 0);
}

TEST_CASE("72 hours with a visit every few minutes end in the loop, at a fresh visit's state") {
    const Catalogue catalogue = sample_of(6, 6);
    sample::Random random(72);
    Show show = begin(catalogue, {}, 0s);
    std::size_t visits = 0;
    Time now{0};
    for (Time next_visitor = 5min; now < 72h;) {
        if (show.scene == Scene::Attract && now >= next_visitor) {
            send(show, catalogue, event::TouchLoop{now}, now);
            send(show, catalogue, event::PageLaid{3, random.between(20, 200)}, now);
            REQUIRE(show.scene == Scene::Reader);
            ++visits;
            next_visitor = now + 1min * random.between(3, 20);
        }
        now = std::max(now, deadline(show, catalogue));
        send(show, catalogue, event::Tick{}, now);
        if (show.scene == Scene::Attract) REQUIRE(show.visit == Visit{});
    }
    CHECK(visits > 72 * 3);
    CHECK(visits < 72 * 20);
}

TEST_CASE("A stand of 1,500 highlights shows each of them once in every cycle") {
    const Catalogue catalogue = sample_of(150, 30);
    const std::size_t count = catalogue.highlights.size();
    REQUIRE(count == 1'500);
    Show show = begin(catalogue, {.dwell = 1s}, 0s);
    for (int cycle = 0; cycle < 2; ++cycle) {
        std::vector<bool> seen(count);
        std::size_t fresh = 0, repeats = 0, same_language = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const Shown now = show.loop.now;
            fresh += seen[now.item] ? 0 : 1;
            seen[now.item] = true;
            to_next_change(show, catalogue);
            const auto& next = show.loop.now;
            repeats += topic_of(catalogue, now) == topic_of(catalogue, next) ? 1 : 0;
            repeats += catalogue.highlights[now.item].exchange.interview ==
                               catalogue.highlights[next.item].exchange.interview
                           ? 1
                           : 0;
            same_language += now.language == next.language ? 1 : 0;
        }
        CHECK(fresh == count);
        CHECK(repeats == 0);
        CHECK(same_language == 0);
    }
}
