#pragma once
#include "support/ui_checks/ui_checks.h"

namespace standpunkt::test {

bool inside(const Rect& inner, const Rect& outer);
bool overlap(const Rect& one, const Rect& other);
Rect screen_of(const Metrics& metrics);
std::string number(double value);  ///< two digits behind the point

/// The first words of a text, for a sentence that names it.
std::string beginning(const std::string& text);

}  // namespace standpunkt::test
