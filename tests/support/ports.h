#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace standpunkt::test {

/// A socket that listens on a free port of the loopback; `port` says which.
inline int listening_socket(int& port) {
    const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (made < 0 || ::bind(made, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(made, 64) != 0 ||
        ::getsockname(made, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        ::close(made);
        return -1;
    }
    port = ntohs(address.sin_port);
    return made;
}

/// A port that nobody listens on just now.
inline int free_port() {
    int port = 0;
    ::close(listening_socket(port));
    return port;
}

inline bool answers(int port) {
    const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool connected =
        ::connect(made, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(made);
    return connected;
}

}  // namespace standpunkt::test
