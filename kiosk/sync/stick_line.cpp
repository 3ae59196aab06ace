#include "sync/stick_line.h"

#include <unistd.h>

#include <algorithm>

#include "base/json_text.h"
#include "base/log.h"

namespace standpunkt {
namespace {

using nlohmann::json;

constexpr std::size_t most_name = 100;

/// The names in `listed`, one for each file; an error if they do not fit.
Result<std::vector<StickFile>> named(const json& listed, const std::vector<int>& files) {
    std::vector<StickFile> all;
    if (!listed.is_array() || listed.size() != files.size())
        return fail("the request names other files than it brings.");
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!listed[i].is_string() || !is_stick_file_name(listed[i]))
            return fail("a file cannot be called that.");
        all.emplace_back(listed[i], files[i]);
    }
    return all;
}

std::pair<json, std::vector<int>> split(const std::vector<StickFile>& files) {
    std::pair<json, std::vector<int>> parts{json::array(), {}};
    for (const auto& [name, descriptor] : files) {
        parts.first.push_back(name);
        parts.second.push_back(descriptor);
    }
    return parts;
}

}  // namespace

bool is_stick_file_name(const std::string& name) {
    const auto is_good = [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == '-';
    };
    return !name.empty() && name.size() <= most_name && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), is_good);
}

Status write_onto_stick(ControlConnection& stick, const std::vector<StickFile>& files,
                        const std::function<bool(int socket)>& wait) {
    const auto lost = [] {
        return fail("the stick was pulled before the report was written.", {}, 0,
                    "Plug it in and ask again.", Code::StickNotWritten);
    };
    const auto [names, descriptors] = split(files);
    if (!stick.send({{"write", names}}, descriptors)) return lost();
    for (;;) {
        const auto answer = stick.hear();
        if (!answer) return lost();
        if (!*answer) {
            if (!wait(stick.socket()))
                return fail("it was ended before the report was written.", {}, 0, {},
                            Code::Stopped);
            continue;
        }
        const json& said = **answer;
        if (!said.is_object() || !said.contains("written")) continue;
        if (said["written"] == true) return {};
        return fail(said.value("reason", std::string("the stick could not be written.")), {}, 0,
                    "Take another stick, FAT32 or exFAT, that is not write-protected.",
                    Code::StickNotWritten);
    }
}

Result<std::optional<StickLine>> StickLine::connect(const std::filesystem::path& socket) {
    TRY(const auto made, connect_packets(socket));
    if (!made) return std::nullopt;
    return std::optional<StickLine>(StickLine(*made));
}

StickLine::~StickLine() {
    if (x_socket >= 0) ::close(x_socket);
}

Status StickLine::say(json request, const std::vector<StickFile>& files) {
    const auto [names, descriptors] = split(files);
    request["files"] = names;
    request["stay"] = true;
    return send_packet(x_socket, json_text(request), descriptors);
}

void StickLine::serve(const std::function<Status(const std::vector<StickFile>&)>& write) {
    for (;;) {
        const auto packet = receive_packet(x_socket, PacketWait::Yes);
        if (!packet || !*packet || (*packet)->text.empty()) return;
        const json said = json::parse((*packet)->text, nullptr, false);
        if (said.is_object() && said.contains("text") && said["text"].is_string())
            log_info(said["text"].get<std::string>());
        if (said.is_object() && said.contains("write")) {
            const Status written = named(said["write"], (*packet)->files).and_then(write);
            json answer = {{"written", written.has_value()}};
            if (!written) answer["reason"] = to_string(written.error());
            static_cast<void>(send_packet(x_socket, json_text(answer), {}));
        }
        for (const int file : (*packet)->files) ::close(file);
    }
}

}  // namespace standpunkt
