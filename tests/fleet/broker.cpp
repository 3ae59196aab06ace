// What a stand says to a real broker, and that it keeps saying it.
#include "desk.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

const std::string status_topic = "standpunkt/hall-3/status";

/// The status that a subscriber who comes now gets, once `good` likes it.
json late_status(const Broker& broker, const std::function<bool(const json&)>& good,
                 const std::vector<std::string>& more = {}) {
    const Listener listener(broker, more);
    json status;
    INFO(broker.log());
    REQUIRE(wait_for([&] {
        const auto last = listener.last(status_topic);
        if (last) status = json::parse(last->payload);
        return last && good(status);
    }));
    return status;
}

json late_status(const Broker& broker, bool online) {
    return late_status(broker, [&](const json& status) { return status.at("online") == online; });
}

}  // namespace

TEST_CASE("who comes late is told by the broker how a stand is") {
    const auto broker = broker_or_skip();
    FleetDesk desk(broker->config());
    desk.open().tell(status_of_serial(7), desk.now);
    REQUIRE(desk.connected());
    CHECK(late_status(*broker, true).at("serial") == 7);
    const Listener listener(*broker);
    REQUIRE(wait_for([&] { return listener.last(status_topic).has_value(); }));
    CHECK(listener.last(status_topic)->retained);
}

TEST_CASE("what was told before there was a connection is published when there is one") {
    const auto broker = broker_or_skip();
    FleetDesk desk(broker->config());
    broker->stop();
    desk.open().tell(status_of_serial(7), desk.now);
    CHECK(desk.trouble().at("code") == "SP-411");
    REQUIRE(broker->start_again());
    CHECK(late_status(*broker, true).at("serial") == 7);
}

TEST_CASE("a broker that was restarted and forgot everything is told again") {
    const auto broker = broker_or_skip();
    FleetDesk desk(broker->config());
    desk.open().tell(status_of_serial(7), desk.now);
    desk.fleet->tell_visits({{"visits", 12}}, desk.now);
    REQUIRE(late_status(*broker, true).at("serial") == 7);
    REQUIRE(broker->start_again());
    const Listener listener(*broker);
    CHECK(wait_for([&] { return listener.last(status_topic).has_value(); }));
    CHECK(wait_for([&] { return listener.last("standpunkt/hall-3/visits").has_value(); }));
}

TEST_CASE("a stand that ends says so, and has no connection any more") {
    const auto broker = broker_or_skip();
    FleetDesk desk(broker->config());
    desk.open().tell(status_of_serial(7), desk.now);
    REQUIRE(late_status(*broker, true).at("serial") == 7);
    desk.fleet.reset();
    CHECK(late_status(*broker, false).at("code") == "SP-406");
    CHECK(broker->log().find("Client standpunkt-hall-3 disconnected") != std::string::npos);
}

TEST_CASE("news is published at once, and then not more often than the gap allows") {
    const auto broker = broker_or_skip();
    const Listener listener(*broker);
    const auto serials = [&] {
        std::vector<int> all;
        for (const Overheard& one : listener.heard())
            if (one.topic == status_topic) {
                const json status = json::parse(one.payload);
                all.push_back(status.value("serial", -1));
            }
        return all;
    };
    FleetDesk desk(broker->config());
    Fleet& fleet = desk.open();
    REQUIRE(desk.connected());
    fleet.tell(status_of_serial(1), desk.now);
    REQUIRE(wait_for([&] { return serials() == std::vector{1}; }));
    CHECK(fleet.due() == never);
    desk.pass(1s);
    fleet.tell(status_of_serial(2), desk.now);
    fleet.tell(status_of_serial(3), desk.now);
    CHECK(fleet.due() == desk.now + 9s);
    desk.pass(9s);
    fleet.tell(status_of_serial(3), desk.now);
    REQUIRE(wait_for([&] { return serials() == std::vector{1, 3}; }));
    CHECK(fleet.due() == never);
}

TEST_CASE("what only drifts is published every few minutes, and the rest not again") {
    const auto broker = broker_or_skip();
    const Listener listener(*broker);
    FleetDesk desk(broker->config());
    Fleet& fleet = desk.open();
    REQUIRE(desk.connected());
    for (int second = 0; second < 620; second += 10, desk.pass(10s)) {
        json status = status_of_serial(1);
        status["temperature"] = 40 + second % 7;
        status["uptime"] = second;
        fleet.tell(status, desk.now);
    }
    fleet.tell_screenshot("the end");
    REQUIRE(wait_for([&] { return listener.last("standpunkt/hall-3/screenshot").has_value(); }));
    std::vector<int> uptimes;
    for (const Overheard& one : listener.heard())
        if (one.topic == status_topic) uptimes.push_back(json::parse(one.payload).at("uptime"));
    // The thread takes the newest: what came and went before it looked was never sent.
    REQUIRE(!uptimes.empty());
    CHECK(uptimes.back() == 600);
    CHECK(uptimes.size() <= 3);
}

TEST_CASE("a screenshot is published once and not kept; one that is too large is left out") {
    const auto broker = broker_or_skip();
    const Listener listener(*broker);
    FleetDesk desk(broker->config());
    Fleet& fleet = desk.open();
    REQUIRE(desk.connected());
    const std::string topic = "standpunkt/hall-3/screenshot";
    fleet.tell_screenshot(std::string(most_screenshot_bytes + 1, 'x'));
    const std::string picture = "\x89PNG\r\n" + std::string(300'000, '\0');
    fleet.tell_screenshot(picture);
    REQUIRE(wait_for([&] { return listener.last(topic).has_value(); }));
    CHECK(listener.last(topic)->payload == picture);
    CHECK_FALSE(listener.last(topic)->retained);
    desk.fleet->tell(status_of_serial(1), desk.now);
    const Listener late(*broker);
    REQUIRE(wait_for([&] { return late.last(status_topic).has_value(); }));
    CHECK_FALSE(late.last(topic));
}

TEST_CASE("of two stands with the same name one is thrown out and told what it may be") {
    const auto broker = broker_or_skip();
    FleetDesk first(broker->config()), second(broker->config());
    first.options.wait_after = [](int) { return Duration(1h); };
    first.open();
    REQUIRE(first.connected());
    second.open();
    REQUIRE(second.connected());
    CHECK(first.trouble().at("next_step").get<std::string>().find("kiosk name") !=
          std::string::npos);
}

}  // namespace standpunkt::test
