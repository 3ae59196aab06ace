#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace standpunkt {

/// Refuses to write over a file that does not begin with `beginning`: a slip of the hand must not
/// cost a key, a text or a bundle. `what` says what is to be written, for the message.
Status check_target(const std::filesystem::path& path, std::string_view beginning,
                    const std::string& what);

}  // namespace standpunkt
