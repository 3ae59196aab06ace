#pragma once
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace standpunkt::test {

/// The end of a service's notify socket that systemd would hold.
class NotifySocket {
  public:
    explicit NotifySocket(std::filesystem::path path) : x_path(std::move(path)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (x_path.string().size() >= sizeof address.sun_path)
            throw std::runtime_error("too long a path for a socket: " + x_path.string());
        std::strcpy(address.sun_path, x_path.c_str());
        x_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (x_socket < 0 ||
            ::bind(x_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("no notify socket at " + x_path.string());
    }
    ~NotifySocket() {
        ::close(x_socket);
        ::unlink(x_path.c_str());
    }
    NotifySocket(const NotifySocket&) = delete;
    NotifySocket& operator=(const NotifySocket&) = delete;

    const std::filesystem::path& path() const { return x_path; }
    /// What came since the last call.
    std::vector<std::string> take() {
        std::vector<std::string> found;
        char buffer[4096];
        for (ssize_t size; (size = ::recv(x_socket, buffer, sizeof buffer, 0)) >= 0;)
            found.emplace_back(buffer, static_cast<std::size_t>(size));
        x_all.insert(x_all.end(), found.begin(), found.end());
        return found;
    }
    /// How often `message` came at all, what take() has not taken yet too.
    long count(const std::string& message) {
        take();
        return std::count(x_all.begin(), x_all.end(), message);
    }
    /// Something came that begins like this.
    bool any_like(const std::string& beginning) {
        take();
        return std::any_of(x_all.begin(), x_all.end(), [&](const std::string& one) {
            return one.compare(0, beginning.size(), beginning) == 0;
        });
    }

  private:
    std::filesystem::path x_path;
    std::vector<std::string> x_all;
    int x_socket = -1;
};

}  // namespace standpunkt::test
