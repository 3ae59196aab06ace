#pragma once
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace standpunkt::test {

/// A program that runs beside the test and ends with this object.
class Child {
  public:
    /// `environment`: "NAME=value", besides the test's own. Output goes to `log`, appended.
    Child(std::vector<std::string> command, const std::filesystem::path& log,
          std::vector<std::string> environment = {}) {
        std::vector<char*> arguments;
        for (std::string& word : command) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        x_process = ::fork();
        if (x_process < 0) throw std::runtime_error("cannot start " + command.front());
        if (x_process > 0) return;
        const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
        const int in = ::open("/dev/null", O_RDONLY);
        ::dup2(in, 0);
        ::dup2(out, 1);
        ::dup2(out, 2);
        for (std::string& one : environment) ::putenv(one.data());
        ::execvp(arguments.front(), arguments.data());
        ::_exit(127);
    }
    ~Child() { end(SIGTERM); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    int process() const { return x_process; }
    bool running() {
        if (x_process > 0 && ::waitpid(x_process, &x_status, WNOHANG) == x_process) x_process = -1;
        return x_process > 0;
    }
    /// Its exit code, or 128 and the signal that ended it.
    int end(int signal) {
        if (running()) {
            ::kill(x_process, signal);
            ::waitpid(x_process, &x_status, 0);
            x_process = -1;
        }
        return WIFEXITED(x_status) ? WEXITSTATUS(x_status) : 128 + WTERMSIG(x_status);
    }

  private:
    int x_process = -1;
    int x_status = 0;
};

}  // namespace standpunkt::test
