#pragma once
#include <filesystem>

#include "base/result.h"

namespace standpunkt {

/// Writes a small commented stand in two languages that passes check. Refuses a folder that holds
/// anything and a path that is a file; makes missing parents.
Status write_starter(const std::filesystem::path& folder);

}  // namespace standpunkt
