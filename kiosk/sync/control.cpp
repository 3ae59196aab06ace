#include "sync/control.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>

#include "base/json_text.h"
#include "base/system_error.h"
#include "sync/packet.h"

namespace standpunkt {
namespace {

using nlohmann::json;

Result<ControlRequest> understood(Packet message) {
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
        !has_type("stay", &json::is_boolean) || !has_type("found", &json::is_string) ||
        !has_type("seen", &json::is_array))
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
    TRY(auto message, receive_packet(x_socket, PacketWait::No));
    if (!message) return std::nullopt;
    if (message->text.empty()) return fail("the other end has gone.");
    TRY(auto request, understood(std::move(*message)));
    return std::optional<ControlRequest>(std::move(request));
}

Result<std::optional<json>> ControlConnection::hear() {
    TRY(const auto message, receive_packet(x_socket, PacketWait::No));
    if (!message) return std::nullopt;
    for (const int file : message->files) ::close(file);
    if (message->text.empty()) return fail("the other end has gone.");
    return std::optional<json>(json::parse(message->text, nullptr, false));
}

Status ControlConnection::send(const json& task, const std::vector<int>& files) {
    return send_packet(x_socket, json_text(task), files);
}

void ControlConnection::send(const json& answer) {
    // Somebody who went away, or does not read, gets nothing; the agent goes on.
    static_cast<void>(send_packet(x_socket, json_text(answer), {}));
}

ControlServer::ControlServer(int socket, std::filesystem::path path)
    : x_socket(socket), x_path(std::move(path)) {}

ControlServer::~ControlServer() {
    ::close(x_socket);
    ::unlink(x_path.c_str());
}

Result<std::unique_ptr<ControlServer>> ControlServer::open(const std::filesystem::path& path) {
    TRY(const sockaddr_un address, packet_address(path));
    TRY(const int made, packet_socket(SOCK_NONBLOCK));
    std::unique_ptr<ControlServer> server(new ControlServer(made, path));
    // Whoever has the agent's lock may take the place of what a crash left here.
    ::unlink(path.c_str());
    if (::bind(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return system_error("listen", path);
    // The agent's user and group: whoever may speak to it can change what the stand shows.
    if (::chmod(path.c_str(), 0660) != 0 || ::listen(made, 16) != 0)
        return system_error("listen", path);
    return server;
}

std::unique_ptr<ControlConnection> ControlServer::accept() {
    const int socket = ::accept4(x_socket, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket < 0) return nullptr;
    make_room(socket);
    return std::make_unique<ControlConnection>(socket);
}

Result<bool> ask_agent(const std::filesystem::path& socket, const json& what,
                       const std::vector<std::pair<std::string, int>>& files,
                       const std::function<void(const json&)>& each) {
    TRY(const std::optional<int> made, connect_packets(socket));
    if (!made) return false;
    const ControlConnection connection(*made);
    json request = what;
    request["files"] = json::array();
    std::vector<int> descriptors;
    for (const auto& [name, descriptor] : files) {
        request["files"].push_back(name);
        descriptors.push_back(descriptor);
    }
    TRY_STATUS(send_packet(*made, json_text(request), descriptors));
    for (;;) {
        TRY(const auto message, receive_packet(*made, PacketWait::Yes));
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
