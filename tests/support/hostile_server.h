#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace standpunkt::test {

/// A web server on a free port of 127.0.0.1 that answers as the test says, in particular wrongly.
/// One connection at a time, one request each.
class HostileServer {
  public:
    struct Request {
        std::string method, target;
        std::map<std::string, std::string> fields;  ///< names in small letters
        std::string body;
        std::string field(const std::string& name) const {
            const auto at = fields.find(name);
            return at == fields.end() ? std::string() : at->second;
        }
    };
    /// The line to the client, closed when the answer returns.
    class Line {
      public:
        Line(int file, const std::atomic<bool>& stop) : x_file(file), x_stop(stop) {}
        /// False: the client went away, or the server ends.
        bool send(std::string_view bytes);
        /// Says nothing for that long, or until the client goes away.
        bool wait(int milliseconds);

      private:
        int x_file;
        const std::atomic<bool>& x_stop;
    };
    using Answer = std::function<void(const Request&, Line&)>;

    explicit HostileServer(Answer answer);  ///< `answer` is called on the server's thread
    ~HostileServer();
    HostileServer(const HostileServer&) = delete;
    HostileServer& operator=(const HostileServer&) = delete;

    std::string url(const std::string& name = "x.standpunkt") const;
    std::vector<Request> requests() const;

  private:
    void serve();
    void serve_one(int file);
    Answer x_answer;
    int x_listening = -1, x_port = 0;
    std::atomic<bool> x_stop{false};
    mutable std::mutex x_mutex;
    std::vector<Request> x_requests;
    std::thread x_thread;
};

/// A head with `Connection: close`; `fields` are lines without their ends.
std::string head_of(const std::string& status, const std::vector<std::string>& fields);

/// What is right: a file with an ETag, ranges and conditions, as a good server has it. Fields may
/// be changed before they are sent.
struct ServedFile {
    std::string bytes;
    std::string etag = "\"one\"";
    std::string last_modified = "Sun, 06 Nov 1994 08:49:37 GMT";
    bool ranges = true;

    struct Part {
        std::string status;
        std::vector<std::string> fields;
        std::string body;
    };
    Part answer(const HostileServer::Request& request) const;
};
void send(HostileServer::Line& line, const ServedFile::Part& part);

}  // namespace standpunkt::test
