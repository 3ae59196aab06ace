#include <catch2/catch_test_macros.hpp>

#include "search/edit_distance.h"
#include "search/stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {
std::string suggestion(const std::string& text, std::string_view query) {
    return search(stand_of({{"Titel", "Frage?", "", text, "Ada"}}), query).suggestion;
}
}  // namespace

TEST_CASE("a word with a typing error leads to the one that was meant") {
    CHECK(suggestion("Das Wasser fließt.", "wassar") == "Wasser");
    CHECK(suggestion("Das Wasser fließt.", "wsser") == "Wasser");
    CHECK(suggestion("Das Wasser fließt.", "waasser") == "Wasser");
    CHECK(suggestion("Das Wasser fließt.", "awsser") == "Wasser");
    CHECK(suggestion("Am Gewässer.", "gewässet") == "Gewässer");
    CHECK(suggestion("Am Gewässer.", "gewaesset") == "Gewässer");
}

TEST_CASE("a long word is offered while its beginning is being typed") {
    CHECK(suggestion("Die Kreis\u00ADlauf\u00ADwirtschaft.", "kriesl") == "Kreislaufwirtschaft");
}

TEST_CASE("a whole word goes before the beginning of one, that may hold fewer edits") {
    CHECK(suggestion("Baustelle Baustelle Lauer", "bauer1") == "Lauer");
    CHECK(suggestion("Gärwasserbau Wasser", "gewässer") == "Wasser");
    CHECK(suggestion("Eine Strategie.", "straße").empty());
    CHECK(suggestion("Eine Strategie.", "stratgi") == "Strategie");
    CHECK(suggestion("Strategie, Strassen", "straßet") == "Strassen");
}

TEST_CASE("what is far from every word gets no suggestion") {
    CHECK(suggestion("Das Wasser fließt.", "quatsch").empty());
    CHECK(suggestion("Das Wasser fließt.", "xy").empty());
    CHECK(suggestion("Das Wasser fließt.", "weiber").empty());
}

TEST_CASE("who found something needs no suggestion") {
    CHECK(suggestion("Das Wasser fließt.", "wasse").empty());
    CHECK(suggestion("Das Wasser fließt.", "w").empty());
}

TEST_CASE("fewer edits go before the same first letter, that before how often a word is there") {
    CHECK(suggestion("Haus Haus Haus Maus", "mausx") == "Maus");
    CHECK(suggestion("Laub Laub Laub Raum", "raub") == "Raum");
    CHECK(suggestion("Rast Rest Rest", "rist") == "Rest");
    CHECK(suggestion("Rest Rast Rast", "rist") == "Rast");
    CHECK(suggestion("Rest REST rest Rast Rast", "rist") == "REST");  // counted together
    CHECK(suggestion("Baustelle Baustelle Bauer", "bauet") == "Bauer");
}

TEST_CASE("a suggestion is written as the texts mostly write it") {
    CHECK(suggestion("Aktuell ist aktuell, was aktuell war.", "aktuel1") == "aktuell");
    CHECK(suggestion("AKTUELL Aktuell Aktuell aktuell", "aktuel1") == "Aktuell");
}

TEST_CASE("of several words the one that is nowhere gets the suggestion") {
    CHECK(suggestion("Das Wasser fließt.", "wasser flieest") == "fließt");
    CHECK(suggestion("Das Wasser fließt.", "wassar fließt") == "Wasser");
    CHECK(suggestion("Das Wasserwerk fließt.", "wasserwerk flieest") == "fließt");
}

TEST_CASE("words that are never together lead to one of them") {
    const Catalogue catalogue = stand_of({{"Wasser", "Q?", "", "A"}, {"Lehm", "Q?", "", "A"}});
    CHECK(search(catalogue, "lehm wasser").count == 0);
    CHECK(search(catalogue, "lehm wasser").suggestion == "Wasser");
}

TEST_CASE("names of persons are suggested too") {
    CHECK(search(stand_of({{"T", "Q?", "", "A", "Dr. Anna Vogel"}}), "voglel").suggestion ==
          "Vogel");
}

TEST_CASE("the distance counts letters that are wrong, missing, too many or swapped") {
    const auto whole = [](std::string_view typed, std::string_view word) {
        return edit_distance(typed, word, 3).whole;
    };
    CHECK(whole("wasser", "wasser") == 0);
    CHECK(whole("wassar", "wasser") == 1);
    CHECK(whole("waser", "wasser") == 1);
    CHECK(whole("wassser", "wasser") == 1);
    CHECK(whole("wasesr", "wasser") == 1);
    CHECK(whole("kitten", "sitting") == 3);
    CHECK(whole("ca", "abc") == 3);  // no edit inside a swapped pair
    CHECK(whole("", "abc") == 3);
    CHECK(whole("abc", "") == 3);
    CHECK(whole("abcd", "wxyz") == 4);
    CHECK(edit_distance("wassr", "wasserstoff", 2).prefix == 1);
    CHECK(edit_distance("wassr", "wasserstoff", 2).whole == 3);
    CHECK(edit_distance(std::string(5000, 'a'), std::string(5000, 'a'), 2).whole == 3);
}
