#pragma once
#include <sys/wait.h>

#include <cstdio>
#include <stdexcept>
#include <string>

namespace standpunkt::test {

/// What a command left behind.
struct Ran {
    int code = -1;       ///< its exit code; 128 if a signal ended it
    std::string output;  ///< standard output and standard error
};

/// Runs a shell command to its end, with nothing to read: as a service or a script runs it.
inline Ran run(const std::string& command) {
    FILE* const pipe = ::popen(("exec 2>&1 </dev/null; " + command).c_str(), "r");
    if (!pipe) throw std::runtime_error("no shell for: " + command);
    Ran ran;
    char buffer[4096];
    for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
        ran.output.append(buffer, size);
    const int status = ::pclose(pipe);
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return ran;
}

}  // namespace standpunkt::test
