// Who is let in, and what a broker's access list leaves a stand.
#include <fstream>

#include "base/files.h"
#include "desk.h"

namespace standpunkt::test {
namespace {

using nlohmann::json;

/// The block of `kind` in the manual: what it says is what is tested.
std::string from_manual(const std::string& kind) {
    const std::string manual =
        read_file(std::filesystem::path(STANDPUNKT_SOURCE_DIR) / "kiosk/fleet/README.md").value();
    const std::string begin = "```" + kind + "\n";
    const std::size_t at = manual.find(begin);
    REQUIRE(at != std::string::npos);
    return manual.substr(at + begin.size(), manual.find("```", at + 3) - at - begin.size());
}

std::string message_of(FleetDesk& desk) {
    const json trouble = desk.trouble();
    CHECK(trouble.at("code") == "SP-411");
    return trouble.at("message");
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a password from a file lets a stand in; a wrong one is told in words") {
    const auto broker = broker_or_skip({.users = {{"hall-3", "secret"}}});
    FleetDesk desk(broker->config());
    desk.options.mqtt.user = "hall-3";
    desk.options.mqtt.password_file = broker->folder() / "mqtt.password";
    std::ofstream(desk.options.mqtt.password_file) << "wrong\n";
    desk.open();
    CHECK(holds(message_of(desk), "wrong name or password"));
    // It is read again at each try: nobody has to restart anything.
    std::ofstream(desk.options.mqtt.password_file) << "secret\n";
    CHECK(desk.connected());
    CHECK_FALSE(desk.state().contains("error"));
}

TEST_CASE("a password file that is not there is told with its path") {
    const auto broker = broker_or_skip();
    FleetDesk desk(broker->config());
    desk.options.mqtt.user = "hall-3";
    desk.options.mqtt.password_file = broker->folder() / "missing";
    desk.open();
    CHECK(holds(desk.trouble().at("path"), "missing"));
    CHECK(desk.trouble().at("code") == "SP-411");
}

TEST_CASE("over TLS a broker is let in that the named authority signed, and no other") {
    const Authority own, foreign;
    const auto broker = broker_or_skip({.certificate = own.issue("broker")});
    SECTION("its own authority") {
        FleetDesk desk(broker->config());
        desk.options.mqtt.ca = own.file();
        desk.open();
        CHECK(desk.connected());
    }
    SECTION("another authority") {
        FleetDesk desk(broker->config());
        desk.options.mqtt.ca = foreign.file();
        desk.open();
        CHECK(holds(message_of(desk), "a certificate that this stand does not trust"));
    }
    SECTION("the system's authorities") {
        FleetDesk desk(broker->config());
        desk.open();
        CHECK(holds(message_of(desk), "a certificate that this stand does not trust"));
    }
    SECTION("a file that is no authority") {
        FleetDesk desk(broker->config());
        desk.options.mqtt.ca = broker->folder() / "log";
        desk.open();
        CHECK(holds(message_of(desk), "cannot be used"));
    }
}

TEST_CASE("over TLS a certificate for another name or another day is not let in") {
    const Authority authority;
    SECTION("another name") {
        const auto broker = broker_or_skip({.certificate = authority.issue("broker")});
        FleetDesk desk(broker->config());
        desk.options.mqtt.host = "localhost";
        desk.options.mqtt.ca = authority.file();
        desk.open();
        CHECK(holds(message_of(desk), "a certificate that this stand does not trust"));
    }
    SECTION("run out") {
        const auto broker = broker_or_skip({.certificate = authority.issue("broker", 0)});
        FleetDesk desk(broker->config());
        desk.options.mqtt.ca = authority.file();
        desk.open();
        CHECK(holds(message_of(desk), "a certificate that this stand does not trust"));
    }
}

TEST_CASE("a stand proves who it is with a certificate, and is told when it has to") {
    const Authority authority;
    const auto broker = broker_or_skip(
        {.certificate = authority.issue("broker"), .client_authority = authority.file()});
    FleetDesk desk(broker->config());
    desk.options.mqtt.ca = authority.file();
    SECTION("with one") {
        const Certificate mine = authority.issue("hall-3");
        desk.options.mqtt.client_certificate = mine.file;
        desk.options.mqtt.client_key = mine.key;
        desk.open();
        CHECK(desk.connected());
        CHECK(holds(broker->log(), "u'hall-3'"));
    }
    SECTION("without") {
        desk.open();
        CHECK_FALSE(message_of(desk).empty());
        CHECK(holds(desk.trouble().at("next_step"), "client_certificate"));
    }
}

TEST_CASE("an unencrypted stand at an encrypted port, and the other way round, is told") {
    const Authority authority;
    SECTION("TLS where there is none") {
        const auto broker = broker_or_skip();
        FleetDesk desk(broker->config());
        desk.options.mqtt.tls = true;
        desk.open();
        CHECK_FALSE(message_of(desk).empty());
        CHECK(holds(desk.trouble().at("next_step"), "[mqtt]"));
    }
    SECTION("none where there is TLS") {
        const auto broker = broker_or_skip({.certificate = authority.issue("broker")});
        FleetDesk desk(broker->config());
        desk.options.mqtt.tls = false;
        desk.open();
        CHECK(holds(message_of(desk), "hangs up before it lets this stand in"));
        CHECK(holds(desk.trouble().at("next_step"), "mqtts://"));
    }
}

TEST_CASE("the manual's access list lets a stand do its work below its own name, and no more") {
    const auto broker =
        broker_or_skip({.users = {{"hall-3", "a"}, {"hall-4", "b"}, {"office", "c"}},
                        .access_list = from_manual("acl")});
    const std::vector<std::string> office = {"-u", "office", "-P", "c"},
                                   hall_4 = {"-u", "hall-4", "-P", "b"};
    const Listener listener(*broker, office);
    const Listener spy(*broker, hall_4);
    FleetDesk desk(broker->config());
    desk.options.mqtt.user = "hall-3";
    desk.options.mqtt.password_file = broker->folder() / "mqtt.password";
    desk.options.mqtt.discovery = true;
    std::ofstream(desk.options.mqtt.password_file) << "a";
    desk.open().tell(status_of_serial(7), desk.now);
    REQUIRE(desk.connected());
    desk.fleet->tell_visits({{"visits", 1}}, desk.now);
    for (const char* topic : {"standpunkt/hall-3/status", "standpunkt/hall-3/visits",
                              "homeassistant/device/standpunkt/hall-3/config"}) {
        INFO(topic);
        CHECK(wait_for([&] { return listener.last(topic).has_value(); }));
    }
    // Another stand may neither command this one nor speak for it nor see it.
    publish(*broker, "standpunkt/hall-3/do", "restart", hall_4);
    publish(*broker, "standpunkt/hall-3/status", "{}", hall_4);
    publish(*broker, "homeassistant/device/standpunkt/hall-3/config", "", hall_4);
    REQUIRE(publish(*broker, "standpunkt/hall-3/do", "identify", office));
    std::vector<Hint> hints;
    REQUIRE(wait_for([&] { return !(hints = desk.fleet->take_hints(desk.now)).empty(); }));
    CHECK(hints == std::vector{Hint::Identify});
    CHECK(json::parse(listener.last("standpunkt/hall-3/status")->payload).at("serial") == 7);
    CHECK(spy.heard().empty());
    CHECK_FALSE(desk.state().contains("error"));
}

TEST_CASE("a broker that does not let a stand write below its name is told of") {
    const auto broker =
        broker_or_skip({.users = {{"hall-4", "b"}}, .access_list = from_manual("acl")});
    FleetDesk desk(broker->config(), "hall-3");
    desk.options.mqtt.user = "hall-4";
    desk.options.mqtt.password_file = broker->folder() / "mqtt.password";
    std::ofstream(desk.options.mqtt.password_file) << "b";
    desk.open().tell(status_of_serial(7), desk.now);
    CHECK(holds(message_of(desk), "does not let this stand use the topic standpunkt/hall-3/"));
    CHECK(desk.state().at("connected") == true);
}

}  // namespace standpunkt::test
