#include <catch2/catch_test_macros.hpp>

#include "search/stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

/// The interviews of the hits, in order; stand_of() makes one of each talk.
std::vector<std::size_t> found(const std::vector<Talk>& talks, std::string_view query) {
    std::vector<std::size_t> interviews;
    for (const Hit& hit : search(stand_of(talks), query).best)
        interviews.push_back(hit.exchange.interview);
    return interviews;
}
using Order = std::vector<std::size_t>;

}  // namespace

TEST_CASE("one letter or digit finds nothing, two do") {
    for (const char* query : {"", " ", "w", "ß", "ä", "a\u0308", "7", "w.", " w ", "?!", "-"})
        CHECK_FALSE(finds(query, "w ß ä 7 ?! - was"));
    CHECK(finds("wa", "was"));
    CHECK(finds("7 w", "7 w"));
}

TEST_CASE("every word must be there, anywhere in the exchange") {
    const std::vector<Talk> talks = {{"Wasser", "Wo?", "", "Im Norden."},
                                     {"Feuer", "Im Norden?", "", "Ja, ohne Wasser."},
                                     {"Erde", "Wo?", "Im Norden.", "Dort."}};
    CHECK(found(talks, "wasser norden") == Order{0, 1});
    CHECK(found(talks, "norden wasser") == Order{0, 1});
    CHECK(found(talks, "wasser süden").empty());
    CHECK(found(talks, "wasser wasser") == Order{0, 1});
}

TEST_CASE("a title goes before a question, that before summary and answer") {
    CHECK(found({{"T", "Q?", "", "Das Wasser."},
                 {"T", "Q?", "Wasser.", "A"},
                 {"T", "Wo ist Wasser?", "", "A"},
                 {"Nur Wasser", "Q?", "", "A"}},
                "wasser") == Order{3, 2, 0, 1});
}

TEST_CASE("the worst placed of several words decides") {
    CHECK(found({{"Wasser", "Q?", "", "Im Norden."},
                 {"T", "Wasser im Norden?", "", "A"},
                 {"Wasser im Norden", "Q?", "", "A"},
                 {"Wasser", "Im Norden?", "", "A"}},
                "wasser norden") == Order{2, 1, 3, 0});
}

TEST_CASE("the beginning of a word goes before its inside, the place before both") {
    CHECK(found({{"Abwasser", "Q?", "", "A"},
                 {"T", "Wasser?", "", "A"},
                 {"Das Wasserwerk", "Q?", "", "A"},
                 {"Trinkwasser und Wasserwerk", "Q?", "", "A"},
                 {"Ab-Wasser", "Q?", "", "A"}},
                "wasser") == Order{2, 3, 4, 0, 1});
}

TEST_CASE("no word begins behind a soft hyphen") {
    CHECK(found({{"Kreis\u00ADlauf", "Q?", "", "A"}, {"Kreis-Lauf", "Q?", "", "A"}}, "lauf") ==
          Order{1, 0});
}

TEST_CASE("otherwise the order of the catalogue stays") {
    CHECK(found({{"T", "Q?", "", "Wasser."}, {"T", "Q?", "", "Wasser, Wasser!"}}, "wasser") ==
          Order{0, 1});
}

TEST_CASE("a person's name finds all of that person's exchanges") {
    Catalogue catalogue =
        stand_of({{"T", "Q?", "S", "A", "Dr. Anna Vogel"}, {"T", "Q?", "S", "A", "Jörg Weiß"}});
    catalogue.interviews[1].exchanges.push_back(exchange_of({"T2", "Q2?", "S2", "A2"}));
    const Hits hits = search(catalogue, "joerg weiss");
    REQUIRE(hits.count == 2);
    CHECK(hits.best[0].exchange == ExchangeRef{1, 0});
    CHECK(hits.best[1].exchange == ExchangeRef{1, 1});
    CHECK(hits.best[1].passage == "S2");
    CHECK(hits.best[1].passage_marks.empty());
}

TEST_CASE("all hits are counted, the best as many as asked are given") {
    const std::vector<Talk> talks(7, {"Wasser", "Q?", "S", "Wasser."});
    const SearchIndex index(stand_of(talks), "de");
    CHECK(index.find("wasser", 3, 100).best.size() == 3);
    CHECK(index.find("wasser", 3, 100).count == 7);
    CHECK(index.find("wasser", 0, 100).best.empty());
    CHECK(index.find("wasser", 0, 100).count == 7);
    CHECK(index.find("wasser", 100, 100).best.size() == 7);
}

TEST_CASE("the language shown is searched, where it lacks the stand's own") {
    Catalogue catalogue = stand_of({{"Wasser", "Q?", "S", "A"}, {"Feuer", "Q?", "S", "A"}});
    const Exchange english = exchange_of({"Water", "Q?", "S", "A"}, "en");
    catalogue.interviews[0].exchanges[0].texts.insert(*english.texts.begin());
    const SearchIndex index(catalogue, "en");
    CHECK(index.find("water", 9, 100).count == 1);
    CHECK(index.find("wasser", 9, 100).count == 0);
    CHECK(index.find("feuer", 9, 100).count == 1);
}

TEST_CASE("an index is free of the catalogue it was made of, also when it moves") {
    auto catalogue = std::make_unique<Catalogue>(stand_of({{"Wasser", "Q?", "S", "A"}}));
    SearchIndex index(*catalogue, "de");
    catalogue.reset();
    const SearchIndex moved(std::move(index));
    CHECK(moved.find("wasser", 9, 100).best.at(0).title == "Wasser");
}

TEST_CASE("an empty catalogue holds nothing to find") {
    const SearchIndex index(Catalogue(), "de");
    CHECK(index.find("wasser", 9, 100) == Hits());
}
