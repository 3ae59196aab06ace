// Idle time, the StillThere sheet, the reset.
#include <catch2/catch_test_macros.hpp>

#include "show/show.h"
#include "stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

/// A visit that began at 100 s with a page of 210 words: idle 108 s.
struct Reading {
    Catalogue catalogue = varied_stand(6);
    Show show = begin(catalogue, {}, 99s);
    Reading() {
        send(event::TouchLoop{100s}, 100s);
        send(event::PageLaid{3, 210}, 100s);
    }
    void send(const Event& event, Time now) { test::send(show, catalogue, event, now); }
    void ask() { send(event::Tick{}, 208s); }
};

const std::vector<Event> touches = {event::Touch{},
                                    event::TouchLoop{209s},
                                    event::OpenTopics{},
                                    event::OpenTopic{2},
                                    event::OpenExchange{{3, 0}},
                                    event::OpenPerson{1},
                                    event::Back{},
                                    event::TurnPage{1},
                                    event::TurnList{1},
                                    event::Advance{},
                                    event::SwitchLanguage{"en", 209s}};

}  // namespace

TEST_CASE("The sheet asks when nobody touched for the idle time of the page") {
    Reading reading;
    CHECK(deadline(reading.show, reading.catalogue) == 208s);
    reading.send(event::Tick{}, 208s - 1ms);
    CHECK_FALSE(reading.show.asked_since);
    reading.ask();
    CHECK(reading.show.asked_since == 208s);
    CHECK(reading.show.scene == Scene::Reader);
    CHECK(deadline(reading.show, reading.catalogue) == 238s);
}

TEST_CASE("Each touch begins the idle time anew, also one that hit nothing") {
    for (const Event& event : touches) {
        Reading reading;
        reading.send(event, 150s);
        CHECK(reading.show.touched == 150s);
        CHECK(deadline(reading.show, reading.catalogue) >= 210s);
        reading.send(event::Tick{}, 209s);
        CHECK_FALSE(reading.show.asked_since);
    }
}

TEST_CASE("Laying a page and time passing are no touches") {
    Reading reading;
    reading.send(event::PageLaid{3, 40}, 150s);
    reading.send(event::Tick{}, 151s);
    CHECK(reading.show.touched == 100s);
    CHECK(deadline(reading.show, reading.catalogue) == 160s);
}

TEST_CASE("The sheet counts down its seconds") {
    Reading reading;
    CHECK(seconds_left(reading.show, 200s) == 0);
    reading.ask();
    CHECK(seconds_left(reading.show, 208s) == 30);
    CHECK(seconds_left(reading.show, 208s + 1ms) == 30);
    CHECK(seconds_left(reading.show, 209s) == 29);
    CHECK(seconds_left(reading.show, 238s - 1ms) == 1);
    CHECK(seconds_left(reading.show, 300s) == 1);  // as long as the sheet is up
}

TEST_CASE("Any touch under the sheet takes it away and triggers nothing underneath") {
    for (const Event& event : touches) {
        Reading reading;
        Show expected = reading.show;
        expected.touched = 220s;
        reading.ask();
        reading.send(event, 220s);
        CHECK(reading.show == expected);
    }
}

TEST_CASE("Beenden on the sheet ends the visit at once") {
    Reading reading;
    reading.ask();
    reading.send(event::GoHome{}, 210s);
    CHECK(reading.show.scene == Scene::Attract);
    CHECK_FALSE(reading.show.asked_since);
}

TEST_CASE("A page that is laid anew under the sheet leaves the sheet up") {
    Reading reading;
    reading.ask();
    reading.send(event::PageLaid{5, 400}, 210s);
    CHECK(reading.show.asked_since == 208s);
    CHECK(deadline(reading.show, reading.catalogue) == 238s);
}

TEST_CASE("After 30 s without a touch the show resets") {
    Reading reading;
    reading.ask();
    reading.send(event::Tick{}, 238s - 1ms);
    CHECK(reading.show.scene == Scene::Reader);
    reading.send(event::Tick{}, 238s);
    CHECK(reading.show.scene == Scene::Attract);
}

TEST_CASE("However late the tick: the sheet is shown for its time before the reset") {
    Reading reading;
    reading.send(event::Tick{}, 5h);
    CHECK(reading.show.asked_since == 5h);
    CHECK(deadline(reading.show, reading.catalogue) == 5h + 30s);
}

TEST_CASE("A visitor who comes back at the last moment is not sent away") {
    Reading reading;
    reading.ask();
    reading.send(event::Touch{}, 238s + 50ms);  // before the tick that was due
    CHECK(reading.show.scene == Scene::Reader);
    CHECK_FALSE(reading.show.asked_since);
    CHECK(deadline(reading.show, reading.catalogue) == 238s + 50ms + 108s);
}

TEST_CASE("A scene without text to read has the least idle time, also after a long page") {
    Reading reading;
    reading.send(event::OpenTopics{}, 110s);
    CHECK(deadline(reading.show, reading.catalogue) == 170s);
}

TEST_CASE("After a reset the show equals a fresh one, besides the loop's own memory") {
    for (const Event& event : touches) {
        Reading reading;
        reading.send(event, 120s);
        reading.send(event::GoHome{}, 130s);
        Show fresh = begin(reading.catalogue, {}, 130s);
        fresh.loop = reading.show.loop;
        CHECK(reading.show == fresh);
        CHECK_FALSE(reading.show.loop.before);
        CHECK_FALSE(reading.show.loop.earlier);
        CHECK(reading.show.loop.since == 130s);
        CHECK(at_rest(reading.show, 130s));
    }
}

TEST_CASE("Content may not be replaced during a visit") {
    Reading reading;
    CHECK_FALSE(at_rest(reading.show, 150s));
    reading.ask();
    CHECK_FALSE(at_rest(reading.show, 209s));
}

TEST_CASE("Times of zero do not stop the show: each tick leads on") {
    const Catalogue catalogue = varied_stand(3);
    const Tempo tempo{
        .dwell = 0s, .fade = 0s, .idle_least = 0s, .idle_most = 0s, .still_there = 0s};
    Show show = begin(catalogue, tempo, 0s);
    send(show, catalogue, event::TouchLoop{0s}, 0s);
    send(show, catalogue, event::Tick{}, deadline(show, catalogue));
    send(show, catalogue, event::Tick{}, deadline(show, catalogue));
    CHECK(show.scene == Scene::Attract);
    CHECK(deadline(show, catalogue) > 0s);
}
