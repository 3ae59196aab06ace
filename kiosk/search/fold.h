#pragma once
// What makes two spellings equal: case and accents go, ß is ss, soft hyphens and what else has no
// width go, blanks, dashes and quotation marks of any shape are one. An umlaut becomes its letter
// in the plain fold, its letter and an e in the spelt fold. Letters that are written "ae" stay in
// both.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/search.h"

namespace standpunkt {

enum class Fold {
    Plain,  ///< ä is a
    Spelt   ///< ä is ae
};

/// A text after folding.
struct FoldedText {
    enum Border : std::uint8_t { Character = 1, Word = 2 };

    std::string bytes;
    std::vector<std::uint8_t> borders;  ///< of each byte: what begins with it

    /// Not so the second s of an ß, the e of an ä.
    bool begins_character(std::size_t at) const { return (borders[at] & Character) != 0; }
    /// The first letter or digit after something else.
    bool begins_word(std::size_t at) const { return (borders[at] & Word) != 0; }
    bool operator==(const FoldedText&) const = default;
};

/// Appends what `text` becomes. `origins`, if there, gets for each appended byte the bytes of
/// `text` it comes from.
void append_folded(FoldedText& folded, std::string_view text, Fold fold,
                   std::vector<TextMark>* origins = nullptr);

/// What one character (search/character.h) becomes; nothing where it has no width.
std::string folded_character(std::string_view character, Fold fold);

}  // namespace standpunkt
