// What the display asks of the running agent, and the agent of the display.
#include <csignal>

#include "support/hostile_server.h"
#include "sync_desk.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct AskingDesk : SyncDesk {
    void ask(std::uint64_t id, const std::string& what) const {
        put("run/show/request.json", json{{"id", id}, {"ask", what}}.dump());
    }
    /// The agent's answer to `id` once it is no longer at work.
    json answer(std::uint64_t id) const {
        json found;
        CHECK(wait_for([&] {
            found = agent_says("request");
            return found.is_object() && found.at("id") == id && found.at("state") != "working";
        }));
        return found;
    }
};

}  // namespace

TEST_CASE("the display asks for a check, and reads what came of it") {
    AskingDesk desk;
    desk.start();
    desk.ask(18'000'000'000'000'000'001U, "check-now");
    const json nothing = desk.answer(18'000'000'000'000'000'001U);
    CHECK(nothing.at("state") == "done");
    CHECK(!nothing.contains("code"));
    CHECK(!nothing.contains("serial"));

    fs::remove(desk.path / "trusted/key.pub");
    fs::create_directories(desk.path / "stick");
    fs::copy_file(desk.at("one.standpunkt"), desk.at("stick/one.standpunkt"));
    desk.ask(18'000'000'000'000'000'002U, "check-now");
    const json refused = desk.answer(18'000'000'000'000'000'002U);
    CHECK(refused.at("state") == "failed");
    CHECK(refused.at("code") == "SP-203");
    CHECK(desk.agent_says("last_refused").at("serial") == 1);
    CHECK(desk.agent_says("last_refused").at("code") == "SP-203");
}

TEST_CASE("the display asks to go back, and learns to what, or that there is nothing") {
    AskingDesk desk;
    desk.start();
    desk.ask(1, "rollback");
    CHECK(desk.answer(1).at("state") == "failed");
    for (const char* bundle : {"one.standpunkt", "two.standpunkt"}) {
        REQUIRE(desk.sync("import " + desk.at(bundle)).code == 0);
        desk.show();
    }
    REQUIRE(wait_for([&] { return desk.agent_says("previous").is_object(); }));
    desk.ask(2, "rollback");
    const json back = desk.answer(2);
    CHECK(back.at("state") == "done");
    CHECK(back.at("serial") == 1);
    CHECK(desk.status().at("current").at("serial") == 1);
}

TEST_CASE(
    "a request that comes while the agent is at something else is answered before that ends") {
    HostileServer silent([](const auto&, auto& line) { line.wait(60'000); });
    AskingDesk desk;
    desk.source = silent.url();
    desk.start();
    REQUIRE(wait_for([&] { return !silent.requests().empty(); }));
    Child first({STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync", "--channel", "stand", "--data",
                 desk.at("data"), "--run", desk.at("run"), "check-now"},
                desk.path / "first.log");
    // The agent's own look gives way to it.
    REQUIRE(wait_for([&] { return silent.requests().size() >= 2; }));
    desk.ask(1, "report");
    CHECK(wait_for([&] { return desk.agent_says("request").is_object(); }));
    CHECK(desk.agent_says("request").value("state", "") == "working");
    CHECK(first.running());
}

TEST_CASE("a report for a stick that is not there is refused with its code") {
    AskingDesk desk;
    desk.start();
    desk.ask(5, "report");
    const json answer = desk.answer(5);
    CHECK(answer.at("state") == "failed");
    CHECK(answer.at("code") == "SP-409");
}

TEST_CASE("what was asked of another run of the agent is not carried out, nor what nobody knows") {
    AskingDesk desk;
    desk.ask(7, "rollback");
    desk.start();
    desk.put("run/show/request.json", "{\"id\": -1, \"ask\": \"check-now\"}");
    desk.put("run/show/request.json", "{\"id\": 8, \"ask\": ");
    desk.put("run/show/request.json", std::string(100'000, ' '));
    desk.ask(9, "fly");
    CHECK(desk.answer(9).at("state") == "failed");
    CHECK(desk.service->running());
    CHECK(read_file(desk.at("log"))->find("rollback") == std::string::npos);
}

TEST_CASE("each hint to the display has an id of its own, also after the agent's restart") {
    SyncDesk desk;
    std::uint64_t last = 0;
    for (int runs = 0; runs < 2; ++runs) {
        desk.start();
        for (const char* what : {"identify", "screenshot", "restart"}) {
            REQUIRE(desk.sync(std::string("hint ") + what).code == 0);
            REQUIRE(wait_for([&] { return desk.agent_says("hint").is_object(); }));
            const json hint = desk.agent_says("hint");
            CHECK(hint.at("do") == what);
            CHECK(hint.at("id") > last);
            last = hint.at("id");
        }
        CHECK(desk.sync("hint dance").code != 0);
        desk.service.reset();
    }
}

TEST_CASE("what a system update tells is on the screen at once, and nothing else can be told so") {
    SyncDesk desk;
    REQUIRE(desk.sync("system-update updating 5").code == 0);  // no agent: nobody to tell
    desk.start();
    const auto told = [&](const std::string& words, const json& phase, int percent, int code) {
        REQUIRE(desk.sync("system-update " + words).code == 0);
        const json expected = {
            {"phase", phase}, {"percent", percent}, {"code", code}, {"stick", true}};
        INFO(words);
        CHECK(desk.agent_says("notice") == expected);
    };
    told("updating 40", "updating", 40, 0);
    told("restarting", "restarting", 100, 0);
    told("updated", "updated", 100, 0);
    told("refused 414", "refused", 100, 414);
    told("refused 211", "refused", 100, 211);
    CHECK(desk.sync("system-update refused 203").code == 1);
    CHECK(desk.sync("system-update done").code == 2);
    CHECK(desk.agent_says("notice").at("code") == 211);
    CHECK(desk.sync("--help").output.find("system-update") == std::string::npos);
}

}  // namespace standpunkt::test
