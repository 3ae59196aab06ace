#pragma once
#include <chrono>
#include <thread>

namespace standpunkt::test {

/// Waits until `done` says so. A machine may be slow, so the limit is generous; it only ends tests
/// that would never end.
template <class Done>
bool wait_for(Done done, std::chrono::seconds most = std::chrono::seconds(60)) {
    const auto end = std::chrono::steady_clock::now() + most;
    while (!done()) {
        if (std::chrono::steady_clock::now() >= end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

}  // namespace standpunkt::test
