#include "search/index_shelf.h"

#include <catch2/catch_test_macros.hpp>

#include "stand.h"
#include "support/sample_catalogue.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

Catalogue bilingual() {
    return sample::make_content({.interviews = 40, .languages = {"de", "en"}, .maker = {}})
        .catalogue;
}

std::vector<Hit> found(const SearchIndex& index) {
    return index.find("en", 20, 80).best;
}

}  // namespace

TEST_CASE("an index of the shelf finds what one made on the spot finds") {
    const Catalogue catalogue = bilingual();
    IndexShelf shelf;
    shelf.fill(catalogue);
    for (const char* language : {"en", "de", "en"}) {
        REQUIRE_FALSE(found(SearchIndex(catalogue, language)).empty());
        CHECK(found(shelf.of(catalogue, language)) == found(SearchIndex(catalogue, language)));
    }
}

TEST_CASE("a shelf that nobody filled, or in a language no stand has, finds all the same") {
    const Catalogue catalogue = bilingual();
    IndexShelf shelf;
    CHECK(found(shelf.of(catalogue, "fr")) == found(SearchIndex(catalogue, "fr")));
    CHECK(&shelf.of(catalogue, "fr") == &shelf.of(catalogue, "fr"));
}

TEST_CASE("a shelf may go while its indexes are being made") {
    const Catalogue catalogue = bilingual();
    for (int i = 0; i < 20; ++i) {
        IndexShelf shelf;
        shelf.fill(catalogue);
        if (i % 2 == 0) shelf.of(catalogue, "de");
    }
}
