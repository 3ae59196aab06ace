#pragma once
#include <csignal>
#include <thread>
#include <utility>

namespace standpunkt {

/// A thread that no signal reaches, not even in its first moment: it inherits its maker's mask, and
/// SIGTERM has to reach the thread that sleeps for it (stage/stage.h). Whoever owns it joins it.
template <class Work>
std::thread quiet_thread(Work&& work) {
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    std::thread thread(std::forward<Work>(work));
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return thread;
}

}  // namespace standpunkt
