#pragma once
#include <string>
#include <vector>

#include "base/result.h"

namespace standpunkt {

/// Names of icons that fit topics, in the order of the sheet. Every name of the icon font may be
/// used; these are the ones worth looking at first.
const std::vector<std::string>& recommended_icons();

/// A PNG of them, each with its name. Drawn with the installed fonts Inter and Material Icons.
Result<std::string> icon_sheet();

}  // namespace standpunkt
