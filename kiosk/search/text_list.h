#pragma once
// The folded texts of all exchanges one behind the other, and how a word is looked for in them: one
// run over contiguous bytes, nothing is allocated on the way.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/query.h"

namespace standpunkt {

/// Where a text of an exchange stands; the first counts most.
enum class TextPlace : std::uint8_t { Title, Question, Body };

/// How well a word fits an exchange, less is better: by its place, then whether a word begins with
/// it or holds it inside.
using Rank = std::uint8_t;
inline constexpr Rank no_rank = 255;
inline Rank rank_of(TextPlace place, bool begins_word) {
    return static_cast<Rank>(2 * static_cast<int>(place) + (begins_word ? 0 : 1));
}

class TextList {
  public:
    explicit TextList(Fold fold) : x_fold(fold) {}

    /// Texts are added exchange by exchange, within one in the order of TextPlace.
    void add(std::size_t exchange, TextPlace place, const FoldedText& text);

    /// Lowers ranks[exchange] wherever `word` is found. Returns how many bytes were looked at; they
    /// are about those of the list at most.
    std::size_t rank(const QueryWord& word, std::vector<Rank>& ranks) const;

    std::size_t folded_bytes() const { return x_text.bytes.size(); }
    std::size_t memory() const;  ///< bytes
    void shrink();               ///< nothing more will be added

  private:
    struct Section {
        std::size_t begin = 0;
        std::uint32_t exchange = 0;
        TextPlace place = TextPlace::Title;
    };
    Fold x_fold;
    FoldedText x_text;
    std::vector<Section> x_sections;  ///< each ends where the next begins
};

}  // namespace standpunkt
