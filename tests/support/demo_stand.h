#pragma once
// The demo stand and the built display that shows it.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "base/files.h"
#include "media/picture_file.h"
#include "support/command.h"
#include "support/temporary_folder.h"
#include "support/xserver.h"

namespace standpunkt::test {

inline const std::string program = STANDPUNKT_BINARY_DIR "/bin/standpunkt";

/// The demo stand, or another content folder's, built and signed once by the built program.
struct DemoStand : TemporaryFolder {
    explicit DemoStand(const std::filesystem::path& content_folder = STANDPUNKT_SOURCE_DIR
                       "/content") {
        const std::string content = STANDPUNKT_BINARY_DIR "/bin/standpunkt-content ";
        REQUIRE(run(content + "keygen --no-passphrase -o " + at("key")).code == 0);
        REQUIRE(run(content + "keygen --no-passphrase -o " + at("other")).code == 0);
        const Ran built =
            run(content + "build " + content_folder.string() + " --serial 1 --created 1 -o " +
                at("demo.standpunkt") + " --key " + at("key.key"));
        INFO(built.output);
        REQUIRE(built.code == 0);
    }
    std::string at(const std::string& name) const { return (path / name).string(); }
    std::string bundle() const {
        return " --bundle " + at("demo.standpunkt") + " --trust " + at("key.pub") + " ";
    }
    void write(const std::string& name, const std::string& text) const {
        REQUIRE(replace_file(at(name), text));
    }
    nlohmann::json dump(const std::string& name) const {
        const auto text = read_file(at(name));
        REQUIRE(text);
        return nlohmann::json::parse(*text);
    }
};

inline const DemoStand& stand() {
    static const DemoStand made;
    return made;
}

inline bool has_node(const nlohmann::json& dump, const std::string& id, const std::string& text) {
    for (const auto& node : dump)
        if (node["id"] == id && node["text"].get<std::string>().find(text) != std::string::npos)
            return true;
    return false;
}

/// The display on an X server, ended with this object.
struct Display {
    pid_t process = -1;
    Display(const XServer& server, const std::string& arguments) {
        const std::string command =
            "DISPLAY=" + server.display() + " SDL_VIDEODRIVER=x11 exec " + program + arguments;
        process = ::fork();
        if (process == 0) {
            ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
            ::_exit(127);
        }
        REQUIRE(process > 0);
    }
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;
    ~Display() {
        if (process > 0) {
            ::kill(process, SIGKILL);
            ::waitpid(process, nullptr, 0);
        }
    }
    int end(int signal = SIGTERM) {
        ::kill(process, signal);
        return wait();
    }
    /// Until it ends by itself.
    int wait() {
        int status = 0;
        ::waitpid(process, &status, 0);
        process = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    }
};

/// Waits until the pixel is `colour`; patient, because machines under test are slow.
inline bool becomes(XServer& server, int x, int y, std::uint32_t colour) {
    for (int tries = 0; tries < 600; ++tries) {
        const std::uint32_t pixel = server.pixel(x, y);
        int worst = 0;
        for (unsigned shift : {0U, 8U, 16U})
            worst = std::max(worst, std::abs(static_cast<int>(pixel >> shift & 0xFF) -
                                             static_cast<int>(colour >> shift & 0xFF)));
        if (worst <= 2) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

/// A picture that the headless program has drawn into the stand's folder.
inline Pixels drawn(const std::string& name, const DemoStand& of = stand()) {
    const auto bytes = read_file(of.at(name));
    REQUIRE(bytes);
    const auto pixels = decode_picture(*bytes);
    REQUIRE(pixels);
    return *pixels;
}

}  // namespace standpunkt::test
