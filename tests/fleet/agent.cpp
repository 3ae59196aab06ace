// The real agent, as a process, with a real broker; the test plays the display.
#include <csignal>
#include <fstream>

#include <catch2/generators/catch_generators.hpp>

#include "desk.h"
#include "slots/slot_reader.h"
#include "support/command.h"
#include "support/stand_maker.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::string status_topic = "standpunkt/hall-3/status", commands = "standpunkt/hall-3/do";

struct AgentWithBroker : StandMaker {
    std::unique_ptr<Broker> broker = broker_or_skip();
    std::unique_ptr<Child> agent;

    AgentWithBroker() {
        make_factory();
        fs::create_directories(path / "stick");
        std::ofstream(path / "kiosk.toml")
            << "channel = \"demo\"\nkiosk = \"hall-3\"\ndata = \"" << at("data") << "\"\nrun = \""
            << at("run") << "\"\ntrusted = \"" << trusted.string() << "\"\nfactory = \""
            << factory().bundle.string() << "\"\n[[source]]\ndirectory = \"" << at("stick")
            << "\"\n[mqtt]\nserver = \"mqtt://127.0.0.1:" << broker->port()
            << "\"\ndiscovery = true\n";
    }
    std::string program() const {
        return STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync --config " + at("kiosk.toml");
    }
    void start() {
        agent = std::make_unique<Child>(
            std::vector<std::string>{STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync", "--config",
                                     at("kiosk.toml"), "run"},
            path / "log");
        INFO(log());
        REQUIRE(wait_for([&] { return says("mqtt").value("connected", false); }));
    }
    std::string log() const { return read_file(path / "log").value_or(""); }
    /// What stands in agent.json at `key`.
    json says(const std::string& key) const {
        const auto text = read_file(path / "run/agent.json");
        const json state = text ? json::parse(*text, nullptr, false) : json();
        return state.is_object() && state.contains(key) ? state[key] : json::object();
    }
    /// As the display does it.
    void put(const std::string& name, const std::string& text) const {
        fs::create_directories(path / "run/show");
        std::ofstream(path / "run/show/new", std::ios::binary) << text;
        fs::rename(path / "run/show/new", path / "run/show" / name);
    }
    /// Waits for the display to be asked for `what`, and answers.
    void answer(const std::string& what, const std::string& state) const {
        INFO(log());
        REQUIRE(wait_for([&] { return says("hint").value("do", "") == what; }));
        put("display.json",
            json{{"hint", {{"id", says("hint").at("id")}, {"state", state}}}}.dump());
    }
    /// Every file of the data folder with its size and time.
    std::string data_listing() const {
        return run("cd " + at("data") + " && find . -printf '%p %s %T@\\n' | sort").output;
    }
};

}  // namespace

TEST_CASE("an agent tells the broker how the stand is, and is missed when it dies") {
    AgentWithBroker stand;
    const Listener office(*stand.broker);
    stand.start();
    REQUIRE(wait_for([&] { return office.last(status_topic).has_value(); }));
    const json status = json::parse(office.last(status_topic)->payload);
    INFO(status.dump(1));
    CHECK(status.at("online") == true);
    CHECK(status.at("kiosk") == "hall-3");
    CHECK(status.at("channel") == "demo");
    CHECK_FALSE(status.at("sentence").get<std::string>().empty());
    CHECK(wait_for(
        [&] { return office.last("homeassistant/device/standpunkt/hall-3/config").has_value(); }));
    const int how = GENERATE(SIGKILL, SIGTERM);
    CHECK(stand.agent->end(how) == (how == SIGTERM ? 0 : 128 + SIGKILL));
    const auto last = [&] { return json::parse(office.last(status_topic)->payload); };
    CHECK(wait_for([&] { return last().at("online") == false; }));
    // Only who does not say goodbye has a will that is carried out.
    const auto said = [&] {
        const std::string log = stand.broker->log();
        return log.find("Received DISCONNECT from standpunkt-hall-3") != std::string::npos;
    };
    CHECK((how == SIGTERM ? wait_for(said) : said()) == (how == SIGTERM));
}

TEST_CASE("new content is told to the broker") {
    AgentWithBroker stand;
    const Listener office(*stand.broker, {}, status_topic);
    stand.start();
    const std::string bundle = stand.make("one", 42).string();
    REQUIRE(run(stand.program() + " import " + bundle).code == 0);
    SlotReader reader({stand.data, stand.trusted, stand.factory(), "boot"});
    REQUIRE(reader.choose(1'790'000'000).selection);
    CHECK(wait_for([&] {
        const auto last = office.last(status_topic);
        return last && json::parse(last->payload).value("serial", 0) == 42;
    }));
}

TEST_CASE("hints reach the display one after the other, and a screenshot comes back") {
    AgentWithBroker stand;
    const Listener office(*stand.broker, {}, "standpunkt/hall-3/screenshot");
    stand.start();
    for (const char* hint : {"identify", "screenshot", "restart"})
        REQUIRE(publish(*stand.broker, commands, hint));
    stand.answer("identify", "done");
    const std::string picture = "\x89PNG a picture";
    stand.put("screenshot.png", picture);
    stand.answer("screenshot", "done");
    CHECK(wait_for([&] { return !office.heard().empty(); }));
    CHECK(office.heard().at(0).payload == picture);
    stand.answer("restart", "done");
    CHECK(office.heard().size() == 1);
}

TEST_CASE("a display that refuses a screenshot is not published, and the next hint goes on") {
    AgentWithBroker stand;
    const Listener office(*stand.broker, {}, "standpunkt/hall-3/screenshot");
    stand.start();
    stand.put("screenshot.png", "of another time");
    REQUIRE(publish(*stand.broker, commands, "screenshot"));
    stand.answer("screenshot", "refused");
    REQUIRE(publish(*stand.broker, commands, "identify"));
    stand.answer("identify", "done");
    CHECK(office.heard().empty());
}

TEST_CASE("check-now over the broker brings what a source has") {
    AgentWithBroker stand;
    stand.start();
    fs::copy_file(stand.make("one", 42), stand.path / "stick/one.standpunkt");
    REQUIRE(publish(*stand.broker, commands, "check-now"));
    CHECK(wait_for([&] {
        const json trial = stand.says("trial");
        return trial.is_object() && trial.value("serial", 0) == 42;
    }));
    CHECK(
        wait_for([&] { return stand.log().find("check-now was asked for") != std::string::npos; }));
}

TEST_CASE("without its broker a stand goes on as before, and writes nothing about it") {
    AgentWithBroker stand;
    stand.start();
    const std::string before = stand.data_listing();
    stand.broker->stop();
    REQUIRE(wait_for([&] { return !stand.says("mqtt").value("connected", true); }));
    CHECK(stand.says("mqtt").at("error").at("code") == "SP-411");
    CHECK(stand.data_listing() == before);
    const std::string bundle = stand.make("one", 7).string();
    CHECK(run(stand.program() + " import " + bundle).code == 0);
    CHECK(run(stand.program() + " status").code == 0);
    CHECK(stand.agent->end(SIGTERM) == 0);
}

}  // namespace standpunkt::test
