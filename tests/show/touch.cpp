// The first touch: from the loop into a visit.
#include <catch2/catch_test_macros.hpp>

#include "show/show.h"
#include "stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

/// Twelve highlights; the cross-fade from 0 (German) to 1 (English) has begun at 20 s, takes 700
/// ms.
struct Fading {
    Catalogue catalogue = varied_stand(12);
    Show show = begin(catalogue, {.dwell = 20s, .fade = 700ms}, 0s);
    Fading() { send(show, catalogue, event::Tick{}, 20s); }
    Show touched(const Event& event, Time now) const { return next(show, catalogue, event, now); }
};

}  // namespace

TEST_CASE("A touch in the loop opens the exchange shown, in the language shown") {
    const Catalogue catalogue = varied_stand(3);
    Show show = begin(catalogue, {}, 0s);
    to_next_change(show, catalogue);
    send(show, catalogue, event::TouchLoop{20s}, 20s + 80ms);
    CHECK(show.scene == Scene::Reader);
    CHECK(show.visit.exchange == catalogue.highlights[1].exchange);
    CHECK(show.visit.topic == 1);
    CHECK(show.visit.language == "en");
    CHECK(show.visit.page == 0);
    CHECK(show.visit.began == 20s + 80ms);
    CHECK(show.touched == 20s + 80ms);
}

TEST_CASE("During a cross-fade the outgoing highlight counts until half of the fade") {
    const Fading fading;
    const auto opened = [&](Time down) {
        return fading.touched(event::TouchLoop{down}, down).visit;
    };
    CHECK(opened(20s).exchange == ExchangeRef{0, 0});
    CHECK(opened(20s).language == "de");
    CHECK(opened(20s + 349ms).exchange == ExchangeRef{0, 0});
    CHECK(opened(20s + 350ms).exchange == ExchangeRef{1, 0});
    CHECK(opened(20s + 350ms).language == "en");
}

TEST_CASE("The moment the finger went down decides, however late it lifts") {
    Fading fading;
    CHECK(fading.touched(event::TouchLoop{19s}, 20s + 600ms).visit.exchange == ExchangeRef{0, 0});
    send(fading.show, fading.catalogue, event::Tick{}, 20s + 700ms);  // the fade is over
    CHECK(fading.touched(event::TouchLoop{20s + 100ms}, 24s).visit.exchange == ExchangeRef{0, 0});
    CHECK(fading.touched(event::TouchLoop{20s + 400ms}, 24s).visit.exchange == ExchangeRef{1, 0});
}

TEST_CASE("At a cut the moment of the cut divides the touches") {
    const Catalogue catalogue = varied_stand(3);
    Show show = begin(catalogue, {.dwell = 20s, .fade = 0s}, 0s);
    send(show, catalogue, event::Tick{}, 20s);
    const auto opened = [&](Time down) {
        return next(show, catalogue, event::TouchLoop{down}, 21s).visit.exchange;
    };
    CHECK(opened(20s - 1ms) == ExchangeRef{0, 0});
    CHECK(opened(20s) == ExchangeRef{1, 0});
}

TEST_CASE("A language button in the loop opens the exchange shown in that language") {
    const Fading fading;
    const Show early = fading.touched(event::SwitchLanguage{"en", 20s + 100ms}, 20s + 400ms);
    CHECK(early.scene == Scene::Reader);
    CHECK(early.visit.exchange == ExchangeRef{0, 0});
    CHECK(early.visit.language == "en");
    const Show late = fading.touched(event::SwitchLanguage{"de", 20s + 500ms}, 20s + 600ms);
    CHECK(late.visit.exchange == ExchangeRef{1, 0});
    CHECK(late.visit.language == "de");
}

TEST_CASE("A language the stand does not have opens nothing") {
    const Fading fading;
    CHECK(fading.touched(event::SwitchLanguage{"tlh", 20s}, 20s) == fading.show);
}

TEST_CASE("Themen in the loop begins a visit at the topics, in the language shown") {
    const Fading fading;
    const Show early = fading.touched(event::OpenTopics{}, 20s + 100ms);
    CHECK(early.scene == Scene::Topics);
    CHECK(early.visit.language == "de");
    CHECK(fading.touched(event::OpenTopics{}, 20s + 400ms).visit.language == "en");
    // What counts is when the finger went down, not when it was lifted.
    const event::OpenTopics pressed_early{20s + 100ms};
    CHECK(fading.touched(pressed_early, 20s + 400ms).visit.language == "de");
}

TEST_CASE("An exchange may be opened right from the loop") {
    const Fading fading;
    const Show show = fading.touched(event::OpenExchange{{7, 0}}, 20s + 400ms);
    CHECK(show.scene == Scene::Reader);
    CHECK(show.visit.exchange == ExchangeRef{7, 0});
    CHECK(show.visit.topic == 7);
    CHECK(show.visit.language == "en");
}

TEST_CASE("What the loop has no control for leaves it as it is") {
    const Fading fading;
    for (const Event& event : {Event(event::Touch{}), Event(event::Back{}), Event(event::GoHome{}),
                               Event(event::TurnPage{1}), Event(event::TurnList{1}),
                               Event(event::Advance{}), Event(event::PageLaid{4, 100}),
                               Event(event::OpenTopic{99}), Event(event::OpenExchange{{99, 0}}),
                               Event(event::OpenExchange{{0, 99}}), Event(event::OpenPerson{99})})
        CHECK(fading.touched(event, 20s + 100ms) == fading.show);
}

TEST_CASE("After a visit the loop goes on with the next highlight") {
    const Catalogue catalogue = varied_stand(4);
    Show show = begin(catalogue, {}, 0s);
    send(show, catalogue, event::TouchLoop{1s}, 1s);
    send(show, catalogue, event::GoHome{}, 30s);
    CHECK(show.loop.now.item == 1);
    CHECK_FALSE(show.loop.before);
    CHECK(show.loop.since == 30s);
    CHECK(deadline(show, catalogue) == 30s + dwell(catalogue, show.loop.now, {}));
}

TEST_CASE("A highlight that a visit kept from coming on comes on after it") {
    Fading fading;
    send(fading.show, fading.catalogue, event::TouchLoop{20s + 100ms}, 20s + 200ms);
    send(fading.show, fading.catalogue, event::GoHome{}, 50s);
    CHECK(fading.show.loop.now == Shown{1, "en"});
    CHECK(deadline(fading.show, fading.catalogue) == 70s);
    // and a finger that lifts late after the visit does not reach back before it
    send(fading.show, fading.catalogue, event::TouchLoop{20s}, 51s);
    CHECK(fading.show.visit.exchange == ExchangeRef{1, 0});
}
