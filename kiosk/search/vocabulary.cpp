#include "search/vocabulary.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "search/character.h"
#include "search/edit_distance.h"

namespace standpunkt {
namespace {

constexpr std::size_t least_letters = 3, most_letters = 40;  // of a word that can be offered

std::size_t edits_allowed(std::size_t letters) {
    if (letters < 3) return 0;
    return letters < 6 ? 1 : letters < 12 ? 2 : 3;
}

/// Different letters, folded onto 32 bits: what one word has and the other lacks takes an edit
/// each.
std::uint32_t letters_of(std::string_view folded) {
    std::uint32_t letters = 0;
    for (const char letter : folded) letters |= 1U << (static_cast<unsigned char>(letter) % 32);
    return letters;
}

std::string folded(std::string_view text, Fold fold) {
    FoldedText all;
    append_folded(all, text, fold);
    return std::move(all.bytes);
}

}  // namespace

void Vocabulary::add(std::string_view text) {
    std::size_t begin = 0, letters = 0;
    const auto end_word = [&](std::size_t end) {
        if (letters >= least_letters && letters <= most_letters) {
            const std::string_view word = text.substr(begin, end - begin);
            if (const auto known = x_counts.find(word); known != x_counts.end())
                ++known->second;
            else
                x_counts.emplace(word, 1);
        }
        letters = 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (!is_wordly(character.point))
            end_word(at);
        else if (letters++ == 0)
            begin = at;
        at = character.end;
    }
    end_word(text.size());
}

void Vocabulary::finish() {
    std::vector<Word> all;
    all.reserve(x_counts.size());
    for (const auto& [written, count] : x_counts) {
        Word word{.written = written,
                  .plain = folded(written, Fold::Plain),
                  .spelt = folded(written, Fold::Spelt),
                  .count = count,
                  .letters = 0};
        if (word.plain.empty()) continue;  // letters without any width
        word.letters = letters_of(word.plain) | letters_of(word.spelt);
        if (word.spelt == word.plain) word.spelt.clear();
        all.push_back(std::move(word));
    }
    x_counts = {};
    std::ranges::sort(all, {}, [](const Word& word) {
        return std::make_tuple(std::string_view(word.plain), std::string_view(word.spelt),
                               ~word.count, std::string_view(word.written));
    });
    for (Word& word : all) {
        if (!x_words.empty() && x_words.back().plain == word.plain &&
            x_words.back().spelt == word.spelt)
            x_words.back().count += word.count;
        else
            x_words.push_back(std::move(word));
    }
    x_words.shrink_to_fit();
}

std::string Vocabulary::nearest(const QueryWord& typed) const {
    const std::size_t bound = edits_allowed(typed.letters);
    const std::uint32_t plain = letters_of(typed.plain.bytes);
    const std::uint32_t spelt = letters_of(typed.spelt.bytes);
    using Order = std::tuple<std::size_t, bool, bool, std::size_t>;
    Order best{bound + 1, false, false, 0};
    const Word* found = nullptr;
    if (bound == 0) return {};
    for (const Word& word : x_words) {
        const auto lacking = [&](std::uint32_t letters) {
            return static_cast<std::size_t>(std::popcount(letters & ~word.letters));
        };
        if (std::min(lacking(plain), lacking(spelt)) > bound) continue;
        const auto consider = [&](std::string_view query, std::string_view written) {
            const EditDistance edits = edit_distance(query, written, bound);
            const bool unfinished = edits.prefix < edits.whole;
            // A beginning is soon near to something: it may hold half as many edits.
            if (edits.prefix > (unfinished ? (bound + 1) / 2 : bound)) return;
            const Order order{edits.prefix, unfinished, query.front() != written.front(),
                              ~word.count};
            if (order >= best) return;
            best = order;
            found = &word;
        };
        consider(typed.plain.bytes, word.plain);
        if (!word.spelt.empty() || typed.spelt.bytes != typed.plain.bytes)
            consider(typed.spelt.bytes, word.spelt.empty() ? word.plain : word.spelt);
    }
    return found ? found->written : std::string();
}

std::size_t Vocabulary::memory() const {
    std::size_t bytes = x_words.capacity() * sizeof(Word);
    const auto outside = [](const std::string& text) {
        return text.capacity() > std::string().capacity() ? text.capacity() + 1 : 0;
    };
    for (const Word& word : x_words)
        bytes += outside(word.written) + outside(word.plain) + outside(word.spelt);
    return bytes;
}

}  // namespace standpunkt
