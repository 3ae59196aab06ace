#pragma once
#include <string>
#include <string_view>

namespace standpunkt {

/// The text of assets/words/<language>.toml, built in by CMake; empty if there is none.
std::string_view words_data(const std::string& language);

}  // namespace standpunkt
