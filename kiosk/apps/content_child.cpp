#include "apps/content_child.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>

namespace standpunkt {
namespace {

/// A fork that has the usual signals again and goes with its parent; 0 in the child.
pid_t fork_bound(int signal_at_parents_end) {
    const pid_t parent = ::getpid();
    std::fflush(nullptr);
    const pid_t process = ::fork();
    if (process != 0) return process;
    ::prctl(PR_SET_PDEATHSIG, signal_at_parents_end);
    if (::getppid() != parent) ::_exit(1);  // it went before it could be told
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    return 0;
}

}  // namespace

ChildProcess ChildProcess::program(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t process = fork_bound(SIGTERM);
    if (process != 0) return ChildProcess(process);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

ChildProcess ChildProcess::work(const std::function<void()>& work) {
    const pid_t process = fork_bound(SIGKILL);
    if (process != 0) return ChildProcess(process);
    work();
    std::fflush(nullptr);
    ::_exit(0);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : x_process(std::exchange(other.x_process, -1)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    std::swap(x_process, other.x_process);
    return *this;
}

ChildProcess::~ChildProcess() {
    if (!running()) return;
    ::kill(x_process, SIGTERM);
    int status = 0;
    for (int tries = 0; tries < 150 && !ended(status); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    kill();
}

bool ChildProcess::ended(int& status) {
    if (!running() || ::waitpid(x_process, &status, WNOHANG) != x_process) return false;
    x_process = -1;
    return true;
}

void ChildProcess::kill() {
    if (!running()) return;
    ::kill(x_process, SIGKILL);
    ::waitpid(x_process, nullptr, 0);
    x_process = -1;
}

}  // namespace standpunkt
