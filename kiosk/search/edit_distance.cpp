#include "search/edit_distance.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace standpunkt {

// Optimal string alignment, row by row (Damerau 1964 without edits inside a swapped pair): row i
// holds the distances between i letters typed and each beginning of the word.
EditDistance edit_distance(std::string_view typed, std::string_view word, std::size_t bound) {
    assert(bound <= most_edit_bytes);
    const std::size_t far = bound + 1;
    if (typed.size() > most_edit_bytes || word.size() + bound < typed.size()) return {far, far};
    const std::size_t longest = typed.size() + bound;  // no longer beginning is near
    const std::size_t columns = std::min(word.size(), longest);
    std::array<std::array<std::size_t, 2 * most_edit_bytes + 1>, 3> rows{};
    auto *before = &rows[0], *last = &rows[1], *row = &rows[2];
    for (std::size_t j = 0; j <= columns; ++j) (*last)[j] = j;
    for (std::size_t i = 1; i <= typed.size(); ++i) {
        std::size_t least = (*row)[0] = i;
        for (std::size_t j = 1; j <= columns; ++j) {
            const bool same = typed[i - 1] == word[j - 1];
            std::size_t edits =
                std::min({(*last)[j - 1] + (same ? 0 : 1), (*last)[j] + 1, (*row)[j - 1] + 1});
            if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                edits = std::min(edits, (*before)[j - 2] + 1);
            (*row)[j] = edits;
            least = std::min(least, edits);
        }
        if (least > bound) return {far, far};
        auto* reused = before;
        before = last;
        last = row;
        row = reused;
    }
    const std::size_t nearest = *std::min_element(last->begin(), last->begin() + columns + 1);
    return {.whole = word.size() > longest ? far : std::min((*last)[columns], far),
            .prefix = std::min(nearest, far)};
}

}  // namespace standpunkt
