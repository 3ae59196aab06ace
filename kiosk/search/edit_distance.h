#pragma once
#include <cstddef>
#include <string_view>

namespace standpunkt {

/// Letters of a typed word that may be wrong, left out, too many or swapped with their neighbour.
struct EditDistance {
    std::size_t whole = 0;   ///< between the two words
    std::size_t prefix = 0;  ///< between the typed word and a beginning of the other, the nearest
};

/// Both are right up to `bound`; whatever is farther is bound + 1. Words of more than
/// most_edit_bytes are far from each other. Bytes count as letters: folded words hardly have
/// others.
EditDistance edit_distance(std::string_view typed, std::string_view word, std::size_t bound);

inline constexpr std::size_t most_edit_bytes = 60;

}  // namespace standpunkt
