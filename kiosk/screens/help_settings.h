#pragma once
#include <string>
#include <vector>

#include "screens/button.h"

namespace standpunkt {

/// One setting with its choices, or several that are switched on and off.
struct Setting {
    std::string icon, label;
    std::vector<Button> choices;
};

/// On small panels one switch stands for what elsewhere are two choices beside a label.
enum class Choices { Pairs, Switches };

/// What a visitor may set, as buttons that set it; what holds is selected.
std::vector<Setting> help_settings(const View& view, Choices choices);

}  // namespace standpunkt
