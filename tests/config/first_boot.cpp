#include "config/first_boot.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

#include "support/temporary_folder.h"

namespace standpunkt::test {
namespace {

const std::string a_key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

tl::expected<FirstBoot, ConfigFaults> parsed(const std::string& text,
                                             const std::string& before = "") {
    return parse_first_boot(text, "standpunkt.toml", before,
                            STANDPUNKT_SOURCE_DIR "/tests/config/zones");
}

FirstBoot read(const std::string& text, const std::string& before = "") {
    const auto first = parsed(text, before);
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
    // "RWQ...", and a time zone that this folder does not have.
    CHECK(about.size() == 2);
    for (const std::string& key : {"trusted", "timezone"}) {
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
    CHECK(lines == std::vector<int>{1, 2, 3, 4, 5, 8, 9, 11, 12, 13});
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
    CHECK(parse_first_boot("timezone = \"Berlin\"\n", "f", "", zones.path)->timezone == "Berlin");
    CHECK_FALSE(parse_first_boot("timezone = \"Hamburg\"\n", "f", "", zones.path));
}

TEST_CASE("every table of kiosk.toml may stand in the first-boot file, and is checked as there") {
    const std::string text =
        "channel = \"a\"\nkiosk = \"b\"\nstale_after_days = 3\n"
        "[[source]]\nurl = \"https://example.org/x.standpunkt\"\n"
        "[[source]]\ndirectory = \"/media/usb\"\n"
        "[network]\npoll_seconds = 10\nextra_ca = \"/etc/standpunkt/ca.pem\"\n"
        "[screen]\nrotate = 90\ndiagonal = 31.5\nloop = \"light\"\n"
        "[hours]\ndaily = \"09:00-18:00\"\nsunday = \"closed\"\n"
        "[operator]\ncontact = \"Frau \\\"Muster\\\", \\\\1234\"\n"
        "[visits]\nkeep = true\nsearch_words = true\nreport_url = \"https://example.org/v\"\n"
        "[mqtt]\nserver = \"mqtts://broker\"\nuser = \"u\"\npassword_file = \"/etc/x\"\n";
    const auto direct = parse_config(text, "kiosk.toml");
    const auto passed = parse_config(read(text).kiosk_toml, "kiosk.toml");
    REQUIRE((direct && passed));
    CHECK(passed->mqtt == direct->mqtt);
    CHECK(passed->visits == direct->visits);
    CHECK(passed->people == direct->people);
    CHECK(passed->network == direct->network);
    CHECK(passed->sources == direct->sources);
    CHECK(passed->screen == direct->screen);
    CHECK(passed->stale_after == direct->stale_after);

    const auto faulty = parsed(
        "channel = \"a\"\n\n[mqtt]\nserver = \"broker\"\n[hours]\n"
        "daily = \"always\"\nevery = 3\n");
    REQUIRE_FALSE(faulty);
    std::vector<int> lines;
    for (const Error& fault : faulty.error().all) lines.push_back(fault.line);
    CHECK(lines == std::vector<int>{4, 6, 7});
    for (const char* place : {"data", "run", "trusted", "factory"})
        CHECK_FALSE(parsed("channel = \"a\"\n" + std::string(place) + " = \"/srv\"\n"));
}

TEST_CASE("a later first-boot file leaves what it does not speak of") {
    const std::string before =
        "channel = \"a\"\ndata = \"/srv/stand\"\n[[source]]\nurl = \"https://a/a.standpunkt\"\n"
        "[network]\npoll_seconds = 60\nproxy = \"http://p:1\"\n[screen]\nrotate = 90\n"
        "loop = \"light\"\n[hours]\ndaily = \"09:00-18:00\"\n[mqtt]\nserver = \"mqtt://b\"\n";
    const auto after = [&](const std::string& said) {
        return parse_config(read(said, before).kiosk_toml, "kiosk.toml").value();
    };
    const KioskConfig channel = after("channel = \"b\"\n");
    CHECK(channel.channel == "b");
    CHECK(channel.data.path == "/srv/stand");
    CHECK(channel.sources.size() == 1);
    CHECK(channel.network.poll == std::chrono::seconds(60));
    CHECK(channel.screen.loop == parse_config(before, "")->screen.loop);
    CHECK(channel.mqtt.host == "b");

    const KioskConfig turned = after("rotate = 180\n");
    CHECK(turned.screen.rotate == 180);
    CHECK(turned.screen.loop == channel.screen.loop);
    CHECK(after("[screen]\nloop = \"dark\"\n").screen.rotate == 0);

    CHECK(after("[network]\nproxy = \"\"\n").network == NetworkConfig());
    CHECK(read("[network]\naddress = \"10.0.0.2/8\"\n", before).kiosk_toml.empty());
    CHECK(after("url = \"\"\n").sources.empty());
    CHECK(after("[[source]]\ndirectory = \"/media\"\n").sources ==
          std::vector<SourceAddress>{DirectoryAddress{"/media"}});
    CHECK(after("[mqtt]\n").mqtt == MqttConfig());
    CHECK(after("[hours]\nfriday = \"10:00-20:00\"\n").screen.hours ==
          parse_config("channel = \"a\"\n[hours]\nfriday = \"10:00-20:00\"\n", "")->screen.hours);

    // One that does not stand is not in the way of one that does.
    CHECK(read("channel = \"b\"\n", "channel = 7\n").kiosk_toml.find("\nchannel") !=
          std::string::npos);
    CHECK_FALSE(parsed("rotate = 90\n", "channel = 7\n"));
    // One that has become wrong stays, if this mends it.
    const std::string wrong = before + "[visits]\nno_such = 1\n";
    REQUIRE_FALSE(parse_config(wrong, ""));
    CHECK(parse_config(read("[visits]\n", wrong).kiosk_toml, "")->channel == "a");
}

TEST_CASE("what was set by a first-boot file can be taken back by one") {
    CHECK(read("pin = \"\"\n").pin == "");
    CHECK_FALSE(read("pin = \"\"\n").empty());
    CHECK(read("[wifi]\nname = \"\"\n").wifi == Wifi{});
    CHECK_FALSE(parsed("[wifi]\nname = \"\"\npassword = \"12345678\"\ncountry = \"DE\"\n"));
    CHECK_FALSE(parsed("[wifi]\ncountry = \"DE\"\n"));
    CHECK(read("[network]\naddress = \"dhcp\"\n").address == FixedAddress{});
    CHECK_FALSE(parsed("[network]\naddress = \"dhcp\"\ngateway = \"10.0.0.1\"\n"));
}

TEST_CASE("certificates and passwords come along as files with a name of their own") {
    const FirstBoot first = read(
        "[files]\n\"ca.pem\" = \"\"\"\n-----BEGIN\nx\n-----END\n\"\"\"\n\"mqtt.password\" = "
        "\"\"\n");
    CHECK(first.files == std::map<std::string, std::string>{{"ca.pem", "-----BEGIN\nx\n-----END\n"},
                                                            {"mqtt.password", ""}});
    for (const char* name : {"../x", "a/b", ".x", "", "kiosk.toml", "operator.pin", "trusted.d"}) {
        INFO(name);
        CHECK_FALSE(parsed("[files]\n\"" + std::string(name) + "\" = \"x\"\n"));
    }
}

TEST_CASE("a proxy that is no address is refused, in both files") {
    for (const char* wrong : {"proxy.example.org", "ftp://a", "http://", "http://a b"}) {
        INFO(wrong);
        const std::string network = "[network]\nproxy = \"" + std::string(wrong) + "\"\n";
        CHECK_FALSE(parse_config("channel = \"a\"\n" + network, "kiosk.toml"));
        CHECK_FALSE(parsed("channel = \"a\"\n" + network));
    }
    for (const char* right : {"http://p:3128", "https://p", "socks5h://p:1080", ""})
        CHECK(parse_config("channel = \"a\"\n[network]\nproxy = \"" + std::string(right) + "\"\n",
                           "kiosk.toml"));
}

TEST_CASE("a trusted key is a public key, and several are taken") {
    CHECK(read("trusted = [\"" + a_key + "\", \"" + a_key + "\"]\n").trusted->size() == 2);
    CHECK_FALSE(parsed("trusted = [\"" + a_key.substr(1) + "\"]\n"));
    CHECK_FALSE(parsed("trusted = \"" + a_key + "\"\n"));
    CHECK_FALSE(read("pin = \"1234\"\n").trusted);
    // A key that was stolen is taken back by an empty list, which asks for something by itself.
    REQUIRE(read("trusted = []\n").trusted);
    CHECK(read("trusted = []\n").trusted->empty());
    CHECK_FALSE(read("trusted = []\n").empty());
}

TEST_CASE("an address and the way out of its network fit each other") {
    const auto network = [](const std::string& address, const std::string& gateway) {
        return parsed("[network]\naddress = \"" + address + "\"\ngateway = \"" + gateway + "\"\n");
    };
    CHECK(network("192.168.1.50/24", "192.168.1.1"));
    CHECK(network("10.1.2.3/8", "10.250.0.1"));
    CHECK(network("10.0.0.0/31", "10.0.0.1"));
    CHECK(network("fd00::5/64", "fe80::1"));
    CHECK_FALSE(network("192.168.1.50/24", "10.0.0.1"));
    CHECK_FALSE(network("192.168.1.50/24", "192.168.1.50"));
    CHECK_FALSE(network("192.168.1.50/24", "fe80::1"));
    CHECK_FALSE(network("192.168.1.0/24", "192.168.1.1"));
    CHECK_FALSE(network("192.168.1.255/24", "192.168.1.1"));
    for (const char* alone : {"gateway = \"10.0.0.1\"", "dns = [\"10.0.0.1\"]"}) {
        const auto faulty = parsed(std::string("[network]\n") + alone + "\n");
        REQUIRE_FALSE(faulty);
        CHECK(faulty.error().all.front().line == 2);
        CHECK(faulty.error().all.front().message.find("together") != std::string::npos);
    }
}

}  // namespace standpunkt::test
