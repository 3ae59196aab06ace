#pragma once
// Finds exchanges by what they say while a visitor types. The texts of a catalogue are folded once
// when it is loaded; a search then scans them (ARCHITECTURE.md, "No search index inside": 2.5 ms
// for 5 MB). Pure; an index is built by one thread and may then be read by any.
//
// A text is folded twice: ä, ö, ü become a, o, u in the one fold and ae, oe, ue in the other; ß is
// ss, case and accents go, soft hyphens go in both. A word found in either is a hit, also inside
// words: "wasser" finds "Wasserstoff", "waesser" and "wässer" find "Gewässer". Letters that really
// are "ae" stay: "aktuell" is never found by "aktüll".
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "interview/catalogue.h"

namespace standpunkt {

/// Letters a query needs before anything is looked for.
inline constexpr std::size_t least_query_letters = 2;
/// A longer query finds nothing: nobody types one, and no work may be made of it.
inline constexpr std::size_t most_query_bytes = 400;

/// Bytes [begin, end) of a text that a query matched.
struct TextMark {
    std::size_t begin = 0, end = 0;
    bool operator==(const TextMark&) const = default;
};

/// One exchange that was found, with the passage that shows why.
struct Hit {
    ExchangeRef exchange;
    std::string title;                  ///< its short title, as shown
    std::vector<TextMark> title_marks;  ///< in `title`, ascending, apart from each other
    std::string passage;  ///< the sentence of question, summary or answer with most of the words
                          ///< (the first of them), cut with "…" at word ends where it is longer
                          ///< than asked; without soft hyphens; the summary (or the question) where
                          ///< only the title or the person's name matched
    std::vector<TextMark> passage_marks;
    bool operator==(const Hit&) const = default;
};

struct Hits {
    std::vector<Hit> best;   ///< at most as many as asked for, best first
    std::size_t count = 0;   ///< exchanges found altogether
    std::string suggestion;  ///< nothing found: the nearest word of the texts, as it is written
                             ///< there, of several words for the one that is in no text, else for
                             ///< the longest; empty if none is near. Searched for, it is found
    bool operator==(const Hits&) const = default;
};

class SearchIndex {
  public:
    /// All exchanges of `catalogue` as they are shown in `language` (its fallback where it lacks
    /// one), and the persons' names. Nothing of the catalogue is kept by reference.
    SearchIndex(const Catalogue& catalogue, const std::string& language);
    ~SearchIndex();
    SearchIndex(SearchIndex&&) noexcept;

    /// Exchanges that hold every word of `query` (words are parted by blanks), ordered: all words
    /// in the short title, then in the question, then in summary, answer or name; a match at the
    /// beginning of a word before one inside; then the order of the catalogue. Signs around a word
    /// do not count; a word of one letter among others is found at the beginning of words only.
    /// Fewer than least_query_letters letters or digits: nothing. `passage_characters`: most
    /// characters of a passage, at least 20.
    Hits find(std::string_view query, std::size_t most_hits, std::size_t passage_characters) const;

    std::size_t memory() const;  ///< bytes the index holds, about

  private:
    struct Impl;
    std::unique_ptr<Impl> x_impl;
};

}  // namespace standpunkt
