// standpunkt-stick itself, with what a stick may hold. What it mounts, and writes, is tried on a
// booted machine (deploy/system-test): few test machines have FAT in their kernel.
#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <fstream>
#include <thread>

#include "apps/stick_files.h"
#include "base/files.h"
#include "support/child.h"
#include "support/command.h"
#include "support/patience.h"
#include "support/temporary_folder.h"
#include "sync/stick_line.h"

using namespace standpunkt::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const std::string bin = STANDPUNKT_BINARY_DIR "/bin/";

bool has(const std::string& program) {
    return run("PATH=$PATH:/usr/sbin:/sbin command -v " + program).code == 0;
}

/// An agent of its own, and a helper for one device; both as whoever runs the test: root.
struct Desk {
    TemporaryFolder folder;
    std::unique_ptr<Child> agent, helper;

    std::string at(const std::string& name) const { return (folder.path / name).string(); }
    void start_agent() {
        fs::create_directories(at("data/show"));
        fs::create_directories(at("trusted.d"));
        std::ofstream(at("kiosk.toml")) << "channel = \"demo\"\n";
        agent = std::make_unique<Child>(
            std::vector<std::string>{bin + "standpunkt-sync", "--config", at("kiosk.toml"),
                                     "--data", at("data"), "--run", at("run"), "--trusted",
                                     at("trusted.d"), "run"},
            at("agent.log"));
    }
    void start_helper(const std::string& device) {
        helper = std::make_unique<Child>(
            std::vector<std::string>{"unshare", "--mount", bin + "standpunkt-stick", device,
                                     "--socket", at("run/agent.sock"), "--user", "root",
                                     "--mount-at", at("stick")},
            at("stick.log"));
    }
    std::string image(const std::string& make) const {
        const Ran made = run("PATH=$PATH:/usr/sbin:/sbin; truncate -s 40M " + at("image") + " && " +
                             make + " " + at("image"));
        INFO(made.output);
        REQUIRE(made.code == 0);
        return at("image");
    }
    /// True as soon as the agent's state says so.
    bool told(const std::string& what) const {
        return wait_for([&] { return state().find(what) != std::string::npos; });
    }
    std::string state() const { return run("cat " + at("run/agent.json")).output; }
    std::string logs() const {
        return run("cat " + at("agent.log") + " " + at("stick.log")).output;
    }
};

/// What the helper does with a report where it may mount: here into the desk's own folder.
std::thread writing_helper(Desk& desk) {
    return std::thread([&] {
        auto line = standpunkt::StickLine::connect(desk.at("run/agent.sock"));
        if (!line || !*line) return;
        static_cast<void>((*line)->say({{"verb", "import"}, {"name", "sdb1"}}, {}));
        (*line)->serve([&](const std::vector<standpunkt::StickFile>& files) {
            return standpunkt::put_report(desk.folder.path, files);
        });
    });
}

}  // namespace

TEST_CASE("a stick that is neither FAT nor exFAT is refused in words, and its end is noticed") {
    if (::geteuid() != 0) SKIP("only root may start standpunkt-stick");
    if (!has("mkfs.ext4")) SKIP("mkfs.ext4 is not installed");
    Desk desk;
    // It is plugged in before the agent is up: the helper waits.
    desk.start_helper(desk.image("mkfs.ext4 -q"));
    std::this_thread::sleep_for(300ms);
    desk.start_agent();
    INFO(desk.logs());
    CHECK(desk.told("\"code\": 215"));
    CHECK(desk.logs().find("ext4") != std::string::npos);
    CHECK(desk.helper->running());
    CHECK(desk.helper->end(SIGTERM) == 128 + SIGTERM);
    CHECK(wait_for([&] { return desk.state().find("\"notice\"") == std::string::npos; }));
}

TEST_CASE("what a stick holds is told from its bytes, whatever it is called, and never mounted") {
    if (::geteuid() != 0) SKIP("only root may start standpunkt-stick");
    if (!has("mkfs.ext4") || !has("mkswap")) SKIP("mkfs.ext4 or mkswap is not installed");
    Desk desk;
    desk.start_agent();
    for (const auto& [make, word] : {std::pair<std::string, std::string>{"mkswap -q", "swap"},
                                     {"ls", "no known file system"}}) {
        desk.start_helper(desk.image(make));
        INFO(make);
        const std::string told = word;
        CHECK(desk.told("\"code\": 215"));
        CHECK(wait_for([&] { return desk.logs().find(told) != std::string::npos; }));
        desk.helper.reset();
        CHECK(wait_for([&] { return desk.state().find("\"notice\"") == std::string::npos; }));
        std::filesystem::remove(desk.at("image"));
    }
    CHECK(desk.logs().find("cannot") == std::string::npos);
}

TEST_CASE("a stick whose bytes cannot be read is told too, and waited for until it is pulled") {
    if (::geteuid() != 0) SKIP("only root may start standpunkt-stick");
    Desk desk;
    desk.start_agent();
    fs::create_directories(desk.at("dead"));  // to be opened, and nothing comes from it
    fs::create_symlink(desk.at("shut"), desk.at("shut"));  // not even to be opened
    for (const char* name : {"dead", "shut"}) {
        INFO(name);
        desk.start_helper(desk.at(name));
        CHECK(desk.told("cannot be read"));
        INFO(desk.logs() << desk.state());
        CHECK(desk.told("\"code\": 215"));
        CHECK(desk.helper->running());
        desk.helper.reset();
        CHECK(wait_for([&] { return desk.state().find("\"notice\"") == std::string::npos; }));
    }
    desk.start_helper(desk.at("gone"));  // pulled meanwhile: nothing to tell
    CHECK(wait_for([&] { return !desk.helper->running(); }));
}

TEST_CASE("what an operator wants on a stick gets there, through whoever holds the stick") {
    Desk desk;
    desk.start_agent();
    REQUIRE(wait_for([&] { return fs::exists(desk.at("run/agent.sock")); }));
    std::ofstream(desk.at("support")) << "facts";
    const auto verb = [&](int& exit, std::string& text) {
        const int file = ::open(desk.at("support").c_str(), O_RDONLY);
        const auto asked =
            standpunkt::ask_agent(desk.at("run/agent.sock"), {{"verb", "to-stick"}},
                                  {{"support.zip", file}}, [&](const nlohmann::json& answer) {
                                      exit = answer.at("exit");
                                      text = answer.at("text");
                                  });
        ::close(file);
        REQUIRE(asked == true);
    };
    int exit = 0;
    std::string text;
    verb(exit, text);
    CHECK(exit == 1);
    CHECK(text.find("SP-409") != std::string::npos);

    std::thread helper = writing_helper(desk);
    CHECK(desk.told("\"notice\""));
    verb(exit, text);
    CHECK(exit == 0);
    CHECK(standpunkt::read_file(desk.folder.path / "standpunkt-report/support.zip") ==
          std::string("facts"));
    desk.agent.reset();
    helper.join();
}

TEST_CASE("the report that is asked for at the screen brings the stand's state along") {
    Desk desk;
    desk.start_agent();
    REQUIRE(wait_for([&] { return fs::exists(desk.at("run/agent.sock")); }));
    std::thread helper = writing_helper(desk);
    CHECK(desk.told("\"notice\""));
    fs::create_directories(desk.at("run/show"));
    REQUIRE(standpunkt::replace_file(desk.at("run/show/screenshot.png"), "the loop's last"));
    REQUIRE(standpunkt::replace_file(desk.at("run/show/request.json"),
                                     R"({"id": 7, "ask": "report"})"));
    CHECK(desk.told("\"state\": \"done\""));
    std::string names, zip;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(desk.at("standpunkt-report"), error)) {
        names += entry.path().filename().string() + "\n";
        if (entry.path().extension() == ".zip") zip = entry.path();
    }
    INFO(names << desk.logs());
    CHECK(names.find("standpunkt-visits-missing.txt\n") != std::string::npos);  // none yet
    CHECK(zip.find("/standpunkt-support-") != std::string::npos);
    const Ran listed = run("python3 -m zipfile -l " + zip);
    INFO(listed.output);
    for (const char* part :
         {"doctor.txt", "state/agent.json", "kiosk.toml", "logs/", "screenshot.png"})
        CHECK(listed.output.find(part) != std::string::npos);
    desk.agent.reset();
    helper.join();
}
