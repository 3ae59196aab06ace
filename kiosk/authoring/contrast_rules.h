#pragma once
// Whether colours can be told apart (WCAG 2.2 contrast): body text 7:1, other text 4.5:1, borders
// of what can be tapped 3:1; text still 4.5:1 where a hall's light falls on the panel.
#include <map>
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "interview/catalogue.h"

namespace standpunkt {

/// `places`: where each token stands in theme.toml; pairs no token of which stands there are the
/// project's own and are not checked. `section`: "light" or "dark".
void check_palette(const Palette& palette, const std::string& section,
                   const std::map<std::string, Place>& places, Faults& faults);

/// White text has to stand on a topic's colour.
void check_topic_colour(Colour colour, const Place& place, Faults& faults);

/// The colour of a token by its name in theme.toml; nullptr for an unknown name.
Colour* token(Palette& palette, const std::string& name);
/// The names of all tokens.
const std::vector<std::string>& token_names();

}  // namespace standpunkt
