#pragma once
// Packets between the agent and whoever speaks to it: a text, and open files that go with it.
#include <sys/un.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace standpunkt {

/// Files that go with one packet at most.
inline constexpr std::size_t most_handed_files = 64;

struct Packet {
    std::string text;        ///< empty: the other end has gone
    std::vector<int> files;  ///< the receiver's, who closes them
};

enum class PacketWait { No, Yes };

/// Nothing if none is there yet and it does not wait.
Result<std::optional<Packet>> receive_packet(int socket, PacketWait wait);
/// `files` stay the sender's.
Status send_packet(int socket, const std::string& text, const std::vector<int>& files);

/// A socket's name in the kernel's form; its room is 108 bytes.
Result<sockaddr_un> packet_address(const std::filesystem::path& path);
/// A socket for packets, not yet anywhere; the caller's. `flags`: SOCK_NONBLOCK or 0.
Result<int> packet_socket(int flags);
/// Large packets fit into it from now on.
void make_room(int socket);
/// Connected to the agent that listens there; nothing if none does. The caller's.
Result<std::optional<int>> connect_packets(const std::filesystem::path& path);

}  // namespace standpunkt
