#include <catch2/catch_test_macros.hpp>

#include "search/stand.h"

using namespace standpunkt;
using namespace standpunkt::test;
using Pieces = std::vector<std::string>;

TEST_CASE("a mark covers exactly what was typed") {
    CHECK(marks_in("Der Wasserstoff aus Wasser.", "wasser") == Pieces{"Wasser", "Wasser"});
    CHECK(marks_in("Am Gewässer.", "wasser") == Pieces{"wässer"});
    CHECK(marks_in("Am Gewässer.", "waesser") == Pieces{"wässer"});
    CHECK(marks_in("Im Café.", "cafe") == Pieces{"Café"});
}

TEST_CASE("marks are bytes of the text behind letters of several bytes") {
    const std::string text = "Größe über Öl, „Maß“ – Wärme.";
    const Hits hits = search(
        stand_of({{.title = "T", .question = "Q?", .summary = "", .answer = text}}), "warme");
    REQUIRE(hits.count == 1);
    CHECK(hits.best[0].passage_marks ==
          std::vector<TextMark>{{text.find("Wärme"), text.find("Wärme") + 6}});
}

TEST_CASE("half a sharp s or umlaut is marked whole") {
    CHECK(marks_in("Die Straße.", "stras") == Pieces{"Straß"});
    CHECK(marks_in("Am Gewässer.", "gewa") == Pieces{"Gewä"});
    CHECK(marks_in("Am Gewässer.", "gewae") == Pieces{"Gewä"});
}

TEST_CASE("a letter is marked with the accents behind it") {
    CHECK(marks_in("Ein Cafe\u0301 hier.", "cafe") == Pieces{"Cafe\u0301"});
    CHECK(marks_in("Am Gewa\u0308sser.", "wa") == Pieces{"wa\u0308"});
}

TEST_CASE("marks that overlap or touch are one") {
    CHECK(marks_in("Ein Wasserstoff.", "wasserst stoff") == Pieces{"Wasserstoff"});
    CHECK(marks_in("Ein Wasserstoff.", "stoff wasser") == Pieces{"Wasserstoff"});
    CHECK(marks_in("Ananas.", "ana") == Pieces{"Anana"});
    CHECK(marks_in("Ein See, ein Meer.", "see meer") == Pieces{"See", "Meer"});
}

TEST_CASE("marks in a title count its soft hyphens") {
    const std::string title = "Kreis\u00ADlauf\u00ADwirt\u00ADschaft";
    const Hits hits = search(
        stand_of({{.title = title, .question = "Q?", .summary = "S", .answer = "A"}}), "laufwirt");
    REQUIRE(hits.count == 1);
    CHECK(hits.best[0].title == title);
    CHECK(marked(title, hits.best[0].title_marks) == Pieces{"lauf\u00ADwirt"});
}

TEST_CASE("a word of one letter is marked only where a word begins with it") {
    CHECK(marks_in("Viel Vitamin C, auch nachts.", "vitamin c") == Pieces{"Vitamin", "C"});
}
