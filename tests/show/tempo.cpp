#include "show/tempo.h"

#include <catch2/catch_test_macros.hpp>

#include "stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

Catalogue saying(const std::string& text) {
    return stand({{0, 0, {"de"}, text}}, {"de"});
}

Duration dwell_of(const std::string& text) {
    return dwell(saying(text), {0, "de"}, {});
}

}  // namespace

TEST_CASE("Dwell is 3 s and a second for each 11 characters, 8 to 20 s") {
    CHECK(dwell_of("short") == 8s);
    CHECK(dwell_of(std::string(55, 'a')) == 8s);
    CHECK(dwell_of(std::string(66, 'a')) == 9s);
    CHECK(dwell_of(std::string(120, 'a')) == 3s + 10909ms);
    CHECK(dwell_of(std::string(187, 'a')) == 20s);
    CHECK(dwell_of(std::string(240, 'a')) == 20s);
}

TEST_CASE("Dwell counts what a reader sees: an umlaut is one character, a soft hyphen none") {
    std::string umlauts, hyphenated;
    for (int i = 0; i < 88; ++i) {
        umlauts += "ä";
        hyphenated += "a\u00AD";
    }
    CHECK(dwell_of(umlauts) == 11s);
    CHECK(dwell_of(hyphenated) == 11s);
}

TEST_CASE("Dwell is that of the language on screen") {
    Catalogue catalogue = varied_stand(1);
    catalogue.highlights[0].text["de"] = std::string(110, 'a');
    catalogue.highlights[0].text["en"] = std::string(88, 'a');
    CHECK(dwell(catalogue, {0, "de"}, {}) == 13s);
    CHECK(dwell(catalogue, {0, "en"}, {}) == 11s);
}

TEST_CASE("A fixed dwell holds: the stand's, and before it the command line's") {
    Catalogue catalogue = saying("short");
    catalogue.stand.timing.dwell = 5s;
    CHECK(dwell(catalogue, {0, "de"}, {}) == 5s);
    Tempo tempo;
    tempo.dwell = 500ms;
    CHECK(dwell(catalogue, {0, "de"}, tempo) == 500ms);
}

TEST_CASE("A dwell of nothing still lets time pass") {
    Tempo tempo;
    tempo.dwell = -4s;
    CHECK(dwell(saying("short"), {0, "de"}, tempo) == 1ms);
}

TEST_CASE("The cross-fade takes 700 ms unless the stand or the command line says otherwise") {
    Catalogue catalogue = saying("short");
    Tempo tempo;
    CHECK(fade_time(catalogue, tempo) == 700ms);
    catalogue.stand.timing.fade = 300ms;
    CHECK(fade_time(catalogue, tempo) == 300ms);
    tempo.fade = 0ms;
    CHECK(fade_time(catalogue, tempo) == 0ms);
    tempo.fade = -1s;
    CHECK(fade_time(catalogue, tempo) == 0ms);
}

TEST_CASE("Idle is one and a half times the reading time of the page, 60 to 180 s") {
    const Catalogue catalogue = saying("short");
    CHECK(idle_time(catalogue, 0, {}) == 60s);
    CHECK(idle_time(catalogue, 116, {}) == 60s);
    CHECK(idle_time(catalogue, 175, {}) == 90s);
    CHECK(idle_time(catalogue, 350, {}) == 180s);
    CHECK(idle_time(catalogue, 5'000, {}) == 180s);
    CHECK(idle_time(catalogue, static_cast<std::size_t>(-1), {}) == 180s);
}

TEST_CASE("The bounds of idle are the stand's, and before them the command line's") {
    Catalogue catalogue = saying("short");
    catalogue.stand.timing.idle_least = 20s;
    catalogue.stand.timing.idle_most = 40s;
    CHECK(idle_time(catalogue, 0, {}) == 20s);
    CHECK(idle_time(catalogue, 1'000, {}) == 40s);
    Tempo tempo;
    tempo.idle_least = 1s;
    CHECK(idle_time(catalogue, 0, tempo) == 1s);
    tempo.idle_least = 50s;  // above the stand's most: nobody is cut off
    CHECK(idle_time(catalogue, 1'000, tempo) == 50s);
}
