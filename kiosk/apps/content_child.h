#pragma once
#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace standpunkt {

/// A process of ours that ends when we do, however we end. Only for programs of one thread.
class ChildProcess {
  public:
    /// Another program. What cannot be started ends with code 127.
    static ChildProcess program(const std::vector<std::string>& command);
    /// Part of this one, with a copy of its memory; ends after `work`.
    static ChildProcess work(const std::function<void()>& work);

    ChildProcess() = default;
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ~ChildProcess();  ///< ends it first with SIGTERM, after a while with SIGKILL

    bool running() const { return x_process > 0; }
    /// If it has ended by now: its exit status, as of waitpid(2).
    bool ended(int& status);
    /// At once.
    void kill();

  private:
    explicit ChildProcess(pid_t process) : x_process(process) {}
    pid_t x_process = -1;
};

}  // namespace standpunkt
