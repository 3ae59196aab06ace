#include "apps/sync_command.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace standpunkt {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds between_looks = 50ms;

/// Everything until its end, or until it took too long.
std::string read_to_end(int pipe, const CommandLimits& limits, pid_t process) {
    const std::size_t most = limits.most;
    const auto until = std::chrono::steady_clock::now() + limits.longest;
    std::string text;
    char buffer[16'384];
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            until - std::chrono::steady_clock::now());
        if (left <= 0ms || (limits.meanwhile && !limits.meanwhile())) {
            ::kill(process, SIGKILL);
            return text;
        }
        pollfd end{pipe, POLLIN, 0};
        const auto pause = limits.meanwhile ? std::min(left, between_looks) : left;
        if (::poll(&end, 1, static_cast<int>(pause.count())) == 0) continue;
        const ssize_t count = ::read(pipe, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return text;
        text.append(buffer, static_cast<std::size_t>(count));
        if (text.size() > 2 * most) text.erase(0, text.size() - most);
    }
}

}  // namespace

std::optional<CommandOutput> run_command(const std::vector<std::string>& words,
                                         const CommandLimits& limits) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t process = -1;
    const int failed =
        ::posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    CommandOutput output;
    if (failed == 0) output.text = read_to_end(ends[0], limits, process);
    ::close(ends[0]);
    if (failed != 0) return std::nullopt;
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    output.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (output.text.size() > limits.most) output.text.erase(0, output.text.size() - limits.most);
    return output;
}

}  // namespace standpunkt
