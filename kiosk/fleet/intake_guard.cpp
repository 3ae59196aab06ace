#include "fleet/intake_guard.h"

#include <fcntl.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>

#include "base/quiet_thread.h"

namespace standpunkt {
namespace {

using namespace std::chrono_literals;

// All a broker may send: certificates, answers, and commands now and then.
constexpr std::uint64_t at_once = 128 << 10, a_second = 1 << 10;
constexpr auto between_looks = 2ms;  // only while something is read

}  // namespace

IntakeGuard::IntakeGuard(int socket)
    : x_socket(::fcntl(socket, F_DUPFD_CLOEXEC, 0)),
      x_opened(std::chrono::steady_clock::now()),
      x_thread(quiet_thread([this] { work(); })) {}

IntakeGuard::~IntakeGuard() {
    {
        const std::lock_guard lock(x_mutex);
        x_ending = true;
        x_changed.notify_all();
    }
    x_thread.join();
    if (x_socket >= 0) ::close(x_socket);
}

void IntakeGuard::turn(bool reading) {
    const std::lock_guard lock(x_mutex);
    x_reading = reading;
    x_changed.notify_all();
}

bool IntakeGuard::too_much() const {
    tcp_info facts{};
    socklen_t size = sizeof facts;
    if (::getsockopt(x_socket, IPPROTO_TCP, TCP_INFO, &facts, &size) != 0) return false;
    const auto open = std::chrono::steady_clock::now() - x_opened;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(open).count();
    return facts.tcpi_bytes_received > at_once + a_second * static_cast<std::uint64_t>(seconds);
}

void IntakeGuard::work() {
    std::unique_lock lock(x_mutex);
    while (!x_ending) {
        x_changed.wait(lock, [&] { return x_reading || x_ending; });
        const auto over = [&] { return !x_reading || x_ending; };
        while (!x_changed.wait_for(lock, between_looks, over))
            if (too_much()) ::shutdown(x_socket, SHUT_RDWR);
    }
}

}  // namespace standpunkt
