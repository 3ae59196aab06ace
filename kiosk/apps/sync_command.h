#pragma once
#include <optional>
#include <string>
#include <vector>

namespace standpunkt {

/// What another program printed.
struct CommandOutput {
    int exit = 0;      ///< 128 and the signal that ended it
    std::string text;  ///< standard output and error; the last `most` bytes of them
};

/// Runs `words` (no shell) with nothing to read; ended after half a minute. Nothing if there is no
/// such program.
std::optional<CommandOutput> run_command(const std::vector<std::string>& words,
                                         std::size_t most = 4 << 20);

}  // namespace standpunkt
