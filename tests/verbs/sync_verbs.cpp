// standpunkt-sync as its users meet it: with a service and without.
#include <sys/socket.h>
#include <sys/un.h>

#include <catch2/generators/catch_generators.hpp>
#include <csignal>
#include <cstring>

#include "support/patience.h"
#include "sync_desk.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// Says `text` to the agent's socket and hangs up.
void say(const std::string& socket, const std::string& text) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, socket.data(), socket.size());
    const int made = ::socket(AF_UNIX, SOCK_SEQPACKET, 0);
    REQUIRE(::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    ::send(made, text.data(), text.size(), MSG_NOSIGNAL);
    ::close(made);
}

}  // namespace

TEST_CASE("the agent's verbs do the same with a service and without one") {
    SyncDesk desk;
    const bool with_service = GENERATE(false, true);
    if (with_service) desk.start();
    CHECK(desk.status().at("agent").at("running") == with_service);
    CHECK(desk.status().at("trial").is_null());

    Ran ran = desk.sync("import " + desk.at("one.standpunkt"));
    INFO(ran.output);
    REQUIRE(ran.code == 0);
    CHECK(ran.output.find("Ready: one.standpunkt (channel stand, serial 1") != std::string::npos);
    CHECK(desk.status().at("trial").at("serial") == 1);

    CHECK(desk.sync("import " + desk.at("one.standpunkt")).output == "Nothing new.\n");
    CHECK(desk.sync("verify").output.find("trial, serial 1: whole") != std::string::npos);

    fs::create_directories(desk.path / "stick");
    fs::copy_file(desk.at("two.standpunkt"), desk.at("stick/two.standpunkt"));
    ran = desk.sync("check-now");
    INFO(ran.output);
    CHECK(ran.code == 0);
    CHECK(wait_for([&] { return desk.status().at("trial").at("serial") == 2; }));

    ran = desk.sync("rollback");
    CHECK(ran.code == 1);
    CHECK(ran.output.find("no content before") != std::string::npos);

    const std::string words = desk.sync("status").output;
    for (const char* part :
         {"Stand:    hall, channel stand", "On trial: serial 2", "Disk:", "Clock:"})
        CHECK(words.find(part) != std::string::npos);
    if (with_service) CHECK(words.find("Agent:    running") != std::string::npos);
}

TEST_CASE("what is refused says why, with its code and exit code 1") {
    SyncDesk desk;
    fs::remove(desk.path / "trusted/key.pub");
    Ran ran = desk.sync("import " + desk.at("one.standpunkt"));
    CHECK(ran.code == 1);
    CHECK(ran.output.find("SP-203") != std::string::npos);
    CHECK(ran.output.find("trusted.d") != std::string::npos);
    ran = desk.sync("import " + desk.at("nothing"));
    CHECK(ran.code == 1);
    CHECK(ran.output.find("is not there") != std::string::npos);
    fs::create_directories(desk.path / "empty");
    CHECK(desk.sync("import " + desk.at("empty")).code == 1);
}

TEST_CASE("wrong use and a wrong configuration are exit code 2, each fault with its line") {
    const Desk desk;
    const std::string sync = STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync ";
    CHECK(run(sync).code == 2);
    CHECK(run(sync + "fly").code == 2);
    CHECK(run(sync + "--help").code == 0);
    for (const char* verb : {"status", "doctor"}) {
        // Whoever asks what is wrong is told that, and more than that.
        const Ran ran = run(sync + "--config /nowhere/kiosk.toml --data " + desk.path.string() +
                            " --run " + desk.path.string() + " " + verb);
        INFO(ran.output);
        CHECK(ran.code == 2);
        CHECK(ran.output.find("/nowhere/kiosk.toml") != std::string::npos);
        CHECK(ran.output.find("RED  ") != std::string::npos);
        CHECK(ran.output.find("Last check              no answer (SP-412)") != std::string::npos);
    }
    CHECK(run(sync + "--config /nowhere/kiosk.toml verify").code == 2);
    std::ofstream(desk.at("kiosk.toml"))
        << "channel = \"stand\"\ncolour = 1\n[network]\npoll_seconds = 0\n";
    const Ran ran = run(sync + "--config " + desk.at("kiosk.toml") + " status");
    CHECK(ran.code == 2);
    CHECK(ran.output.find("kiosk.toml:2:") != std::string::npos);
    CHECK(ran.output.find("kiosk.toml:4:") != std::string::npos);
}

TEST_CASE("there is one agent, and it ends when it is told to") {
    SyncDesk desk;
    desk.start();
    const Ran second = desk.sync("run");
    CHECK(second.code == 1);
    CHECK(second.output.find("another agent") != std::string::npos);
    CHECK(desk.service->end(SIGTERM) == 0);
    CHECK_FALSE(fs::exists(desk.path / "run/agent.sock"));
    CHECK_FALSE(fs::exists(desk.path / "run/agent.json"));
    // One that was killed leaves its socket; the next one takes its place.
    desk.start();
    desk.service->end(SIGKILL);
    CHECK(desk.status().at("agent").at("running") == false);
    desk.start();
    CHECK(wait_for([&] { return desk.status().at("agent").at("running") == true; }));
}

TEST_CASE("nonsense on its socket does not trouble the agent") {
    SyncDesk desk;
    desk.start();
    const std::string socket = desk.at("run/agent.sock");
    for (const std::string text :
         {"", "{", "[]", "{}", "{\"verb\": 5}", "{\"verb\": \"fly\"}", "{\"verb\": \"import\"}",
          "{\"verb\": \"import\", \"files\": [\"a\"]}", "{\"verb\": \"import\", \"files\": 5}",
          "{\"verb\": \"import\", \"name\": 5}", "{\"verb\": \"import\", \"lift\": \"x\"}",
          "{\"verb\": \"import\", \"stay\": \"x\"}"})
        say(socket, text);
    say(socket, std::string(100'000, 'x'));
    CHECK(wait_for([&] { return desk.status().at("agent").at("running") == true; }));
    CHECK(desk.service->running());
    CHECK(desk.sync("import " + desk.at("one.standpunkt")).code == 0);
}

}  // namespace standpunkt::test
