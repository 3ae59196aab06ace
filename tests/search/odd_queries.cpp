#include <catch2/catch_test_macros.hpp>

#include "search/query.h"
#include "search/stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

TEST_CASE("bytes that are no UTF-8 find nothing and do no harm") {
    for (const std::string_view query : {"\xFF\xFE", "wa\xC3", "\xC3\xC3sser", "\x80wasser\x80",
                                         "wa\xF0\x9F\x98", "\xED\xA0\x80xx"})
        CHECK_NOTHROW(finds(query, "Das Wasser 😀 fließt."));
    CHECK_FALSE(finds("wa\xC3sser", "Das Wasser fließt."));
    CHECK(finds("\x80wasser\x80", "Das Wasser fließt."));  // signs around a word do not count
    CHECK(finds("wasser", "Kaputt \xC3 \xFF Wasser \xC3"));
}

TEST_CASE("a text that is no UTF-8 is marked in whole bytes") {
    CHECK(marks_in("\xC3\xC3Wasser\xFF ja", "wasser") == std::vector<std::string>{"Wasser"});
}

TEST_CASE("a query of a megabyte finds nothing and makes no work") {
    const std::string text = "Das Wasser fließt.";
    const SearchIndex index(stand_of({{"T", "Q?", "", text}}), "de");
    std::string many, one(1'000'000, 'a'), accents = "a";
    while (many.size() < 1'000'000) many += "wasser ";
    while (accents.size() < 1'000'000) accents += "\u0308";
    for (const std::string& query : {many, one, accents}) {
        CHECK(index.find(query, 9, 100) == Hits());
        CHECK(query_words(query).empty());
    }
    CHECK(index.find(std::string(most_query_bytes - 6, ' ') + "wasser", 9, 100).count == 1);
    CHECK(index.find(std::string(most_query_bytes - 5, ' ') + "wasser", 9, 100).count == 0);
}

TEST_CASE("a word is looked for once, the longest first") {
    const auto words = query_words("ab Wasser ab WASSER see");
    REQUIRE(words.size() == 3);
    CHECK(words[0].plain.bytes == "wasser");
    CHECK(words[1].plain.bytes == "see");
    CHECK(words[2].plain.bytes == "ab");
}

TEST_CASE("control characters part words like blanks") {
    CHECK(finds(std::string_view("wasser\0fließt", 14), "Wasser fließt"));
    CHECK(
        finds("wasser\x01"
              "fließt",
              "Wasser\x02"
              "fließt"));
}
