#pragma once
// What standpunkt-stick and the agent say to each other, over the agent's socket, for as long as a
// stick is plugged in. The stick's helper begins with one of
//
//     {"verb": "import", "stay": true, "name": "sdb1", "files": [NAME, ...], "seen": [NAME, ...]}
//         and a read-only open file for each of "files". "seen" are names of what else lies there
//         and may have been meant as content: the agent says what is wrong with it.
//     {"verb": "stick-refused", "stay": true, "name": "sdb1", "found": "ntfs", "files": []}
//         It was not mounted: "found" is what is on it (libblkid's word, "" if nothing is known,
//         unreadable_stick if its bytes cannot be read).
//
// and gets {"progress": N} and {"exit": N, "text": ...} as any verb does. From then on the agent
// may ask, one at a time,
//
//     {"write": [NAME, ...]}                      and an open file for each, at its first byte
//
// which become standpunkt-report/NAME on the stick, each whole or not at all; the answer is
//
//     {"written": true}  or  {"written": false, "reason": "one sentence."}
//
// The connection's end is the stick's end, or the agent's: then the helper waits for the next one.
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "sync/control.h"

namespace standpunkt {

/// A file for a stick: the name it gets there (letters, digits, "._-", no folder), and where to
/// read it from; the descriptor stays the caller's and is read from its beginning.
using StickFile = std::pair<std::string, int>;

/// What is found on a stick whose bytes cannot be read.
inline constexpr const char* unreadable_stick = "unreadable";

/// True if a file on a stick may be called that.
bool is_stick_file_name(const std::string& name);

/// The agent's end. Returns when the files are safe on the stick. `wait` is called about every
/// 50 ms with the socket to wait at; false ends it with the code Stopped. An error has the code
/// StickNotWritten otherwise.
Status write_onto_stick(ControlConnection& stick, const std::vector<StickFile>& files,
                        const std::function<bool(int socket)>& wait);

/// The helper's end.
class StickLine {
  public:
    /// Nothing if no agent listens.
    static Result<std::optional<StickLine>> connect(const std::filesystem::path& socket);
    StickLine(StickLine&& other) noexcept : x_socket(std::exchange(other.x_socket, -1)) {}
    StickLine& operator=(StickLine&&) = delete;
    ~StickLine();

    /// Sends the first request; `files` stay the caller's.
    Status say(nlohmann::json request, const std::vector<StickFile>& files);
    /// Serves the agent until it goes away. `write` gets the files of one request.
    void serve(const std::function<Status(const std::vector<StickFile>&)>& write);

  private:
    explicit StickLine(int socket) : x_socket(socket) {}
    int x_socket;
};

}  // namespace standpunkt
