#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace standpunkt {

struct ArchivedFile {
    std::string name;  ///< "/" between folders
    std::string bytes;
};

/// A ZIP file: a double-click opens it on any desk. `wall`: what all files are dated, s since 1970.
Result<std::string> zip_of(const std::vector<ArchivedFile>& files, std::int64_t wall);

}  // namespace standpunkt
