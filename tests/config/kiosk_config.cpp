#include "config/kiosk_config.h"
#include "base/unicode.h"

#include <catch2/catch_test_macros.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "base/files.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;

const std::filesystem::path example = STANDPUNKT_SOURCE_DIR "/deploy/kiosk.example.toml";

std::vector<Error> faults_of(const std::string& text) {
    const auto config = parse_config(text, "kiosk.toml");
    return config ? std::vector<Error>() : config.error().all;
}

/// The example with every key in force: the comment sign before "key = value" taken away.
std::string whole_example() {
    const std::regex key(R"(^# ([a-z_]+ = .*)$)");
    std::string text;
    std::istringstream lines(read_file(example).value());
    for (std::string line; std::getline(lines, line);)
        text += std::regex_replace(line, key, "$1") + "\n";
    // Sources are tables; they stand in the example twice, as comments.
    const std::regex table(R"(# \[\[source\]\])");
    return std::regex_replace(text, table, "[[source]]");
}

}  // namespace

TEST_CASE("a channel is all a configuration needs") {
    const auto config = parse_config("channel = \"hall\"", "kiosk.toml");
    REQUIRE(config);
    CHECK(config->channel == "hall");
    CHECK_FALSE(config->kiosk.empty());
    CHECK(config->data.path == "/var/lib/standpunkt");
    CHECK(config->sources.empty());
    CHECK(config->network == NetworkConfig());
}

TEST_CASE("the example as it stands is a configuration with nothing but defaults") {
    const auto config = read_config(example);
    REQUIRE(config);
    CHECK(config->network == NetworkConfig());
    CHECK(config->stale_after == KioskConfig().stale_after);
    CHECK(config->trusted == KioskConfig().trusted);
    CHECK(config->factory.bundle == KioskConfig().factory.bundle);
    CHECK(config->run.path == KioskConfig().run.path);
    CHECK(config->screen == ScreenConfig());
    CHECK(config->people == OperatorConfig());
    CHECK(config->visits == VisitsConfig());
    CHECK(config->mqtt == MqttConfig());
}

TEST_CASE(
    "the example names every key that is known, and the values of its comments are the defaults") {
    const auto config = parse_config(whole_example(), example);
    if (!config)
        for (const Error& fault : config.error().all) UNSCOPED_INFO(to_string(fault));
    REQUIRE(config);
    CHECK(config->sources.size() == 2);
    NetworkConfig network = config->network;
    // These have no default that could be written down.
    CHECK_FALSE(network.proxy.empty());
    CHECK_FALSE(network.extra_ca.empty());
    CHECK_FALSE(network.client_key.empty());
    network.proxy.clear();
    network.extra_ca = network.client_certificate = network.client_key = "";
    CHECK(network == NetworkConfig());
    CHECK(config->data.path == KioskConfig().data.path);
    CHECK(config->stale_after == KioskConfig().stale_after);
    CHECK(config->people.pin == KioskConfig().people.pin);
    CHECK(config->visits.keep == VisitsConfig().keep);
    CHECK(config->screen.mount_bottom_mm == ScreenConfig().mount_bottom_mm);
    CHECK_FALSE(config->screen.hours.always);
    CHECK(config->screen.hours.days[0] == HourSpan{540, 1080});
    CHECK_FALSE(config->screen.hours.days[6]);
    CHECK(config->mqtt.topic == MqttConfig().topic);
    CHECK(config->mqtt.tls);
    CHECK(config->mqtt.port == 8883);
    // Each key that the parser asks for stands in the example.
    std::string code;
    for (const auto& file :
         std::filesystem::directory_iterator(STANDPUNKT_SOURCE_DIR "/kiosk/config"))
        // The first-boot file has a template of its own.
        if (file.path().stem() != "first_boot") code += read_file(file.path()).value();
    const std::string text = read_file(example).value();
    const std::regex asked(
        R"re((?:number|path|string|table|tables|text|flag|choice)\("([a-z_]+)")re");
    int keys = 0;
    for (std::sregex_iterator found(code.begin(), code.end(), asked), end; found != end; ++found) {
        INFO((*found)[1].str());
        CHECK(text.find((*found)[1].str()) != std::string::npos);
        ++keys;
    }
    CHECK(keys >= 35);
}

TEST_CASE("every fault is told with its line, all of them at once") {
    const auto faults = faults_of(
        "channel = \"a b\"\n"
        "data = \"relative\"\n"
        "stale_after_days = -1\n"
        "colour = \"red\"\n"
        "[[source]]\n"
        "url = \"ftp://example.org/x\"\n"
        "[[source]]\n"
        "directory = \"/a\"\n"
        "url = \"https://example.org/x\"\n"
        "[network]\n"
        "poll_seconds = 0\n"
        "bandwidth_kib = \"much\"\n"
        "client_key = \"/k\"\n");
    std::set<int> lines;
    for (const Error& fault : faults) {
        INFO(to_string(fault));
        CHECK(fault.path == "kiosk.toml");
        CHECK(fault.message.size() > 15);
        lines.insert(fault.line);
    }
    CHECK(lines == std::set<int>{1, 2, 3, 4, 6, 7, 11, 12, 13});
}

TEST_CASE("without a channel nothing starts") {
    const auto faults = faults_of("kiosk = \"x\"");
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].message.find("channel") != std::string::npos);
    CHECK(faults[0].next_step.find("channel = ") != std::string::npos);
}

TEST_CASE("a syntax error has its line, a missing file its next step") {
    CHECK(faults_of("channel = \"a\"\nkiosk = \n")[0].line == 2);
    const auto folder = read_config("/");
    REQUIRE_FALSE(folder);  // there, and not to be written over
    CHECK(folder.error().all.at(0).next_step.find("Copy the example") == std::string::npos);
    const auto missing = read_config("/nowhere/kiosk.toml");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().all[0].next_step.find("--config") != std::string::npos);
}

TEST_CASE("whom to call is cut where it would fill the operator's page, between letters") {
    std::string all;
    for (int i = 0; i < 3000; ++i) all += "ü";
    const auto config =
        parse_config("channel = \"a\"\n[operator]\ncontact = \"" + all + "\"\n", "kiosk.toml");
    REQUIRE(config);
    CHECK(character_count(config->people.contact) == 200);
    CHECK(config->people.contact.ends_with("ü…"));
}

TEST_CASE("the limits of numbers are themselves allowed") {
    for (const std::string line : {"poll_seconds = 1", "poll_seconds = 604800", "most_mib = 65536",
                                   "bandwidth_kib = 1073741824", "most_redirects = 0"}) {
        INFO(line);
        CHECK(faults_of("channel = \"a\"\n[network]\n" + line).empty());
    }
    for (const std::string line : {"poll_seconds = 604801", "most_mib = 0", "most_mib = 65537",
                                   "bandwidth_kib = -1", "most_redirects = 51"}) {
        INFO(line);
        CHECK(faults_of("channel = \"a\"\n[network]\n" + line).size() == 1);
    }
}

TEST_CASE("no fault says an address that may hold a password") {
    for (const char* wrong :
         {"[[source]]\nurl = \"me:geheim@host/x\"", "[network]\nproxy = \"me:geheim@proxy\"",
          "[visits]\nreport_url = \"me:geheim@host\"", "[mqtt]\nserver = \"me:geheim@broker\""}) {
        INFO(wrong);
        const auto config = parse_config("channel = \"a\"\n" + std::string(wrong), "kiosk.toml");
        REQUIRE_FALSE(config);
        CHECK(to_string(config.error().all[0]).find("geheim") == std::string::npos);
        CHECK(config.error().all[0].line == 3);
    }
    const auto plain = parse_config("channel = \"a\"\n[network]\nproxy = \"p:1\"", "kiosk.toml");
    REQUIRE_FALSE(plain);
    CHECK(plain.error().all[0].message.starts_with("\"p:1\" is no address"));
}

}  // namespace standpunkt::test
