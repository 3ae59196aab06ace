#pragma once
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace standpunkt {

/// What another program printed.
struct CommandOutput {
    int exit = 0;      ///< 128 and the signal that ended it
    std::string text;  ///< standard output and error; the last `most` bytes of them
};

struct CommandLimits {
    std::size_t most = 4 << 20;
    std::chrono::seconds longest{30};
    std::function<bool()> meanwhile;  ///< called about every 50 ms; false ends the program
};

/// Runs `words` (no shell) with nothing to read; ended when it took too long. Nothing if there is
/// no such program.
std::optional<CommandOutput> run_command(const std::vector<std::string>& words,
                                         const CommandLimits& limits = {});

}  // namespace standpunkt
