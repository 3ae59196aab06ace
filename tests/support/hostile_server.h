#pragma once
// A web server that answers as a test tells it to: every way of breaking HTTP that a stand may
// meet.
#include <poll.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "support/ports.h"

namespace standpunkt::test {

class HostileServer {
  public:
    struct Request {
        std::string text;  ///< the whole head
        /// A field's value, empty if it is not there. `name` in lower case with its colon.
        std::string field(const std::string& name) const {
            std::string lower = text;
            for (char& c : lower)
                if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
            const auto at = lower.find("\r\n" + name);
            if (at == std::string::npos) return {};
            auto begin = at + 2 + name.size();
            while (text[begin] == ' ') ++begin;
            return text.substr(begin, text.find("\r\n", begin) - begin);
        }
        /// First and last byte that are asked for of a file of `size` bytes.
        std::pair<std::uint64_t, std::uint64_t> range(std::uint64_t size) const {
            const std::string value = field("range:");
            if (value.empty()) return {0, size - 1};
            const std::string numbers = value.substr(6);
            const auto dash = numbers.find('-');
            if (dash == 0) {
                const std::uint64_t count =
                    std::min<std::uint64_t>(size, std::stoull(numbers.substr(1)));
                return {size - count, size - 1};
            }
            return {std::stoull(numbers),
                    std::min<std::uint64_t>(size - 1, std::stoull(numbers.substr(dash + 1)))};
        }
    };
    /// Sends what an answer is made of; false when the other end has gone.
    using Send = std::function<bool(const std::string& bytes)>;
    using Answer = std::function<void(const Request&, const Send&)>;

    explicit HostileServer(Answer answer) : x_answer(std::move(answer)) {
        x_socket = listening_socket(x_port);
        x_thread = std::thread([this] { run(); });
    }
    ~HostileServer() {
        x_stopping = true;
        x_thread.join();
        ::close(x_socket);
    }
    HostileServer(const HostileServer&) = delete;
    HostileServer& operator=(const HostileServer&) = delete;

    std::string url() const {
        return "http://127.0.0.1:" + std::to_string(x_port) + "/x.standpunkt";
    }
    int port() const { return x_port; }
    bool stopping() const { return x_stopping; }
    std::size_t count() const { return x_count; }
    std::vector<Request> requests() const {
        const std::scoped_lock lock(x_mutex);
        return x_requests;
    }

    /// A correct answer to `request` for `bytes`, to be broken by its caller.
    struct Good {
        std::string status, head, body;
        std::string text() const { return "HTTP/1.1 " + status + "\r\n" + head + "\r\n" + body; }
    };
    static Good good(const Request& request, const std::string& bytes,
                     const std::string& etag = "\"one\"") {
        if (!etag.empty() && request.field("if-none-match:") == etag)
            return {"304 Not Modified", "ETag: " + etag + "\r\n", ""};
        const auto [first, last] = request.range(bytes.size());
        const std::string body = bytes.substr(first, last - first + 1);
        std::string head = "Content-Length: " + std::to_string(body.size()) +
                           "\r\nConnection: close\r\nAccept-Ranges: bytes\r\n";
        if (!etag.empty()) head += "ETag: " + etag + "\r\n";
        if (request.field("range:").empty()) return {"200 OK", head, body};
        return {"206 Partial Content",
                head + "Content-Range: bytes " + std::to_string(first) + "-" +
                    std::to_string(last) + "/" + std::to_string(bytes.size()) + "\r\n",
                body};
    }

  private:
    Answer x_answer;
    int x_socket = -1, x_port = 0;
    std::atomic<bool> x_stopping = false;
    std::atomic<std::size_t> x_count = 0;
    mutable std::mutex x_mutex;
    std::vector<Request> x_requests;
    std::thread x_thread;

    bool readable(int socket) const {
        pollfd end{socket, POLLIN, 0};
        while (!x_stopping)
            if (::poll(&end, 1, 20) > 0) return true;
        return false;
    }
    void run() {
        while (readable(x_socket)) {
            const int client = ::accept4(x_socket, nullptr, nullptr, SOCK_CLOEXEC);
            if (client < 0) continue;
            Request request;
            char buffer[4096];
            while (request.text.find("\r\n\r\n") == std::string::npos && readable(client)) {
                const auto size = ::recv(client, buffer, sizeof buffer, 0);
                if (size <= 0) break;
                request.text.append(buffer, static_cast<std::size_t>(size));
            }
            if (request.text.find("\r\n\r\n") != std::string::npos) {
                ++x_count;
                {
                    const std::scoped_lock lock(x_mutex);
                    x_requests.push_back(request);
                }
                x_answer(request, [&](const std::string& bytes) {
                    for (std::size_t done = 0; done < bytes.size();) {
                        const auto sent =
                            ::send(client, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
                        if (sent <= 0) return false;
                        done += static_cast<std::size_t>(sent);
                    }
                    return !x_stopping;
                });
            }
            ::close(client);
        }
    }
};

}  // namespace standpunkt::test
