#include "config/first_boot.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

#include "base/base64.h"
#include "base/passcode.h"
#include "config/reader.h"

namespace standpunkt {
namespace {

/// As TOML has it; control characters were refused before.
std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + "\"";
}

bool is_plain(const std::string& text) {
    return std::none_of(text.begin(), text.end(),
                        [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

bool is_ip(const std::string& text) {
    unsigned char bytes[16];
    return ::inet_pton(AF_INET, text.c_str(), bytes) == 1 ||
           ::inet_pton(AF_INET6, text.c_str(), bytes) == 1;
}

/// An address and how many bits of it are the network's.
bool is_network(const std::string& text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos || !is_ip(text.substr(0, slash))) return false;
    int bits = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + slash + 1, end, bits);
    const int most = text.find(':') == std::string::npos ? 32 : 128;
    return error == std::errc() && stop == end && bits >= 1 && bits <= most;
}

Wifi read_wifi(ConfigReader reader) {
    Wifi wifi;
    reader.text("name", wifi.name);
    reader.text("password", wifi.password);
    reader.text("country", wifi.country);
    if (wifi.name.empty() || wifi.name.size() > 32 || !is_plain(wifi.name))
        reader.fault("name", "[wifi] needs the network's name, of at most 32 letters.");
    const std::size_t length = wifi.password.size();
    if (length != 0 && (length < 8 || length > 63 || !is_plain(wifi.password)))
        reader.fault("password", "a Wi-Fi password has 8 to 63 letters.");
    if (wifi.country.size() != 2 || !std::all_of(wifi.country.begin(), wifi.country.end(),
                                                 [](char c) { return c >= 'A' && c <= 'Z'; }))
        reader.fault("country", "[wifi] needs the country it is used in, in two capital letters.",
                     "For example: country = \"DE\"");
    return wifi;
}

/// An address, or none where only a proxy is named.
std::optional<FixedAddress> read_address(ConfigReader& reader) {
    FixedAddress fixed;
    reader.text("address", fixed.address);
    reader.text("gateway", fixed.gateway);
    fixed.dns = reader.table().strings("dns").value_or(std::vector<std::string>{});
    if (fixed == FixedAddress{}) return {};
    if (!is_network(fixed.address))
        reader.fault("address", "\"" + fixed.address + "\" is no address with its network's size.",
                     "For example: address = \"192.168.1.50/24\"");
    if (!fixed.gateway.empty() && !is_ip(fixed.gateway))
        reader.fault("gateway", "\"" + fixed.gateway + "\" is no address.");
    for (const std::string& server : fixed.dns)
        if (!is_ip(server)) reader.fault("dns", "\"" + server + "\" is no address.");
    return fixed;
}

/// What goes into kiosk.toml, as its text; checked by the rules of that file.
std::string read_kiosk(ConfigReader& reader, const std::string& proxy, std::vector<Error>& faults,
                       const std::filesystem::path& path) {
    std::string names, source, screen;
    const auto& table = reader.table();
    for (const char* key : {"channel", "kiosk"})
        if (const auto value = table.string(key))
            names += std::string(key) + " = " + quoted(*value) + "\n";
    if (const auto url = table.string("url")) source = "\n[[source]]\nurl = " + quoted(*url) + "\n";
    if (const auto rotate = table.integer("rotate"))
        screen += "rotate = " + std::to_string(*rotate) + "\n";
    for (const char* key : {"diagonal", "mount_bottom_mm"})
        if (const auto value = table.number(key))
            screen += std::string(key) + " = " + std::to_string(*value) + "\n";
    if (names.empty() && source.empty() && screen.empty() && proxy.empty()) return {};
    std::string text =
        "# Written from the first-boot file. Whatever kiosk.example.toml explains may "
        "stand here.\n" +
        names + source;
    if (!proxy.empty()) text += "\n[network]\nproxy = " + quoted(proxy) + "\n";
    if (!screen.empty()) text += "\n[screen]\n" + screen;
    if (const auto config = parse_config(text, path); !config) {
        for (Error fault : config.error().all) {
            fault.line = 0;  // the line of a file nobody wrote
            faults.push_back(std::move(fault));
        }
    }
    return text;
}

void check_keys(ConfigReader& reader, const std::vector<std::string>& keys) {
    constexpr std::size_t key_bytes = 2 + 8 + 32;  // "Ed", its number, the key itself
    for (const std::string& key : keys)
        if (const auto bytes = from_base64(key);
            !bytes || bytes->size() != key_bytes || !bytes->starts_with("Ed"))
            reader.fault("trusted", "\"" + key + "\" is no public key.",
                         "It is the second line of the .pub file, and begins with RW.");
}

void check_timezone(ConfigReader& reader, const std::string& zone,
                    const std::filesystem::path& zones) {
    std::error_code error;
    const bool inside = zone.find("..") == std::string::npos && !zone.starts_with('/');
    if (!zone.empty() && !(inside && std::filesystem::is_regular_file(zones / zone, error)))
        reader.fault("timezone", "\"" + zone + "\" is no time zone that is known here.",
                     "For example: timezone = \"Europe/Berlin\"");
}

}  // namespace

tl::expected<FirstBoot, ConfigFaults> parse_first_boot(std::string_view text,
                                                       const std::filesystem::path& path,
                                                       const std::filesystem::path& zones) {
    const auto root = TomlTable::parse(text, path);
    if (!root) return tl::unexpected(ConfigFaults{{root.error()}});
    FirstBoot first;
    std::vector<Error> faults;
    ConfigReader reader(*root, path, faults);
    std::string proxy;
    if (const auto wifi = root->table("wifi")) first.wifi = read_wifi({*wifi, path, faults});
    if (const auto network = root->table("network")) {
        ConfigReader part(*network, path, faults);
        first.address = read_address(part);
        part.text("proxy", proxy);
    }
    first.kiosk_toml = read_kiosk(reader, proxy, faults, path);
    first.trusted = root->strings("trusted").value_or(std::vector<std::string>{});
    check_keys(reader, first.trusted);
    reader.text("pin", first.pin);
    if (!first.pin.empty())
        if (const auto fits = check_passcode(first.pin); !fits)
            reader.fault("pin", fits.error().message);
    reader.text("timezone", first.timezone);
    check_timezone(reader, first.timezone, zones);
    for (const Error& fault : root->faults()) faults.push_back(fault);
    if (faults.empty()) return first;
    std::stable_sort(faults.begin(), faults.end(),
                     [](const Error& a, const Error& b) { return a.line < b.line; });
    return tl::unexpected(ConfigFaults{std::move(faults)});
}

std::string network_file(const FixedAddress& fixed) {
    std::string text = "[Match]\nType=ether wlan\n\n[Network]\nAddress=" + fixed.address + "\n";
    if (!fixed.gateway.empty()) text += "Gateway=" + fixed.gateway + "\n";
    for (const std::string& server : fixed.dns) text += "DNS=" + server + "\n";
    return text + "LLMNR=no\nMulticastDNS=no\n";
}

std::string wifi_file(const Wifi& wifi) {
    // In hexadecimal any byte may stand in a name; a password stands in quotation marks as it is,
    // for the last one on the line ends it.
    std::string name;
    for (const unsigned char c : wifi.name) {
        constexpr char digits[] = "0123456789abcdef";
        name += digits[c >> 4];
        name += digits[c & 15];
    }
    return "country=" + wifi.country + "\nnetwork={\n    ssid=" + name + "\n    scan_ssid=1\n" +
           (wifi.password.empty() ? "    key_mgmt=NONE\n"
                                  : "    key_mgmt=WPA-PSK SAE\n    ieee80211w=1\n    psk=\"" +
                                        wifi.password + "\"\n") +
           "}\n";
}

}  // namespace standpunkt
