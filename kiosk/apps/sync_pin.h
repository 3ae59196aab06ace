#pragma once
#include <filesystem>

#include "base/result.h"

namespace standpunkt {

/// Takes a new PIN for the operator's desk: twice from the terminal without echo, or where there is
/// none the first line of standard input. Its digest goes to `file`, which root and the group
/// `standpunkt` can read, and nobody else.
Status set_pin(const std::filesystem::path& file);

}  // namespace standpunkt
