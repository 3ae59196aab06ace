#pragma once
// How a verb speaks to the running agent: a Unix socket of sequenced packets, one request a
// connection, several answers. A request may carry open files: the agent needs no right to the
// folder they lie in.
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "sync/directory_source.h"
#include "sync/packet.h"

namespace standpunkt {

/// {"verb": "status"} and the like, with files.
struct ControlRequest {
    nlohmann::json what;
    std::vector<HandedFile> files;  ///< named in `what` as "files": ["a.standpunkt", ...]
};

/// One verb's connection, at the agent's end. An end that has gone away costs nothing.
class ControlConnection {
  public:
    explicit ControlConnection(int socket) : x_socket(socket) {}
    ~ControlConnection();
    ControlConnection(const ControlConnection&) = delete;
    ControlConnection& operator=(const ControlConnection&) = delete;
    int socket() const { return x_socket; }
    /// Nothing if the request has not come yet; an error if it is none or the other end has gone.
    Result<std::optional<ControlRequest>> receive();
    void send(const nlohmann::json& answer);
    /// For one that stays (sync/stick_line.h): what it says after its request; nothing if it says
    /// nothing, an error when it has gone. Files that come along are closed.
    Result<std::optional<nlohmann::json>> hear();
    /// The same the other way; `files` stay the caller's.
    Status send(const nlohmann::json& task, const std::vector<int>& files);

  private:
    int x_socket;
};

/// The agent's socket. The folder has to be there; an old socket nobody listens on is replaced.
class ControlServer {
  public:
    static Result<std::unique_ptr<ControlServer>> open(const std::filesystem::path& path);
    ~ControlServer();
    ControlServer(const ControlServer&) = delete;
    ControlServer& operator=(const ControlServer&) = delete;
    int socket() const { return x_socket; }
    std::unique_ptr<ControlConnection> accept();  ///< null if nobody waits

  private:
    ControlServer(int socket, std::filesystem::path path);
    int x_socket;
    std::filesystem::path x_path;
};

/// A verb's end. `each` sees every answer as it comes. True: an agent answered to the end (the last
/// answer has "exit"). False: none is running. An error if it went away in between or the socket
/// may not be used.
Result<bool> ask_agent(const std::filesystem::path& socket, const nlohmann::json& what,
                       const std::vector<std::pair<std::string, int>>& files,
                       const std::function<void(const nlohmann::json&)>& each);

}  // namespace standpunkt
