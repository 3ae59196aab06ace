#pragma once
#include <optional>
#include <string>

#include "screens/button.h"

namespace standpunkt {

/// What turns pages, in a column beside them: up, where one is, down.
struct Pager {
    std::size_t page = 0, count = 1;
    std::string up = "earlier", down = "later";  ///< ids
    bool list = true;                            ///< TurnList, else TurnPage
};

/// Where pages of `area` have their pager beside them: none where the toolbar has the buttons, that
/// is on upright panels. Design pixels.
bool has_pager_column(const Metrics& metrics);
float pager_width(const Metrics& metrics);
inline constexpr float pager_gap = 32;
/// The least height of the column: both buttons large enough.
float least_pager_height(const Metrics& metrics);

/// Draws nothing for one page.
void draw_pager(Painter& painter, const View& view, Rect column, const Pager& pager);

/// The same for upright panels, as buttons of the toolbar.
std::vector<Button> pager_buttons(const View& view, const Pager& pager);
/// What turns pages of the sheet over a scene, beside which the scene's own pages stay.
std::vector<Button> sheet_pager_buttons(const View& view, std::size_t page, std::size_t count);

}  // namespace standpunkt
