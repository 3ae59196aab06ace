#include <catch2/catch_test_macros.hpp>

#include "base/unicode.h"
#include "search/fold.h"
#include "search/match.h"
#include "search/stand.h"
#include "support/effort.h"
#include "support/sample_catalogue.h"

using namespace standpunkt;
using namespace standpunkt::test;
using sample::Random;

namespace {

std::string pieces(Random& random, std::size_t most) {
    static const std::string all[] = {
        "a", "e", "u", "s", "S", "ss", "ä",  "Ü", "ß",      "ae",     "ue",     "aue",
        "ı", "İ", "é", "x", "7", " ",  ". ", "-", "\u00AD", "\u00A0", "\u0308", "\u0301",
        "ﬁ", "ø", "“", "…", "½", "😀",  "\n", "K", "\u200D", "ǟ",      "\xC3",   "각"};
    std::string text;
    for (std::size_t left = random.between(0, most); left > 0; --left)
        text += all[random.between(0, std::size(all) - 1)];
    return text;
}

std::string folded(std::string_view text, Fold fold) {
    FoldedText all;
    append_folded(all, text, fold);
    return all.bytes;
}

/// Whether the piece holds a word of the query in one of the folds.
bool holds_some(std::string_view piece, const std::vector<QueryWord>& words) {
    for (const Fold fold : {Fold::Plain, Fold::Spelt})
        for (const QueryWord& word : words)
            if (folded(piece, fold).find(word.needle(fold).bytes) != std::string::npos) return true;
    return false;
}

void check_marks(const std::string& text, const std::vector<TextMark>& marks,
                 const std::vector<QueryWord>& words) {
    std::size_t last = 0;
    bool first = true;
    for (const TextMark& mark : marks) {
        CHECK((first || mark.begin > last));
        CHECK(mark.begin < mark.end);
        REQUIRE(mark.end <= text.size());
        const std::string piece = text.substr(mark.begin, mark.end - mark.begin);
        CHECK(holds_some(piece, words));
        if (is_valid_utf8(text)) {
            CHECK(is_valid_utf8(piece));  // no letter is halved
            CHECK(is_valid_utf8(text.substr(mark.end)));
        }
        last = mark.end;
        first = false;
    }
}

}  // namespace

TEST_CASE("in random texts every mark lies inside, apart from the others, and holds a word typed") {
    Random random(1);
    std::size_t found = 0;
    for (int round = 0; round < effort(2000); ++round) {
        Talk talk{pieces(random, 12), pieces(random, 30), pieces(random, 30), pieces(random, 90)};
        const std::string query = pieces(random, 4);
        const auto words = query_words(query);
        const SearchIndex index(stand_of({talk, talk}), "de");
        const bool uncut = random.one_in(2);
        const Hits hits = index.find(query, 2, uncut ? 1000 : random.between(0, 60));
        INFO("round " << round << ", query \"" << query << "\"");
        CHECK((hits.count == 0 || hits.count == 2));
        for (const Hit& hit : hits.best) {
            check_marks(hit.title, hit.title_marks, words);
            if (uncut) check_marks(hit.passage, hit.passage_marks, words);
            for (const TextMark& mark : hit.passage_marks) CHECK(mark.end <= hit.passage.size());
            found += hit.passage_marks.size();
        }
        if (!hits.suggestion.empty()) CHECK(index.find(hits.suggestion, 1, 60).count > 0);
    }
    CHECK(found > 100);
}

TEST_CASE("any part of a text that is cut between characters is found in it") {
    Random random(2);
    for (int round = 0; round < effort(2000); ++round) {
        const std::string language = random.one_in(2) ? "de" : "en";
        const std::string text = sample::sentence(random, language, random.between(1, 8));
        std::vector<std::size_t> borders;
        for (std::size_t at = 0; at <= text.size(); ++at)
            if (at == text.size() || (text[at] & 0xC0) != 0x80) borders.push_back(at);
        const auto a = random.between(0, borders.size() - 1),
                   b = random.between(a, borders.size() - 1);
        const std::string part = text.substr(borders[a], borders[b] - borders[a]);
        const auto words = query_words(part);
        // A single letter among several is looked for at the beginning of words only.
        if (std::ranges::any_of(words, [](const auto& word) { return word.letters < 2; })) continue;
        INFO("\"" << part << "\" in \"" << text << "\"");
        CHECK(match(text, words).words == words.size());
    }
}
