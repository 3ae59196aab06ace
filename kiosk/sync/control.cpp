#include "sync/control.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/json_text.h"
#include "base/system_error.h"

namespace standpunkt {
namespace {

using nlohmann::json;

constexpr std::size_t most_message_bytes = 1U << 17;

/// The socket's name in the kernel's form; its room is 108 bytes.
Result<sockaddr_un> address_of(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string name = path.string();
    if (name.size() >= sizeof address.sun_path)
        return fail("is too long a name for a socket.", path, 0, "Choose a shorter --run folder.");
    std::memcpy(address.sun_path, name.data(), name.size());
    return address;
}

const sockaddr* generic(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

Result<int> make_socket(int flags) {
    const int made = ::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | flags, 0);
    if (made < 0) return system_error("make a socket", {});
    const int room = most_message_bytes * 2;
    ::setsockopt(made, SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
    return made;
}

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

struct Message {
    std::string text;
    std::vector<int> files;  ///< the receiver's
};

/// Nothing if none is there yet; an empty text at the end.
Result<std::optional<Message>> receive_message(int socket, int flags) {
    Message received;
    received.text.resize(most_message_bytes);
    iovec place{received.text.data(), received.text.size()};
    alignas(cmsghdr) FileRoom room{};
    msghdr message{};
    message.msg_iov = &place;
    message.msg_iovlen = 1;
    message.msg_control = room.data();
    message.msg_controllen = room.size();
    ssize_t count = 0;
    do count = ::recvmsg(socket, &message, flags | MSG_CMSG_CLOEXEC);
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

Status send_message(int socket, const std::string& text, const std::vector<int>& files) {
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

Result<ControlRequest> understood(Message message) {
    ControlRequest request;
    std::vector<std::shared_ptr<FileBytes>> files;
    std::string wrong;
    for (const int file : message.files) {
        auto adopted = FileBytes::adopt(file, "handed over");
        if (!adopted)
            wrong = adopted.error().message;
        else
            files.push_back(std::move(*adopted));
    }
    request.what = json::parse(message.text, nullptr, false);
    if (!wrong.empty()) return fail("a file that was handed over " + wrong);
    if (!request.what.is_object() || !request.what.contains("verb") ||
        !request.what["verb"].is_string())
        return fail("the request is none.");
    const json names = request.what.value("files", json::array());
    if (!names.is_array() || names.size() != files.size() ||
        !std::all_of(names.begin(), names.end(), [](const json& one) { return one.is_string(); }))
        return fail("the request names other files than it brings.");
    const auto has_type = [&](const char* name, auto is_type) {
        return !request.what.contains(name) || (request.what[name].*is_type)();
    };
    if (!has_type("name", &json::is_string) || !has_type("lift", &json::is_boolean) ||
        !has_type("stay", &json::is_boolean))
        return fail("the request cannot be understood.");
    for (std::size_t i = 0; i < files.size(); ++i)
        request.files.push_back({names[i], std::move(files[i])});
    return request;
}

}  // namespace

ControlConnection::~ControlConnection() {
    ::close(x_socket);
}

Result<std::optional<ControlRequest>> ControlConnection::receive() {
    TRY(auto message, receive_message(x_socket, MSG_DONTWAIT));
    if (!message) return std::nullopt;
    if (message->text.empty()) return fail("the other end has gone.");
    TRY(auto request, understood(std::move(*message)));
    return std::optional<ControlRequest>(std::move(request));
}

void ControlConnection::send(const json& answer) {
    // Somebody who went away, or does not read, gets nothing; the agent goes on.
    static_cast<void>(send_message(x_socket, json_text(answer), {}));
}

ControlServer::ControlServer(int socket, std::filesystem::path path)
    : x_socket(socket), x_path(std::move(path)) {}

ControlServer::~ControlServer() {
    ::close(x_socket);
    ::unlink(x_path.c_str());
}

Result<std::unique_ptr<ControlServer>> ControlServer::open(const std::filesystem::path& path) {
    TRY(const sockaddr_un address, address_of(path));
    TRY(const int made, make_socket(SOCK_NONBLOCK));
    std::unique_ptr<ControlServer> server(new ControlServer(made, path));
    // Whoever has the agent's lock may take the place of what a crash left here.
    ::unlink(path.c_str());
    if (::bind(made, generic(address), sizeof address) != 0) return system_error("listen", path);
    // The agent's user and group: whoever may speak to it can change what the stand shows.
    if (::chmod(path.c_str(), 0660) != 0 || ::listen(made, 16) != 0)
        return system_error("listen", path);
    return server;
}

std::unique_ptr<ControlConnection> ControlServer::accept() {
    const int socket = ::accept4(x_socket, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket < 0) return nullptr;
    const int room = most_message_bytes * 2;
    ::setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
    return std::make_unique<ControlConnection>(socket);
}

Result<bool> ask_agent(const std::filesystem::path& socket, const json& what,
                       const std::vector<std::pair<std::string, int>>& files,
                       const std::function<void(const json&)>& each) {
    TRY(const sockaddr_un address, address_of(socket));
    TRY(const int made, make_socket(0));
    const ControlConnection connection(made);
    if (::connect(made, generic(address), sizeof address) != 0) {
        if (errno == ENOENT || errno == ECONNREFUSED || errno == ENOTDIR) return false;
        auto error = system_error("speak to the agent", socket);
        error.value().next_step = "Run this as the agent's user, as one of its group, or as root.";
        return error;
    }
    json request = what;
    request["files"] = json::array();
    std::vector<int> descriptors;
    for (const auto& [name, descriptor] : files) {
        request["files"].push_back(name);
        descriptors.push_back(descriptor);
    }
    TRY_STATUS(send_message(made, json_text(request), descriptors));
    for (;;) {
        TRY(const auto message, receive_message(made, 0));
        if (!message || message->text.empty())
            return fail("the agent went away before it was done.", {}, 0,
                        "Look at its log; what was begun is found again at its next start.");
        const json answer = json::parse(message->text, nullptr, false);
        if (!answer.is_object()) return fail("the agent's answer cannot be understood.");
        each(answer);
        if (answer.contains("exit")) return true;
    }
}

}  // namespace standpunkt
