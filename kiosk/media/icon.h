#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace standpunkt {

/// The code point of a Material icon by its name ("science"). The table is made from the font
/// package's own list when the program is built, so asking costs a search of some 2,000 names and
/// no file. An error names the closest name there is.
Result<char32_t> icon_code_point(std::string_view name);

/// Every name, in alphabetical order.
std::vector<std::string> icon_names();

}  // namespace standpunkt
