#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "search/shown_text.h"
#include "search/text_list.h"
#include "support/sample_catalogue.h"

using namespace standpunkt;

namespace {

TextList answers(const Catalogue& catalogue, Fold fold) {
    TextList list(fold);
    const auto texts = shown_texts(catalogue, "de");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (const auto& [place, text] : {std::pair{TextPlace::Title, &texts[i].title},
                                          std::pair{TextPlace::Question, &texts[i].question},
                                          std::pair{TextPlace::Body, &texts[i].answer}}) {
            FoldedText folded;
            append_folded(folded, *text, fold);
            list.add(i, place, folded);
        }
    }
    return list;
}

}  // namespace

TEST_CASE("a word is looked for in one run over the folded texts") {
    const Catalogue catalogue =
        sample::make_content({.interviews = 20, .exchanges_each = 10}).catalogue;
    const TextList list = answers(catalogue, GENERATE(Fold::Plain, Fold::Spelt));
    REQUIRE(list.folded_bytes() > 100'000);
    for (const char* query : {"er", "en", "wasser", "straße", "waesser", "xyzxyz", "ss"}) {
        std::vector<Rank> ranks(200, no_rank);
        const auto words = query_words(query);
        const std::size_t looked_at = list.rank(words.at(0), ranks);
        INFO(query);
        CHECK(looked_at < list.folded_bytes() * 3 / 2);
    }
}

TEST_CASE("what is found in a title is not looked for in the answer any more") {
    TextList list(Fold::Plain);
    const auto add = [&](std::size_t exchange, TextPlace place, const std::string& text) {
        FoldedText folded;
        append_folded(folded, text, Fold::Plain);
        list.add(exchange, place, folded);
    };
    for (std::size_t i = 0; i < 100; ++i) {
        add(i, TextPlace::Title, "Wasser");
        std::string answer;
        while (answer.size() < 10'000) answer += "Wasser ";
        add(i, TextPlace::Body, answer);
    }
    std::vector<Rank> ranks(100, no_rank);
    CHECK(list.rank(query_words("wasser").at(0), ranks) < 100 * 20);
    CHECK(ranks == std::vector<Rank>(100, rank_of(TextPlace::Title, true)));
}
