// Hints come through a real broker; nothing else does.
#include "desk.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;

const std::string commands = "standpunkt/hall-3/do";

/// The hints of the next commands; waits for the first.
std::vector<Hint> next_hints(FleetDesk& desk) {
    std::vector<Hint> hints;
    wait_for([&] {
        for (const Hint hint : desk.fleet->take_hints(desk.now)) hints.push_back(hint);
        return !hints.empty();
    });
    return hints;
}

}  // namespace

TEST_CASE("each of the four hints arrives") {
    const auto broker = broker_or_skip();
    FleetDesk desk(broker->config());
    desk.open();
    REQUIRE(desk.connected());
    for (const Hint hint : {Hint::CheckNow, Hint::Identify, Hint::Restart, Hint::Screenshot}) {
        REQUIRE(wait_for([&] { return publish(*broker, commands, to_string(hint)); }));
        CHECK(next_hints(desk) == std::vector{hint});
    }
}

TEST_CASE("of commands only hints are followed, whatever else is sent") {
    const auto broker = broker_or_skip();
    FleetDesk desk(broker->config());
    desk.open();
    REQUIRE(desk.connected());
    for (const std::string& wrong :
         {std::string("rollback"), std::string("import"), std::string("Identify"),
          std::string("identify "), std::string("{\"do\":\"identify\"}"), std::string("\0", 1),
          std::string("restart-agent"), std::string("url=http://example.org/"), std::string(),
          "identify" + std::string(2000, ' '), std::string(100'000, 'x')})
        publish(*broker, commands, wrong);
    REQUIRE(publish(*broker, commands, "check-now"));
    CHECK(next_hints(desk) == std::vector{Hint::CheckNow});
}

TEST_CASE("a command that the broker keeps is ignored, when it comes and at every start") {
    const auto broker = broker_or_skip();
    FleetDesk desk(broker->config());
    desk.open();
    REQUIRE(desk.connected());
    REQUIRE(publish(*broker, commands, "restart", {"-r"}));
    REQUIRE(publish(*broker, commands, "check-now"));
    CHECK(next_hints(desk) == std::vector{Hint::CheckNow});
    desk.open();
    REQUIRE(desk.connected());
    REQUIRE(publish(*broker, commands, "identify"));
    CHECK(next_hints(desk) == std::vector{Hint::Identify});
}

TEST_CASE("commands for other stands and other topics do not concern this one") {
    const auto broker = broker_or_skip();
    FleetDesk desk(broker->config());
    desk.open();
    REQUIRE(desk.connected());
    for (const char* topic : {"standpunkt/hall-4/do", "standpunkt/hall-3/status", "do",
                              "standpunkt/hall-3/do/restart", "other/hall-3/do"})
        REQUIRE(publish(*broker, topic, "restart"));
    REQUIRE(publish(*broker, commands, "check-now"));
    CHECK(next_hints(desk) == std::vector{Hint::CheckNow});
}

TEST_CASE("the same hint is followed again only after a pause") {
    CommandFilter filter;
    using Verdict = CommandFilter::Verdict;
    const Command restart = {"restart", false, false}, identify = {"identify", false, false};
    CHECK(filter.judge(restart, 0s) == Verdict::Follow);
    CHECK(filter.judge(restart, 0s) == Verdict::TooSoon);
    CHECK(filter.judge(identify, 0s) == Verdict::Follow);
    CHECK(filter.judge(identify, 9s) == Verdict::TooSoon);
    CHECK(filter.judge(identify, 10s) == Verdict::Follow);
    CHECK(filter.judge(restart, 299s) == Verdict::TooSoon);
    CHECK(filter.judge(restart, 300s) == Verdict::Follow);
}

TEST_CASE("a retained command does not start a pause") {
    CommandFilter filter;
    using Verdict = CommandFilter::Verdict;
    CHECK(filter.judge({"restart", true, false}, 0s) == Verdict::Retained);
    CHECK(filter.judge({"restart", false, false}, 0s) == Verdict::Follow);
}

}  // namespace standpunkt::test
