#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "search/stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

TEST_CASE("an umlaut is found as it is written, as its letter and with an e") {
    CHECK(finds("wässer", "Sauberes Gewässer"));
    CHECK(finds("waesser", "Sauberes Gewässer"));
    CHECK(finds("wasser", "Sauberes Gewässer"));
    CHECK(finds("über", "Überall"));
    CHECK(finds("ueber", "Überall"));
    CHECK(finds("uber", "Überall"));
    CHECK(finds("schön", "Schönheit"));
    CHECK(finds("schoen", "Schönheit"));
    CHECK(finds("schon", "Schönheit"));
}

TEST_CASE("words are found inside words") {
    CHECK(finds("wasser", "Wasserstoff"));
    CHECK(finds("stoff", "Wasserstoff"));
    CHECK(finds("element", "Ein Bauelement"));
    CHECK(finds("elle", "Das Aktuelle"));
    CHECK(finds("bauelement", "Ein Bauelement"));
    CHECK(finds("aktuell", "Das Aktuelle"));
}

TEST_CASE("letters that really are written ae, oe or ue are no umlaut") {
    CHECK_FALSE(finds("aktüll", "Das Aktuelle"));
    CHECK_FALSE(finds("aktull", "Das Aktuelle"));
    CHECK_FALSE(finds("baülement", "Ein Bauelement"));
    CHECK_FALSE(finds("baulement", "Ein Bauelement"));
    CHECK_FALSE(finds("pösie", "Poesie"));
    CHECK_FALSE(finds("posie", "Poesie"));
    CHECK(finds("poesie", "Poesie"));
    CHECK_FALSE(finds("waesser", "Wasser"));
}

TEST_CASE("an umlaut elsewhere in the text does not change that") {
    for (const char* query : {"aktüll", "aktull", "baülement", "baulement", "pösie", "posie"})
        CHECK_FALSE(finds(query, "Für die Grünen: das Aktuelle, ein Bauelement und Poesie"));
    for (const char* query : {"aktuell", "elle", "bauelement", "element", "poesie", "fuer"})
        CHECK(finds(query, "Für die Grünen: das Aktuelle, ein Bauelement und Poesie"));
}

TEST_CASE("nothing begins with the second half of a letter") {
    CHECK_FALSE(finds("sen", "Maßen"));
    CHECK(finds("ssen", "Maßen"));
    CHECK_FALSE(finds("eue", "Die Bläue"));
    CHECK(finds("aeue", "Die Bläue"));
    CHECK_FALSE(finds("esser", "Gewässer"));
    CHECK_FALSE(finds("elle", "Die Tällen"));
    CHECK(finds("esser", "Ein Messer"));
}

TEST_CASE("a word with two umlauts may be typed with one of them spelt out") {
    CHECK(finds("Übergaenge", "Viele Übergänge"));
    CHECK(finds("Uebergänge", "Viele Übergänge"));
    CHECK(finds("uebergaenge", "Viele Übergänge"));
    CHECK(finds("ubergange", "Viele Übergänge"));
}

TEST_CASE("while an umlaut is typed letter by letter its hit stays") {
    for (const char* typed : {"ge", "gew", "gewa", "gewae", "gewaes", "gewaess", "gewaesser"})
        CHECK(finds(typed, "Gewässer"));
    for (const char* typed : {"st", "str", "stra", "stras", "strass", "strasse"})
        CHECK(finds(typed, "Straße"));
}

TEST_CASE("a sharp s is a double s, small and capital") {
    CHECK(finds("strasse", "Die Straße"));
    CHECK(finds("straße", "Die Strasse"));
    CHECK(finds("STRASSE", "Die Straße"));
    CHECK(finds("straße", "STRAẞE"));
    CHECK_FALSE(finds("strase", "Die Straße"));
}

TEST_CASE("case does not count, of umlauts neither") {
    CHECK(finds("WASSER", "wasser"));
    CHECK(finds("wasser", "WASSER"));
    CHECK(finds("GEWÄSSER", "gewässer"));
    CHECK(finds("gewässer", "GEWÄSSER"));
    CHECK(finds("ΣΟΦΟΣ", "σοφός"));
}

TEST_CASE("accents do not count") {
    CHECK(finds("naive", "naïve"));
    CHECK(finds("cafe", "Café"));
    CHECK(finds("café", "Cafe"));
    CHECK(finds("lodz", "Łódź"));
    CHECK(finds("sorensen", "Sørensen"));
    CHECK(finds("soerensen", "Sørensen"));
}

TEST_CASE("accents that are code points of their own are the same letters") {
    const std::string apart = "Gewa\u0308sser";
    CHECK(finds("gewässer", apart));
    CHECK(finds("gewaesser", apart));
    CHECK(finds("gewasser", apart));
    CHECK(finds(apart, "Gewässer"));
    CHECK(finds("gewaesser", "Gewa\u0323\u0308sser"));  // a dot below it too
    CHECK_FALSE(finds("aktu\u0308ll", "aktuell"));
}

TEST_CASE("soft hyphens are not there") {
    CHECK(finds("kreislauf", "Kreis\u00ADlauf"));
    CHECK(finds("kreis\u00ADlauf", "Kreislauf"));
    CHECK(finds("kreislauf", "Kreis\u200Blauf"));
}

TEST_CASE("blanks of any kind part words") {
    for (const std::string blank : {" ", "\u00A0", "\u202F", "\u2009", "\t", "\n", "\r\n"}) {
        CHECK(finds("10" + blank + "kg", "Es sind 10 kg"));
        CHECK(finds("10 kg", "Es sind 10" + blank + "kg"));
        CHECK_FALSE(finds("10kg", "Es sind 10" + blank + "kg"));
    }
}

TEST_CASE("digits are found as letters are") {
    CHECK(finds("2045", "Bis 2045 klimaneutral"));
    CHECK(finds("co2", "Weniger CO₂"));
    CHECK_FALSE(finds("2046", "Bis 2045 klimaneutral"));
}

TEST_CASE("dashes, apostrophes and quotation marks have one shape") {
    CHECK(finds("e-mobil", "E\u2011Mobilität"));
    CHECK(finds("geht's", "So geht’s"));
}

TEST_CASE("signs around a word do not count") {
    CHECK(finds("wasser?", "Das Wasser fließt"));
    CHECK(finds("„Wasser“", "Das Wasser fließt"));
    CHECK(finds("wasser - fließt", "Das Wasser fließt"));
}
