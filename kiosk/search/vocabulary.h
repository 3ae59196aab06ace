#pragma once
// The words of all texts, to offer one where nothing was found.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/query.h"

namespace standpunkt {

class Vocabulary {
  public:
    /// Counts the words of `text`, which is without soft hyphens.
    void add(std::string_view text);
    /// Call once, after the last text and before nearest().
    void finish();

    /// The word that was probably meant, as it is mostly written in the texts; empty if none is
    /// near. Fewest edits first, then a whole word before the beginning of one, the same first
    /// letter, the more frequent one. Short words may hold one edit, longer ones two or three.
    std::string nearest(const QueryWord& typed) const;

    std::size_t size() const { return x_words.size(); }
    std::size_t memory() const;  ///< bytes

  private:
    struct Word {
        std::string written, plain;
        std::string spelt;  ///< empty where it is the plain one
        std::size_t count = 0;
        std::uint32_t letters = 0;  ///< a bit for each letter in either fold
    };
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> x_counts;  ///< while adding
    std::vector<Word> x_words;  ///< by their plain fold, each pair of folds once
};

}  // namespace standpunkt
