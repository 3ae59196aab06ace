#include "config/mqtt_config.h"

#include <catch2/catch_test_macros.hpp>

#include "config/kiosk_config.h"

namespace standpunkt::test {
namespace {

tl::expected<KioskConfig, ConfigFaults> with(const std::string& text) {
    return parse_config("channel = \"a\"\n[mqtt]\n" + text, "kiosk.toml");
}

}  // namespace

TEST_CASE("a broker's address says whether it is encrypted, and its port if it is not the usual") {
    const auto usual = with("server = \"mqtts://broker.example.org\"");
    REQUIRE(usual);
    CHECK(usual->mqtt.host == "broker.example.org");
    CHECK(usual->mqtt.tls);
    CHECK(usual->mqtt.port == 8883);
    const auto own = with("server = \"mqtt://[::1]:1884\"");
    REQUIRE(own);
    CHECK(own->mqtt.host == "::1");
    CHECK_FALSE(own->mqtt.tls);
    CHECK(own->mqtt.port == 1884);
}

TEST_CASE("a broker that cannot be one is a fault with its line") {
    for (const char* wrong :
         {"server = \"broker.example.org\"", "server = \"http://broker\"", "server = \"mqtt://\"",
          "server = \"mqtt://a:0\"", "server = \"mqtt://a:99999\"", "server = \"mqtt://a/b\"",
          "server = \"mqtt://joe:geheim@a\"", "server = \"mqtt://joe:geheim@a:1883\"",
          "server = \"mqtt://fe80::1:1883\"", "server = \"mqtt://a?x\""}) {
        INFO(wrong);
        const auto config = with(wrong);
        REQUIRE_FALSE(config);
        CHECK(config.error().all.size() == 1);
        CHECK(config.error().all[0].message.find("geheim") == std::string::npos);
        CHECK(config.error().all[0].line == 3);
    }
}

TEST_CASE("names and files without a broker are a fault: somebody expects reports") {
    const auto config = with("user = \"stand\"");
    REQUIRE_FALSE(config);
    CHECK(config.error().all[0].message.find("no server") != std::string::npos);
}

TEST_CASE("a topic that brokers read as a pattern is a fault") {
    for (const char* wrong : {"a/#", "+", "", "/a", "a/", "$SYS", "a b"}) {
        INFO(wrong);
        CHECK_FALSE(with("server = \"mqtt://a\"\ntopic = \"" + std::string(wrong) + "\""));
    }
    CHECK(with("server = \"mqtt://a\"\ntopic = \"fairs/hall-3\""));
}

TEST_CASE("certificates beside an address without encryption are refused, and nothing is sent") {
    for (const char* key : {"ca", "client_certificate"}) {
        INFO(key);
        const auto config = with("server = \"mqtt://broker:1884\"\nclient_key = \"/k.pem\"\n" +
                                 std::string(key) + " = \"/c.pem\"" +
                                 (key == std::string("ca") ? "\nclient_certificate = \"/c\"" : ""));
        REQUIRE_FALSE(config);
        REQUIRE(config.error().all.size() == 1);
        const Error& fault = config.error().all[0];
        CHECK(fault.line == 5);
        CHECK(fault.path == "kiosk.toml");
        CHECK(fault.message.find(std::string("\"") + key + "\" is for encrypted") == 0);
        CHECK(fault.next_step.find("mqtts://") != std::string::npos);
        CHECK(config.error().rest.mqtt.host.empty());
    }
    CHECK(with("server = \"mqtts://broker\"\nca = \"/ca.pem\""));
}

TEST_CASE("a password without a user is refused; a user without a password is not") {
    const auto config = with("server = \"mqtts://broker\"\npassword_file = \"/p\"");
    REQUIRE_FALSE(config);
    REQUIRE(config.error().all.size() == 1);
    CHECK(config.error().all[0].line == 4);
    CHECK(config.error().all[0].message.find("no user") != std::string::npos);
    CHECK(with("server = \"mqtts://broker\"\nuser = \"stand\""));
    CHECK(with("server = \"mqtts://broker\"\nuser = \"stand\"\npassword_file = \"/p\""));
}

}  // namespace standpunkt::test
