// Brokers that are down, slow, silent, broken or bad: nothing of it reaches the agent's thread.
#include <sys/resource.h>

#include <chrono>
#include <fstream>

#include "desk.h"
#include "hostile_broker.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using Line = HostileBroker::Line;

std::string message_of(FleetDesk& desk) {
    const nlohmann::json trouble = desk.trouble();
    CHECK(trouble.at("code") == "SP-411");
    return trouble.at("message");
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

double processor_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

constexpr std::size_t mebi = 1U << 20;

}  // namespace

TEST_CASE("a message as large as MQTT allows is cut off before it is in memory") {
    std::atomic<std::size_t> sent{0};
    HostileBroker broker([&](Line& line) {
        if (!let_in(line)) return;
        const std::string block(16'384, 'x');
        if (!line.send(publish_packet("standpunkt/hall-3/do", "", 255 * mebi))) return;
        while (sent < 254 * mebi && line.send(block)) sent += block.size();
        line.wait();
    });
    FleetDesk desk(broker.config());
    desk.options.wait_after = [](int) { return Duration(1h); };
    desk.open();
    CHECK(holds(message_of(desk), "sends more than it has to say"));
    // How soon is the machine's business: the other thread has to come to its turn.
    CHECK(sent < 200 * mebi);
}

TEST_CASE("a flood of commands ends the connection, and few of them get through") {
    std::atomic<std::size_t> sent{0};
    HostileBroker broker([&](Line& line) {
        if (!let_in(line)) return;
        std::string flood;
        for (int count = 0; count < 500; ++count)
            flood += publish_packet("standpunkt/hall-3/do", "identify", 8);
        while (sent < 200 * mebi && line.send(flood)) sent += flood.size();
    });
    FleetDesk desk(broker.config());
    desk.options.wait_after = [](int) { return Duration(1h); };
    desk.open();
    CHECK(holds(message_of(desk), "sends more than it has to say"));
    CHECK(sent < 20 * mebi);
    CHECK(desk.fleet->take_hints(desk.now) == std::vector{Hint::Identify});
}

TEST_CASE("a broker that knows only MQTT 3.1.1 is spoken to in that") {
    std::atomic<bool> older{false};
    HostileBroker broker([&](Line& line) {
        const std::string hello = line.receive();
        // Type and length, then "MQTT" with its length, then the version.
        const std::size_t at = hello.find("MQTT");
        if (at == std::string::npos) return;
        if (hello[at + 4] != 4) {
            line.send(std::string("\x20\x02\x00\x01", 4));
            return;
        }
        older = true;
        line.send(std::string("\x20\x02\x00\x00", 4));
        line.wait();
    });
    FleetDesk desk(broker.config());
    desk.open();
    CHECK(desk.connected());
    CHECK(older);
}

TEST_CASE("a broker that once sent garbage is spoken to in MQTT 5 when it is well again") {
    std::atomic<int> visits{0}, versions{0};  // the versions asked for, as digits
    HostileBroker broker([&](Line& line) {
        const std::string hello = line.receive();
        const std::size_t at = hello.find("MQTT");
        if (at == std::string::npos) return;
        versions = versions * 10 + hello[at + 4];
        const int visit = ++visits;
        if (visit == 1) line.send(std::string("\x20\x03\x00\x00\x7f", 5));
        if (visit < 3) return;
        line.send(std::string("\x20\x03\x00\x00\x00", 5));
        line.wait();
    });
    FleetDesk desk(broker.config());
    desk.open();
    CHECK(desk.connected());
    CHECK(versions == 545);
}

TEST_CASE("what a broker says when it ends a connection is told") {
    HostileBroker broker([&](Line& line) {
        if (!let_in(line)) return;
        line.receive();
        line.send(std::string("\xe0\x02\x8e\x00", 4));  // 142: another client has this name
        line.wait();
    });
    FleetDesk desk(broker.config());
    desk.options.wait_after = [](int) { return Duration(1h); };
    desk.open();
    CHECK(holds(message_of(desk), "another stand with this name"));
}

TEST_CASE("a service that is no broker is told, whatever it says") {
    for (const std::string& said :
         {std::string("HTTP/1.1 400 Bad Request\r\n\r\n"), std::string("SSH-2.0-OpenSSH\r\n"),
          std::string("\x20\xff\xff\xff\xff\x7f", 6), std::string("\x00\x00", 2),
          std::string("\x20\x03\x00\x00\x7f", 5), std::string()}) {
        HostileBroker broker([&](Line& line) {
            line.receive();
            line.send(said);
        });
        FleetDesk desk(broker.config());
        desk.options.wait_after = [](int) { return Duration(1h); };
        desk.open();
        const std::string told = message_of(desk);
        INFO(said << "\n" << told);
        CHECK_FALSE(told.empty());
        CHECK_FALSE(holds(told, "Success"));
    }
}

TEST_CASE("a broker that confirms nothing is left before much has piled up") {
    HostileBroker broker([&](Line& line) {
        if (!let_in(line)) return;
        while (!line.receive().empty()) {
        }
    });
    FleetDesk desk(broker.config());
    desk.options.wait_after = [](int) { return Duration(1h); };
    Fleet& fleet = desk.open();
    REQUIRE(desk.connected());
    int told = 0;
    CHECK(wait_for([&] {
        desk.pass(10s);
        fleet.tell(status_of_serial(++told), desk.now);
        return desk.state().contains("error");
    }));
    CHECK(holds(message_of(desk), "does not confirm what it is sent"));
}

TEST_CASE("a silent broker costs the stand's processor nothing, and its end no time") {
    HostileBroker broker([&](Line& line) { line.wait(); });
    FleetDesk desk(broker.config());
    Fleet& fleet = desk.open();
    REQUIRE(wait_for([&] { return broker.connections() > 0; }));
    const double before = processor_seconds();
    const auto begin = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() < begin + 2s) {
        fleet.tell(status_of_serial(1), desk.now);
        fleet.take_hints(desk.now);
        std::this_thread::sleep_for(100ms);
    }
    // The test's own waiting included; a loop that turns without a pause would take all of it.
    CHECK(processor_seconds() - before < 1.0);
    CHECK(desk.state().at("connected") == false);
}

TEST_CASE("a stand whose broker is nowhere waits longer and longer between its tries") {
    std::atomic<int> most{0};
    FleetDesk desk({});
    desk.options.mqtt.host = "127.0.0.1";
    desk.options.mqtt.port = 1;
    desk.options.wait_after = [&](int failures) {
        most = failures;
        return Duration(1);
    };
    desk.open();
    CHECK(holds(message_of(desk), "cannot be reached"));
    CHECK(wait_for([&] { return most >= 5; }));
    desk.fleet.reset();
}

TEST_CASE("a broker that throws a stand out at once is not asked again at once") {
    std::atomic<int> most{0};
    HostileBroker broker([&](Line& line) { let_in(line); });
    FleetDesk desk(broker.config());
    desk.options.wait_after = [&](int failures) {
        most = failures;
        return Duration(1);
    };
    desk.open();
    CHECK(wait_for([&] { return most >= 5; }));
    desk.fleet.reset();
}

TEST_CASE("a name that nobody knows is told") {
    FleetDesk desk({});
    desk.options.mqtt.host = "broker.invalid";
    desk.options.mqtt.port = 1883;
    desk.options.wait_after = [](int) { return Duration(1h); };
    desk.open();
    CHECK(holds(message_of(desk), "nobody knows the address"));
}

}  // namespace standpunkt::test
