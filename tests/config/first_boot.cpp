#include "config/first_boot.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

#include "support/temporary_folder.h"

namespace standpunkt::test {
namespace {

const std::string a_key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

tl::expected<FirstBoot, ConfigFaults> parsed(const std::string& text) {
    return parse_first_boot(text, "standpunkt.toml", STANDPUNKT_SOURCE_DIR "/tests/config/zones");
}

FirstBoot read(const std::string& text) {
    const auto first = parsed(text);
    if (!first)
        for (const Error& fault : first.error().all) UNSCOPED_INFO(to_string(fault));
    REQUIRE(first);
    return *first;
}

std::string template_text() {
    std::ifstream file(STANDPUNKT_SOURCE_DIR "/deploy/box/standpunkt.toml");
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The template as an editor would fill it: every "# key = " line taken into use.
std::string filled_template() {
    std::string text, line;
    std::istringstream lines(template_text());
    while (std::getline(lines, line)) {
        const bool setting = line.starts_with("# [") || line.find(" = ") != std::string::npos;
        text += setting && line.starts_with("# ") ? line.substr(2) + "\n" : line + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("the first-boot file as it ships asks for nothing") {
    REQUIRE_FALSE(template_text().empty());
    CHECK(read(template_text()).empty());
    CHECK(read("").empty());
}

TEST_CASE(
    "the first-boot file's template, filled in, has faults only where nothing was filled in") {
    const auto first = parsed(filled_template());
    REQUIRE_FALSE(first);
    std::vector<std::string> about;
    for (const Error& fault : first.error().all) about.push_back(to_string(fault));
    INFO(filled_template());
    CAPTURE(about);
    // "RWQ...", a time zone that this folder does not have, the name of no Wi-Fi.
    CHECK(about.size() == 3);
    for (const std::string& key : {"trusted", "timezone", "name"}) {
        INFO(key);
        std::size_t line = 1, found = 0;
        std::istringstream lines(filled_template());
        for (std::string text; std::getline(lines, text); ++line)
            if (text.starts_with(std::string(key) + " = ")) found = line;
        const auto same = [&](const Error& fault) { return std::size_t(fault.line) == found; };
        CHECK(std::any_of(first.error().all.begin(), first.error().all.end(), same));
    }
}

TEST_CASE("a first-boot file gives a configuration that stands") {
    const FirstBoot first = read(
        "channel = \"museum\"\nkiosk = \"hall-3\"\nurl = \"https://example.org/m.standpunkt\"\n"
        "rotate = 90\ndiagonal = 31.5\n[network]\nproxy = \"http://proxy.example.org:3128\"\n");
    const auto config = parse_config(first.kiosk_toml, "kiosk.toml");
    REQUIRE(config);
    CHECK(config->channel == "museum");
    CHECK(config->kiosk == "hall-3");
    CHECK(config->sources ==
          std::vector<SourceAddress>{HttpAddress{"https://example.org/m.standpunkt"}});
    CHECK(config->network.proxy == "http://proxy.example.org:3128");
    CHECK(config->screen.rotate == 90);
    CHECK_FALSE(first.address);
}

TEST_CASE("a first-boot file that says one thing changes that one thing") {
    const FirstBoot first = read("pin = \"271828\"\n");
    FirstBoot expected;
    expected.pin = "271828";
    CHECK(first == expected);
}

TEST_CASE("a first-boot file's faults come all together, each with its line") {
    const auto first = parsed(
        "channel = \"with blanks\"\ntrusted = [\"RWQ\"]\npin = \"12\"\ntimezone = \"../../etc\"\n"
        "colour = 3\n[wifi]\nname = \"a\"\npassword = \"short\"\ncountry = \"Germany\"\n"
        "[network]\naddress = \"192.168.1.50\"\ngateway = \"somewhere\"\ndns = [\"x\"]\n");
    REQUIRE_FALSE(first);
    std::vector<int> lines;
    for (const Error& fault : first.error().all) lines.push_back(fault.line);
    CHECK(lines == std::vector<int>{0, 2, 3, 4, 5, 8, 9, 11, 12, 13});
}

TEST_CASE("what a first-boot file cannot say about a network is refused") {
    for (const char* wrong : {"address = \"192.168.1.50/33\"", "address = \"fd00::1/129\"",
                              "address = \"1.2.3/8\"", "address = \"192.168.1.50/0\"",
                              "address = \"192.168.1.50/24x\"", "gateway = \"1.2.3.4\""}) {
        INFO(wrong);
        CHECK_FALSE(parsed(std::string("[network]\n") + wrong + "\n"));
    }
    CHECK(read("[network]\naddress = \"fd00::1/64\"\n").address);
}

TEST_CASE("nothing of a first-boot file can end a line of another program's file") {
    CHECK_FALSE(parsed("[wifi]\nname = \"a\\nb\"\ncountry = \"DE\"\n"));
    CHECK_FALSE(parsed("[wifi]\nname = \"a\"\npassword = \"12345678\\n}\"\ncountry = \"DE\"\n"));
    CHECK_FALSE(parsed("channel = \"a\"\nurl = \"https://a/\\n[mqtt]\"\n"));
    CHECK_FALSE(parsed("timezone = \"Europe/Berlin\\n\"\n"));
    const std::string quotes = read("channel = \"a\"\nurl = \"https://a/\\\"x\"\n").kiosk_toml;
    CHECK(parse_config(quotes, "kiosk.toml"));
}

TEST_CASE("a Wi-Fi network is written down for wpa_supplicant") {
    CHECK(wifi_file({"Caf\xC3\xA9", "geheim\"1", "DE"}) ==
          "country=DE\nnetwork={\n    ssid=436166c3a9\n    scan_ssid=1\n    key_mgmt=WPA-PSK SAE\n"
          "    ieee80211w=1\n    psk=\"geheim\"1\"\n}\n");
    CHECK(wifi_file({"a", "", "DE"}).find("key_mgmt=NONE") != std::string::npos);
}

TEST_CASE("a fixed address is written down for networkd") {
    const FirstBoot first = read(
        "[network]\naddress = \"10.1.2.3/16\"\ngateway = \"10.1.0.1\"\ndns = [\"10.1.0.2\"]\n");
    REQUIRE(first.address);
    CHECK(network_file(*first.address) ==
          "[Match]\nType=ether wlan\n\n[Network]\nAddress=10.1.2.3/16\nGateway=10.1.0.1\n"
          "DNS=10.1.0.2\nLLMNR=no\nMulticastDNS=no\n");
}

TEST_CASE("a time zone is one that the machine has") {
    TemporaryFolder zones;
    std::ofstream(zones.path / "Berlin") << "TZif";
    CHECK(parse_first_boot("timezone = \"Berlin\"\n", "f", zones.path)->timezone == "Berlin");
    CHECK_FALSE(parse_first_boot("timezone = \"Hamburg\"\n", "f", zones.path));
}

TEST_CASE("a trusted key is a public key, and several are taken") {
    CHECK(read("trusted = [\"" + a_key + "\", \"" + a_key + "\"]\n").trusted.size() == 2);
    CHECK_FALSE(parsed("trusted = [\"" + a_key.substr(1) + "\"]\n"));
    CHECK_FALSE(parsed("trusted = \"" + a_key + "\"\n"));
}

}  // namespace standpunkt::test
