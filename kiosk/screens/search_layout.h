#pragma once
#include <cstddef>

#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

inline constexpr std::size_t most_shown_hits = 60;  ///< more are counted, and not listed

/// Height of the field at the top, design pixels.
float search_head(const Metrics& metrics, const Query& query);

/// What a search has to bring for the screen as it is.
struct SearchLayout {
    std::size_t in_sight;  ///< hits that stand on one page; 0: there is no room beside keys
    std::size_t passage_characters;  ///< that fit one line
};
SearchLayout search_layout(Painter& painter, const View& view);

/// How many pages so many hits have; 1 while the keys are up.
std::size_t search_pages(Painter& painter, const View& view, std::size_t hits);

}  // namespace standpunkt
