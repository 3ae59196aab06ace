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
    std::string passage;  ///< the sentence of question, summary or answer with the first match, cut
                          ///< with "…" at word ends where it is longer than asked; without soft
                          ///< hyphens; the summary (or the question) where only the title matched
    std::vector<TextMark> passage_marks;
    bool operator==(const Hit&) const = default;
};

struct Hits {
    std::vector<Hit> best;   ///< at most as many as asked for, best first
    std::size_t count = 0;   ///< exchanges found altogether
    std::string suggestion;  ///< nothing found: the nearest word of the texts, as it is written
                             ///< there; empty if none is near
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
    /// in the short title, then in the question, then in summary or answer; a match at the
    /// beginning of a word before one inside; then the order of the catalogue. Fewer than
    /// least_query_letters letters or digits: nothing. `passage_characters`: most characters of a
    /// passage.
    Hits find(std::string_view query, std::size_t most_hits, std::size_t passage_characters) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> x_impl;
};

}  // namespace standpunkt
