#include "search/query.h"

#include <algorithm>
#include <cstring>

#include "search/character.h"

namespace standpunkt {
namespace {

/// Folds the characters of one word, of which the first and the last are wordly.
QueryWord fold_word(std::string_view typed, const std::vector<Character>& word) {
    QueryWord folded;
    for (const Character& character : word) {
        const auto bytes = typed.substr(character.begin, character.end - character.begin);
        const std::string plain = folded_character(bytes, Fold::Plain);
        const std::string spelt = folded_character(bytes, Fold::Spelt);
        if (plain != spelt) folded.spelt.umlauts.push_back(folded.spelt.bytes.size());
        folded.plain.bytes += plain;
        folded.spelt.bytes += spelt;
        if (is_wordly(character.point)) ++folded.letters;
    }
    for (const char* umlaut : {"ae", "oe", "ue"})
        if (folded.spelt.bytes.find(umlaut) != std::string::npos) folded.spelt_out = true;
    folded.plain.only_at_word_begins = folded.spelt.only_at_word_begins = folded.letters == 1;
    return folded;
}

void add_word(std::string_view typed, std::vector<Character> word, std::vector<QueryWord>& words) {
    const auto wordly = [](const Character& character) { return is_wordly(character.point); };
    const auto first = std::find_if(word.begin(), word.end(), wordly);
    const auto last = std::find_if(word.rbegin(), word.rend(), wordly).base();
    if (first >= last) return;
    QueryWord folded = fold_word(typed, {first, last});
    if (!folded.plain.bytes.empty() && std::ranges::find(words, folded) == words.end())
        words.push_back(std::move(folded));
}

bool has_umlauts(const FoldedText& text, std::size_t at, const Needle& needle) {
    return std::ranges::all_of(needle.umlauts, [&](std::size_t umlaut) {
        return text.begins_character(at + umlaut) && !text.begins_character(at + umlaut + 1);
    });
}

}  // namespace

std::vector<QueryWord> query_words(std::string_view typed) {
    std::vector<QueryWord> words;
    if (typed.size() > most_query_bytes) return words;
    std::vector<Character> word;
    std::size_t letters = 0;
    for (const Character& character : characters(typed)) {
        const auto bytes = typed.substr(character.begin, character.end - character.begin);
        if (folded_character(bytes, Fold::Plain).starts_with(' ')) {
            add_word(typed, std::move(word), words);
            word.clear();
            continue;
        }
        word.push_back(character);
        if (is_wordly(character.point)) ++letters;
    }
    add_word(typed, std::move(word), words);
    if (letters < least_query_letters) return {};
    std::ranges::stable_sort(words, std::greater{}, &QueryWord::letters);
    return words;
}

std::size_t next_match(const FoldedText& text, const Needle& needle, std::size_t from) {
    while (from < text.bytes.size()) {
        // Several times as fast as std::string::find where the first letter is frequent.
        const void* found = memmem(text.bytes.data() + from, text.bytes.size() - from,
                                   needle.bytes.data(), needle.bytes.size());
        if (!found) return no_match;
        const auto at =
            static_cast<std::size_t>(static_cast<const char*>(found) - text.bytes.data());
        if (text.begins_character(at) && has_umlauts(text, at, needle) &&
            (!needle.only_at_word_begins || text.begins_word(at)))
            return at;
        from = at + 1;
    }
    return no_match;
}

}  // namespace standpunkt
