#pragma once
// What a visitor typed, taken apart and folded.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/fold.h"

namespace standpunkt {

/// A word of a query as it is looked for in texts of one fold.
struct Needle {
    std::string bytes;
    /// Where an umlaut stands that was typed as such: there the text must have one too, so that
    /// "aktüll" does not find "aktuell".
    std::vector<std::size_t> umlauts;
    bool only_at_word_begins = false;  ///< of a single letter anything else would be everywhere
    bool operator==(const Needle&) const = default;
};

struct QueryWord {
    Needle plain, spelt;
    std::size_t letters = 0;
    /// Whether the spelt fold can hold it where the plain one does not: with "ae", "oe" or "ue"
    /// only.
    bool spelt_out = false;
    const Needle& needle(Fold fold) const { return fold == Fold::Plain ? plain : spelt; }
    bool operator==(const QueryWord&) const = default;
};

/// The words of `typed`, each once, the longest first; of each without the signs around it
/// ("Wasser?"). Empty with fewer than least_query_letters or more than most_query_bytes.
std::vector<QueryWord> query_words(std::string_view typed);

inline constexpr std::size_t no_match = static_cast<std::size_t>(-1);

/// Where `text` next has the needle, from byte `from` on; no_match if nowhere. It never begins in
/// the middle of a character.
std::size_t next_match(const FoldedText& text, const Needle& needle, std::size_t from);

}  // namespace standpunkt
