#pragma once
#include <vector>

#include "screens/button.h"

namespace standpunkt {

/// The toolbar at the foot of a scene, with its field and dividing line.
void draw_toolbar(Painter& painter, const View& view, const std::vector<Button>& buttons);

/// The way home and the language button, in their fixed places (VISITOR.md, principle 7).
Button way_home(const View& view);
/// Nothing with one language.
std::vector<Button> language_buttons(const View& view);

/// Turning a list that has several pages; nothing for one page.
std::vector<Button> list_buttons(const View& view, std::size_t page, std::size_t pages);

}  // namespace standpunkt
