#pragma once
// libmosquitto puts into memory whatever a broker sends, up to 256 MB a message, and does not come
// back from a read while more of it is there. Nothing else could end that than a second thread.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace standpunkt {

/// Cuts a connection on which more came than a broker has to say to a stand. Used by one thread.
class IntakeGuard {
  public:
    /// From now on `socket`'s bytes are counted. It may be closed at any time.
    explicit IntakeGuard(int socket);
    ~IntakeGuard();
    IntakeGuard(const IntakeGuard&) = delete;
    IntakeGuard& operator=(const IntakeGuard&) = delete;

    /// What `read` returns. The line is cut while it works, if too much comes.
    template <class Read>
    int watch(Read read) {
        turn(true);
        const int result = read();
        turn(false);
        return result;
    }
    /// Whether more came than is allowed so far.
    bool too_much() const;

  private:
    void turn(bool reading);
    void work();

    int x_socket;  ///< a descriptor of our own for the same connection
    std::chrono::steady_clock::time_point x_opened;
    std::mutex x_mutex;
    std::condition_variable x_changed;
    bool x_reading = false, x_ending = false;
    std::thread x_thread;
};

}  // namespace standpunkt
