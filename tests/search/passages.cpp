#include <catch2/catch_test_macros.hpp>

#include "base/unicode.h"
#include "search/passage.h"
#include "search/stand.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

std::string passage(const Talk& talk, std::string_view query, std::size_t most = 200) {
    return SearchIndex(stand_of({talk}), "de").find(query, 1, most).best.at(0).passage;
}

/// The passage of `most` characters of a sentence around the words of `query`.
ShownPassage cut(std::string_view sentence, std::string_view query, std::size_t most) {
    return cut_passage(sentence, match(sentence, query_words(query)).marks, most);
}

}  // namespace

TEST_CASE("the passage is the sentence with the match") {
    CHECK(passage({"T", "Was ist das? Ein Haus aus Lehm?", "S", "A"}, "lehm") ==
          "Ein Haus aus Lehm?");
    CHECK(passage({"T", "Q?", "Erst das. Dann Lehm. Und so.", "A"}, "lehm") == "Dann Lehm.");
    CHECK(passage({"T", "Q?", "S", "Dr. Vogel nimmt z. B. Lehm. Das hält."}, "lehm") ==
          "Dr. Vogel nimmt z. B. Lehm.");
    CHECK(passage({"T", "Q?", "S", "Sand\nLehm\nTon"}, "lehm") == "Lehm");
}

TEST_CASE("question, summary and answer are looked through in this order") {
    CHECK(passage({"Lehm", "Wo Lehm?", "Lehm hier.", "Lehm dort."}, "lehm") == "Wo Lehm?");
    CHECK(passage({"Lehm", "Q?", "Lehm hier.", "Lehm dort."}, "lehm") == "Lehm hier.");
    CHECK(passage({"Lehm", "Q?", "S", "Lehm dort. Lehm da."}, "lehm") == "Lehm dort.");
}

TEST_CASE("of several words the sentence with most of them shows why") {
    CHECK(passage({"T", "Wo ist Lehm?", "S", "Im Sand. Sand und Lehm. Lehm."}, "lehm sand") ==
          "Sand und Lehm.");
}

TEST_CASE("where only the title matches the summary stands, else the question") {
    CHECK(passage({"Lehm", "Q?", "Kurz gesagt.", "A"}, "lehm") == "Kurz gesagt.");
    CHECK(passage({"Lehm", "Q?", "", "A"}, "lehm") == "Q?");
}

TEST_CASE("a passage has no soft hyphens and its marks do not count them") {
    const Hits hits = search(
        stand_of({{"T", "Q?", "S", "Die Kreis\u00ADlauf\u00ADwirt\u00ADschaft."}}), "wirtschaft");
    CHECK(hits.best.at(0).passage == "Die Kreislaufwirtschaft.");
    CHECK(marked(hits.best[0].passage, hits.best[0].passage_marks) ==
          std::vector<std::string>{"wirtschaft"});
}

TEST_CASE("a long sentence is cut at word ends, with dots for what is missing") {
    const std::string_view sentence =
        "Wer heute neue Häuser baut, sollte sich über Lehm, Holz und Stroh Gedanken machen.";
    CHECK(cut(sentence, "wer", 30).text == "Wer heute neue Häuser baut,\u00A0…");
    CHECK(cut(sentence, "machen", 30).text == "…\u00A0und Stroh Gedanken machen.");
    CHECK(cut(sentence, "lehm", 30).text == "…\u00A0sich über Lehm, Holz und\u00A0…");
    CHECK(cut(sentence, "lehm", 200).text == sentence);
    CHECK(cut(sentence, "", 30).text == "Wer heute neue Häuser baut,\u00A0…");
}

TEST_CASE("at every length a passage keeps its first mark and ends where words end") {
    const std::string sentence =
        "Wer heute neue Häuser baut, sollte sich über Lehm, Holz und Stroh Gedanken machen.";
    for (const char* query : {"wer", "ause", "lehm", "und", "danken", "machen", "über stroh"}) {
        const auto first = match(sentence, query_words(query)).marks.at(0);
        const std::string word = sentence.substr(first.begin, first.end - first.begin);
        for (std::size_t most = least_passage_characters; most < 90; ++most) {
            const ShownPassage shown = cut(sentence, query, most);
            INFO(query << " in " << most << ": " << shown.text);
            CHECK(character_count(shown.text) <= most);
            CHECK(marked(shown.text, shown.marks).at(0) == word);
            std::string inside = shown.text;
            const bool cut_before = inside.starts_with("…\u00A0");
            if (cut_before) inside.erase(0, std::string("…\u00A0").size());
            const bool cut_behind = inside.ends_with("\u00A0…");
            if (cut_behind) inside.erase(inside.size() - std::string("\u00A0…").size());
            const auto at = sentence.find(inside);
            REQUIRE(at != std::string::npos);
            CHECK(cut_before == (at > 0));
            CHECK(cut_behind == (at + inside.size() < sentence.size()));
            CHECK((at == 0 || sentence[at - 1] == ' '));
            CHECK((!cut_behind || sentence[at + inside.size()] == ' '));
        }
    }
}

TEST_CASE("a word that does not fit alone is cut around its mark") {
    std::string word;
    for (int i = 0; i < 20; ++i) word += "Größe";
    word += "Lehm" + word;
    const ShownPassage shown = cut(word, "lehm", 30);
    CHECK(character_count(shown.text) <= 30);
    CHECK(marked(shown.text, shown.marks) == std::vector<std::string>{"Lehm"});
    CHECK(is_valid_utf8(shown.text));
    // A mark that does not fit itself is shown as far as there is room.
    const ShownPassage all = cut(word, word.substr(0, 300), 30);
    CHECK(character_count(all.text) <= 30);
    REQUIRE(all.marks.size() == 1);
    CHECK(all.marks[0].end <= all.text.size());
}

TEST_CASE("no-break spaces hold a passage together") {
    const ShownPassage shown = cut("Wir nehmen täglich 10\u00A0kg Lehm für die Wand.", "wir", 25);
    CHECK(shown.text == "Wir nehmen täglich\u00A0…");
}

TEST_CASE("who asks for next to nothing gets the least passage") {
    const std::string_view sentence = "Wer heute neue Häuser baut, sollte nachdenken.";
    CHECK(cut(sentence, "wer", 0) == cut(sentence, "wer", least_passage_characters));
    CHECK(cut(sentence, "wer", 0).text == "Wer heute neue\u00A0…");
}
