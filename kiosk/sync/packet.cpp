#include "sync/packet.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstring>

#include "base/system_error.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_message_bytes = 1U << 17;

using FileRoom = std::array<char, CMSG_SPACE(sizeof(int) * most_handed_files)>;

/// The open files that came with a message.
std::vector<int> files_in(msghdr& message) {
    std::vector<int> files;
    for (cmsghdr* part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
        const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        files.resize(count);
        std::memcpy(files.data(), CMSG_DATA(part), count * sizeof(int));
    }
    return files;
}

}  // namespace

Result<std::optional<Packet>> receive_packet(int socket, PacketWait wait) {
    Packet received;
    received.text.resize(most_message_bytes);
    iovec place{received.text.data(), received.text.size()};
    alignas(cmsghdr) FileRoom room{};
    msghdr message{};
    message.msg_iov = &place;
    message.msg_iovlen = 1;
    message.msg_control = room.data();
    message.msg_controllen = room.size();
    const int flags = MSG_CMSG_CLOEXEC | (wait == PacketWait::No ? MSG_DONTWAIT : 0);
    ssize_t count = 0;
    do count = ::recvmsg(socket, &message, flags);
    while (count < 0 && errno == EINTR);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return std::nullopt;
    if (count < 0) return system_error("hear the other end", {});
    received.files = files_in(message);
    received.text.resize(static_cast<std::size_t>(count));
    if ((message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
        for (const int file : received.files) ::close(file);
        return fail("the message is too long.");
    }
    return received;
}

Status send_packet(int socket, const std::string& text, const std::vector<int>& files) {
    iovec place{const_cast<char*>(text.data()), text.size()};
    alignas(cmsghdr) FileRoom room{};
    msghdr message{};
    message.msg_iov = &place;
    message.msg_iovlen = 1;
    if (!files.empty()) {
        const std::size_t bytes = files.size() * sizeof(int);
        message.msg_control = room.data();
        message.msg_controllen = CMSG_SPACE(bytes);
        cmsghdr* part = CMSG_FIRSTHDR(&message);
        part->cmsg_level = SOL_SOCKET;
        part->cmsg_type = SCM_RIGHTS;
        part->cmsg_len = CMSG_LEN(bytes);
        std::memcpy(CMSG_DATA(part), files.data(), bytes);
    }
    ssize_t count = 0;
    do count = ::sendmsg(socket, &message, MSG_NOSIGNAL);
    while (count < 0 && errno == EINTR);
    if (count < 0) return system_error("speak to the other end", {});
    return {};
}

Result<sockaddr_un> packet_address(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = path.string();
    if (name.size() >= sizeof address.sun_path)
        return fail("is too long a name for a socket.", path, 0, "Choose a shorter --run folder.");
    std::memcpy(address.sun_path, name.data(), name.size());
    return address;
}

void make_room(int socket) {
    const int room = most_message_bytes * 2;
    ::setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
}

Result<int> packet_socket(int flags) {
    const int made = ::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | flags, 0);
    if (made < 0) return system_error("make a socket", {});
    make_room(made);
    return made;
}

Result<std::optional<int>> connect_packets(const std::filesystem::path& path) {
    TRY(const sockaddr_un address, packet_address(path));
    TRY(const int made, packet_socket(0));
    if (::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return std::optional<int>(made);
    const bool nobody = errno == ENOENT || errno == ECONNREFUSED || errno == ENOTDIR;
    auto error = system_error("speak to the agent", path);
    ::close(made);
    if (nobody) return std::nullopt;
    error.value().next_step = "Run this as the agent's user, as one of its group, or as root.";
    return error;
}

}  // namespace standpunkt
