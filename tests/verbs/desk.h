#pragma once
// An editor's desk for the tests of standpunkt-content's verbs: a folder with a key, the built
// program, and what it makes.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/files.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {

/// standpunkt-content without a terminal.
inline Ran content(const std::string& arguments) {
    return run("setsid -w '" STANDPUNKT_BINARY_DIR "/bin/standpunkt-content' " + arguments);
}

inline std::string bytes_of(const std::filesystem::path& path) {
    const auto bytes = read_file(path);
    REQUIRE(bytes);
    return *bytes;
}

/// A folder with a key without passphrase.
struct Desk : TemporaryFolder {
    Desk() { REQUIRE(content("keygen --no-passphrase -o " + at("key")).code == 0); }
    std::string at(const std::string& name) const { return (path / name).string(); }

    void make_stand() const {
        const Ran made = content("new " + at("stand"));
        INFO(made.output);
        REQUIRE(made.code == 0);
    }
    Ran build(const std::string& file, const std::string& more = "") const {
        return content("build " + at("stand") + " -o " + at(file) + " --key " + at("key.key") +
                       " --created 2024-05-07T12:30:00Z " + more);
    }
    nlohmann::json inspected(const std::string& arguments) const {
        const Ran ran = content("inspect --json --trust " + at("key.pub") + " " + arguments);
        INFO(ran.output);
        REQUIRE(ran.code == 0);
        return nlohmann::json::parse(ran.output);
    }
    void flip(const std::string& file, std::size_t offset) const {
        std::string bytes = bytes_of(at(file));
        bytes[offset] = static_cast<char>(bytes[offset] ^ 1);
        std::ofstream(at(file), std::ios::binary | std::ios::trunc) << bytes;
    }
};

/// A desk with a starter stand on it.
struct StandDesk : Desk {
    StandDesk() { make_stand(); }
};

}  // namespace standpunkt::test
