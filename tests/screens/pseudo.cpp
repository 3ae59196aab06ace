#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "base/toml.h"
#include "base/unicode.h"
#include "screens/stands.h"
#include "screens/words.h"
#include "screens/words_data.h"

namespace standpunkt::test {
namespace {

/// Marks above and below, all of which Inter draws.
const std::map<char32_t, char32_t>& accents() {
    static const std::map<char32_t, char32_t> all{
        {U'a', U'á'}, {U'e', U'ê'}, {U'i', U'ï'}, {U'o', U'ø'}, {U'u', U'ů'}, {U'c', U'ç'},
        {U'n', U'ñ'}, {U's', U'š'}, {U'y', U'ý'}, {U'A', U'Å'}, {U'E', U'È'}, {U'I', U'Î'},
        {U'O', U'Ô'}, {U'U', U'Ú'}, {U'S', U'Š'}, {U'Z', U'Ž'}, {U'G', U'Ğ'}, {U'l', U'ł'}};
    return all;
}

bool is_vowel(char32_t letter) {
    static const std::u32string vowels = U"aeiouAEIOUäöüÄÖÜ";
    return vowels.find(letter) != std::u32string::npos;
}

/// Strange and `more` characters longer: vowels are said twice, and three times if need be.
std::string stretched(const std::string& text, std::size_t more) {
    std::vector<char32_t> letters = code_points(text);
    for (char32_t& letter : letters)
        if (const auto found = accents().find(letter); found != accents().end())
            letter = found->second;
    const std::vector<char32_t> plain = code_points(text);
    std::vector<std::size_t> times(letters.size(), 1);
    for (int round = 0; round < 3 && more > 0; ++round)
        for (std::size_t i = 0; i < letters.size() && more > 0; ++i)
            if (round < 2 ? is_vowel(plain[i]) : is_letter(plain[i])) {
                ++times[i];
                --more;
            }
    std::vector<char32_t> made;
    for (std::size_t i = 0; i < letters.size(); ++i) made.insert(made.end(), times[i], letters[i]);
    return to_utf8(made);
}

std::size_t extra(std::size_t characters, std::size_t most) {
    const std::size_t wanted = characters * 4 / 10 + 1;
    return std::min(wanted, most > characters + 2 ? most - characters - 2 : 0);
}

template <class T, class Change>
void translate(Localised<T>& all, Change change) {
    if (const auto german = all.find("de"); german != all.end())
        all[pseudo_language] = change(german->second);
}

void translate(Localised<std::string>& all, std::size_t most = std::string::npos) {
    translate(all, [&](const std::string& text) { return test::pseudo(text, most); });
}

void translate(Picture& picture) {
    translate(picture.alt);
    translate(picture.caption);
}

Block pseudo(Block block) {
    for (Span& span : block.spans)
        span.text = stretched(span.text, extra(character_count(span.text), std::string::npos));
    if (!block.spans.empty()) {
        block.spans.front().text.insert(0, "[");
        block.spans.back().text += "]";
    }
    if (block.picture) translate(*block.picture);
    return block;
}

/// As long as an editor may write them (authoring refuses more).
constexpr std::size_t most_title = 40, most_short = 40, most_summary = 160, most_highlight = 120;

ExchangeText pseudo(ExchangeText text) {
    text.question = test::pseudo(text.question);
    text.short_title = test::pseudo(text.short_title, most_short);
    if (!text.summary.empty()) text.summary = test::pseudo(text.summary, most_summary);
    for (Block& block : text.answer) block = pseudo(std::move(block));
    return text;
}

void learn_words() {
    const auto file = TomlTable::parse(words_data("de"), "de.toml");
    REQUIRE(file);
    std::map<std::string, std::string, std::less<>> words;
    for (const std::string& key : file->keys())
        if (key != "du") words[key] = test::pseudo(file->string(key).value_or(""));
    Words::add(pseudo_language, words);
}

}  // namespace

std::string pseudo(const std::string& text, std::size_t most) {
    if (text.empty() || character_count(text) + 2 > most) return text;
    return "[" + stretched(text, extra(character_count(text), most)) + "]";
}

Catalogue in_pseudo(Catalogue catalogue) {
    learn_words();
    Stand& stand = catalogue.stand;
    translate(stand.title);
    stand.languages = {pseudo_language, "de"};
    stand.default_language = pseudo_language;
    stand.attract_languages = {pseudo_language};
    for (Topic& topic : catalogue.topics) translate(topic.title, most_title);
    for (Interview& interview : catalogue.interviews) {
        translate(interview.person.role);
        if (interview.person.portrait) translate(*interview.person.portrait);
        translate(interview.title);
        translate(interview.lead);
        for (Exchange& exchange : interview.exchanges)
            translate(exchange.texts, [](const ExchangeText& text) { return pseudo(text); });
    }
    for (Highlight& highlight : catalogue.highlights)
        translate(highlight.text,
                  highlight.kind == HighlightKind::Question ? std::string::npos : most_highlight);
    for (Slide& slide : catalogue.slides) translate(slide.text, most_highlight);
    return catalogue;
}

TEST_CASE("The pseudo language is long, strange and between brackets, and keeps its gaps") {
    const std::string made = pseudo("Nächste Frage: {}");
    CHECK(made.starts_with("["));
    CHECK(made.ends_with("]"));
    CHECK(made.find("{}") != std::string::npos);
    CHECK(character_count(made) >= 24);
    CHECK(made.find("Frage") == std::string::npos);
    CHECK(character_count(pseudo("Wasser\u00ADstoff\u00ADwirt\u00ADschaft", 24)) == 24);
    CHECK(pseudo("Wasserstoff\u00ADwirtschaft").find("\u00AD") != std::string::npos);
}

}  // namespace standpunkt::test
