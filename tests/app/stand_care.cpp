// The display as the stand's own program: watched by a supervisor, heard by an agent.
#include <fcntl.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/child.h"
#include "support/demo_stand.h"
#include "support/effort.h"
#include "support/notify_socket.h"
#include "support/patience.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using nlohmann::json;

/// A stand that has nothing but what came with its package: the demo.
struct Box : TemporaryFolder {
    NotifySocket socket{path / "notify"};

    Box() {
        for (const auto& [from, to] : {std::pair{"demo.standpunkt", "factory.standpunkt"},
                                       std::pair{"key.pub", "factory.pub"}})
            fs::copy_file(stand().path / from, path / to);
        for (const char* folder : {"data", "run", "trusted.d"}) fs::create_directory(path / folder);
        write_config("[screen]\nloop = \"light\"\n");
    }
    void write_config(const std::string& more) const {
        REQUIRE(replace_file(path / "kiosk.toml",
                             "channel = \"demo\"\nkiosk = \"hall-3\"\ndata = \"" + at("data") +
                                 "\"\nrun = \"" + run_folder() + "\"\ntrusted = \"" +
                                 at("trusted.d") + "\"\nfactory = \"" + at("factory.standpunkt") +
                                 "\"\n" + more));
    }
    std::string at(const std::string& name) const { return (path / name).string(); }
    std::string run_folder() const { return at("run"); }
    std::vector<std::string> command(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{program, "--config", at("kiosk.toml")};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    std::vector<std::string> environment(const std::string& driver,
                                         const std::string& display = "") const {
        return {"SDL_VIDEODRIVER=" + driver, "DISPLAY=" + display,
                "NOTIFY_SOCKET=" + socket.path().string(), "WATCHDOG_USEC=3000000"};
    }
    /// The same for a display that nobody supervises: an end that is not read fills, and then
    /// whoever tells it something waits.
    std::vector<std::string> unwatched(const std::string& driver,
                                       const std::string& display) const {
        return {"SDL_VIDEODRIVER=" + driver, "DISPLAY=" + display};
    }
    json told() const {
        const auto text = read_file(at("run/show/display.json"));
        return text ? json::parse(*text) : json::object();
    }
    void hint(int id, const std::string& what) const {
        REQUIRE(replace_file(at("run/agent.json"),
                             json({{"hint", {{"id", id}, {"do", what}}}}).dump()));
    }
    bool answered(int id, const std::string& state) const {
        return wait_for([&] {
            return told().value("hint", json()) == json({{"id", id}, {"state", state}});
        });
    }
    /// As systemd does: false if the program was silent for three seconds within `span`. Times in
    /// which this test itself did not get to look are no silence.
    bool beats_for(std::chrono::milliseconds span) {
        constexpr auto look = 20ms;
        auto silent = 0ms;
        for (auto passed = 0ms; passed < span; passed += look) {
            std::this_thread::sleep_for(look);
            silent = socket.take().empty() ? silent + look : 0ms;
            if (silent >= 3000ms) return false;
        }
        return true;
    }
};

}  // namespace

TEST_CASE("A display without a screen waits for one, is no crash, and ends when it is told") {
    if (fs::exists("/dev/dri")) SKIP("this machine has a screen of its own, which is left alone");
    Box box;
    Child display(box.command(), box.at("log"), box.environment("KMSDRM"));
    REQUIRE(wait_for([&] { return box.socket.count("READY=1") == 1; }));
    REQUIRE(wait_for([&] { return !box.told().empty(); }));
    const json told = box.told();
    CHECK(told["connected"] == false);
    CHECK(told["faults"].at(0)["code"] == "SP-405");
    CHECK(box.socket.any_like("STATUS=no screen"));
    CHECK(box.beats_for(12s));
    CHECK(display.running());
    // No start was counted: a screen that is missing says nothing about the content.
    CHECK_FALSE(fs::exists(box.at("data/show/starts.json")));
    ::kill(display.process(), SIGTERM);
    CHECK(wait_for([&] { return !display.running(); }));
    CHECK(display.end(SIGKILL) == 0);
    const std::string log = read_file(box.at("log")).value();
    CHECK(log.find("no screen is connected") != std::string::npos);
    CHECK(log.find("no screen", log.find("no screen") + 1) == std::string::npos);  // told once
}

TEST_CASE("A still picture survives ten times its watchdog's time, and no frame is drawn for it") {
    auto started = XServer::start(800, 480);
    if (!started) SKIP(to_string(started.error()));
    Box box;
    Child display(box.command({"--dwell", "99999999"}), box.at("log"),
                  box.environment("x11", (*started)->display()));
    REQUIRE(wait_for([&] { return box.socket.count("READY=1") == 1; }));
    REQUIRE(wait_for([&] { return box.told().value("scene", "") == "attract"; }));
    std::this_thread::sleep_for(2s);  // pictures of the first scene arrive
    const auto frames = [&] {         // told with an answer: nothing else is news
        static int id = 1000;
        box.hint(++id, "explode");
        REQUIRE(box.answered(id, "refused"));
        return box.told()["frames"].get<long>();
    };
    const long before = frames();
    CHECK(before > 0);
    CHECK(box.beats_for(30s));
    CHECK(frames() == before);
    CHECK(box.socket.count("READY=1") == 1);
    CHECK(display.end(SIGTERM) == 0);
    CHECK(box.socket.count("STOPPING=1") == 1);
}

TEST_CASE("The agent's hints reach a running display: name, screenshot, restart") {
    auto started = XServer::start(800, 480);
    if (!started) SKIP(to_string(started.error()));
    Box box;
    Child display(box.command({"--dwell", "99999999", "--fade", "0"}), box.at("log"),
                  box.unwatched("x11", (*started)->display()));
    REQUIRE(wait_for([&] { return box.told().value("scene", "") == "attract"; }));
    CHECK(box.told()["driver"] == "x11");
    CHECK(box.told()["width"] == 800);
    CHECK(box.told()["serial"] == 1);
    box.hint(1, "screenshot");
    REQUIRE(box.answered(1, "done"));
    const auto picture = decode_picture(read_file(box.at("run/show/screenshot.png")).value());
    REQUIRE(picture);
    CHECK(picture->width == 800);
    const auto shown = (*started)->screenshot();
    box.hint(2, "identify");
    REQUIRE(box.answered(2, "done"));
    CHECK(wait_for([&] { return (*started)->screenshot().pixels != shown.pixels; }));
    CHECK(wait_for([&] { return (*started)->screenshot().pixels == shown.pixels; }));
    box.hint(3, "restart");
    CHECK(wait_for([&] { return !display.running(); }));
    CHECK(display.end(SIGKILL) == 0);
    Child again(box.command(), box.at("log"), box.unwatched("x11", (*started)->display()));
    REQUIRE(box.answered(3, "done"));
    std::this_thread::sleep_for(1s);
    CHECK(again.running());
}

TEST_CASE("A configuration with faults is told with its lines, and the stand shows all the same") {
    auto started = XServer::start(800, 480);
    if (!started) SKIP(to_string(started.error()));
    Box box;
    box.write_config("[screen]\nrotate = 45\n");
    Child display(box.command(), box.at("log"), box.unwatched("x11", (*started)->display()));
    REQUIRE(wait_for([&] { return box.told().value("scene", "") == "attract"; }));
    const json faults = box.told()["faults"];
    REQUIRE(faults.size() == 1);
    CHECK(faults[0]["code"] == "SP-412");
    CHECK(faults[0]["line"] == 8);
    CHECK(read_file(box.at("log")).value().find("kiosk.toml:8:") != std::string::npos);
}

namespace {

/// Bytes a process has sent to disks so far, as its kernel counts them.
long written_by(const std::string& process) {
    std::ifstream file("/proc/" + process + "/io");
    for (std::string key; file >> key;)
        if (long value = 0; key == "write_bytes:" && file >> value) return value;
    return -1;
}

/// This kernel and this folder's file system count what a process writes.
bool counts_writes(const fs::path& folder) {
    const long before = written_by("self");
    const int file = ::open((folder / "probe").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const std::string text(64 << 10, 'x');
    const bool done = ::write(file, text.data(), text.size()) > 0 && ::fsync(file) == 0;
    ::close(file);
    fs::remove(folder / "probe");
    return done && before >= 0 && written_by("self") > before;
}

}  // namespace

TEST_CASE("A loop that runs writes nothing to the disk") {
    auto started = XServer::start(800, 480);
    if (!started) SKIP(to_string(started.error()));
    if (!fs::is_directory("/dev/shm")) SKIP("there is no memory to put the run folder into");
    struct InMemory : Box {
        const fs::path memory = "/dev/shm/standpunkt-test-" + std::to_string(::getpid());
        InMemory() {
            fs::create_directory(memory);
            fs::remove(path / "run");
            fs::create_directory_symlink(memory, path / "run");
        }
        ~InMemory() { fs::remove_all(memory); }
    } box;
    if (!counts_writes(box.path / "data")) SKIP("this file system does not count what is written");
    Child display(box.command({"--dwell", "400", "--fade", "100", "--idle", "3000"}), box.at("log"),
                  box.unwatched("x11", (*started)->display()));
    REQUIRE(wait_for([&] { return box.told().value("scene", "") == "attract"; }));
    std::this_thread::sleep_for(5s);
    const std::string process = std::to_string(display.process());
    const long before = written_by(process);
    REQUIRE(before >= 0);
    const auto frames = box.told()["frames"].get<long>();
    std::this_thread::sleep_for(long_run() ? 600s : 70s);
    CHECK(written_by(process) == before);
    CHECK(box.told()["frames"].get<long>() > frames + 10);  // told once a minute
}

}  // namespace standpunkt::test
