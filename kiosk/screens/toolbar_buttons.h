#pragma once
// What stands in the toolbar of every scene.
#include <vector>

#include "screens/toolbar.h"

namespace standpunkt {

/// The way home in its fixed place (VISITOR.md, principle 7).
Button way_home(const View& view);
/// Language and Bedienhilfen, the last on every scene; no language button with one language.
std::vector<Button> end_buttons(Painter& painter, const View& view);
/// Nothing with one language; with more than two it opens the list of them.
std::vector<Button> language_buttons(const View& view);
Button help_button(Painter& painter, const View& view);
Button back_button(const View& view);

/// Of a scene one comes back from: the way home, "Zurück", what turns its pages, language and help.
ButtonsOf aside_buttons;
/// Adds the buttons of `more` behind those of `buttons`.
void append(std::vector<Button>& buttons, std::vector<Button> more);

}  // namespace standpunkt
