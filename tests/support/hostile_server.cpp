#include "support/hostile_server.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <sstream>
#include <stdexcept>

namespace standpunkt::test {
namespace {

std::string small(std::string text) {
    for (char& letter : text)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return text;
}

/// The head of a request; empty if the client left before it was whole.
std::string read_head(int file, const std::atomic<bool>& stop) {
    std::string head;
    while (!stop && head.find("\r\n\r\n") == std::string::npos) {
        pollfd waiting{file, POLLIN, 0};
        if (::poll(&waiting, 1, 50) != 1) continue;
        char buffer[4096];
        const ssize_t count = ::recv(file, buffer, sizeof buffer, 0);
        if (count <= 0) return {};
        head.append(buffer, static_cast<std::size_t>(count));
    }
    return head;
}

/// What came behind the head, and what its length says is still to come.
std::string read_body(int file, const std::string& head, const HostileServer::Request& request,
                      const std::atomic<bool>& stop) {
    std::string body = head.substr(head.find("\r\n\r\n") + 4);
    const std::string length = request.field("content-length");
    const std::size_t wanted = length.empty() ? 0 : std::stoull(length);
    while (!stop && body.size() < wanted) {
        pollfd waiting{file, POLLIN, 0};
        if (::poll(&waiting, 1, 50) != 1) continue;
        char buffer[4096];
        const ssize_t count = ::recv(file, buffer, sizeof buffer, 0);
        if (count <= 0) break;
        body.append(buffer, static_cast<std::size_t>(count));
    }
    return body;
}

HostileServer::Request parse(const std::string& head) {
    HostileServer::Request request;
    std::istringstream lines(head);
    lines >> request.method >> request.target;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const std::size_t colon = line.find(": ");
        if (colon == std::string::npos) continue;
        request.fields[small(line.substr(0, colon))] =
            line.substr(colon + 2, line.find_last_not_of("\r") - colon - 1);
    }
    return request;
}

}  // namespace

bool HostileServer::Line::send(std::string_view bytes) {
    while (!bytes.empty()) {
        pollfd waiting{x_file, POLLOUT, 0};
        if (x_stop) return false;
        if (::poll(&waiting, 1, 50) != 1) continue;
        const ssize_t count =
            ::send(x_file, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

bool HostileServer::Line::wait(int milliseconds) {
    using Clock = std::chrono::steady_clock;
    const auto until = Clock::now() + std::chrono::milliseconds(milliseconds);
    while (!x_stop && Clock::now() < until) {
        pollfd waiting{x_file, POLLIN | POLLRDHUP, 0};
        if (::poll(&waiting, 1, std::min(50, milliseconds)) == 1) return false;
    }
    return !x_stop;
}

HostileServer::HostileServer(Answer answer) : x_answer(std::move(answer)) {
    x_listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(x_listening, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(x_listening, 64) != 0 ||
        ::getsockname(x_listening, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no port for a server");
    x_port = ntohs(address.sin_port);
    x_thread = std::thread([this] { serve(); });
}

HostileServer::~HostileServer() {
    x_stop = true;
    x_thread.join();
    ::close(x_listening);
}

std::string HostileServer::url(const std::string& name) const {
    return "http://127.0.0.1:" + std::to_string(x_port) + "/" + name;
}

std::vector<HostileServer::Request> HostileServer::requests() const {
    const std::lock_guard lock(x_mutex);
    return x_requests;
}

void HostileServer::serve() {
    while (!x_stop) {
        pollfd waiting{x_listening, POLLIN, 0};
        if (::poll(&waiting, 1, 50) != 1) continue;
        const int file = ::accept4(x_listening, nullptr, nullptr, SOCK_CLOEXEC);
        if (file < 0) continue;
        serve_one(file);
        ::close(file);
    }
}

void HostileServer::serve_one(int file) {
    const std::string head = read_head(file, x_stop);
    if (head.empty()) return;
    Request request = parse(head.substr(0, head.find("\r\n\r\n") + 2));
    request.body = read_body(file, head, request, x_stop);
    {
        const std::lock_guard lock(x_mutex);
        x_requests.push_back(request);
    }
    Line line(file, x_stop);
    x_answer(request, line);
    ::shutdown(file, SHUT_WR);  // so that what was sent arrives before the end
    line.wait(200);
}

std::string head_of(const std::string& status, const std::vector<std::string>& fields) {
    std::string head = "HTTP/1.1 " + status + "\r\nConnection: close\r\n";
    for (const std::string& field : fields) head += field + "\r\n";
    return head + "\r\n";
}

ServedFile::Part ServedFile::answer(const HostileServer::Request& request) const {
    Part part{"200 OK", {}, bytes};
    if (!etag.empty()) part.fields.push_back("ETag: " + etag);
    if (!last_modified.empty()) part.fields.push_back("Last-Modified: " + last_modified);
    const std::string known = request.field("if-none-match"),
                      since = request.field("if-modified-since"), range = request.field("range"),
                      condition = request.field("if-range");
    if ((!etag.empty() && known == etag) ||
        (known.empty() && !last_modified.empty() && since == last_modified))
        return {"304 Not Modified", part.fields, ""};
    if (ranges && range.starts_with("bytes=") && (condition.empty() || condition == etag)) {
        const std::size_t dash = range.find('-');
        const std::uint64_t total = bytes.size();
        std::uint64_t first = 0, last = total - 1;
        if (dash == 6) {
            first = total - std::min<std::uint64_t>(total, std::stoull(range.substr(7)));
        } else {
            first = std::stoull(range.substr(6));
            last = std::min<std::uint64_t>(last, std::stoull(range.substr(dash + 1)));
        }
        part.status = "206 Partial Content";
        part.body = bytes.substr(first, last - first + 1);
        part.fields.push_back("Content-Range: bytes " + std::to_string(first) + "-" +
                              std::to_string(last) + "/" + std::to_string(total));
    }
    part.fields.push_back("Content-Length: " + std::to_string(part.body.size()));
    return part;
}

void send(HostileServer::Line& line, const ServedFile::Part& part) {
    line.send(head_of(part.status, part.fields) + part.body);
}

}  // namespace standpunkt::test
