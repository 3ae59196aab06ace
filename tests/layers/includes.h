#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "table.h"

namespace standpunkt::layers {

/// Whether a header comes with the C++ compiler or the operating system (C++20, POSIX.1-2017).
bool is_standard(const std::string& header);

/// Every #include of every *.h and *.cpp below `kiosk` that the table forbids, every folder there
/// that the table does not know, every fault of the table itself and every disagreement with
/// `kiosk`/CMakeLists.txt; as "file:line: sentence", sorted. `kiosk` holds layers.txt too.
std::vector<std::string> violations(const std::filesystem::path& kiosk);

}  // namespace standpunkt::layers
