#include "config/first_boot.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/base64.h"
#include "base/passcode.h"
#include "config/kiosk_draft.h"
#include "config/reader.h"

namespace standpunkt {
namespace {

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

/// An IPv4 network, and a host of it.
struct Network {
    std::uint32_t host = 0, mask = 0;
    bool holds(std::uint32_t other) const { return (other & mask) == (host & mask); }
    /// All bits of the host's own part 0 or 1: the network's own address, or everybody's.
    bool is_host(std::uint32_t other) const {
        const std::uint32_t own = other & ~mask;
        return ~mask <= 1 || (own != 0 && own != ~mask);  // of two addresses both are hosts
    }
};

std::optional<std::uint32_t> ipv4(const std::string& text) {
    in_addr address{};
    if (::inet_pton(AF_INET, text.c_str(), &address) != 1) return {};
    return ntohl(address.s_addr);
}

/// Nothing for IPv6, whose gateways often have addresses of the cable alone.
std::optional<Network> network_of(const std::string& text) {
    const std::size_t slash = text.find('/');
    const auto host = ipv4(text.substr(0, slash));
    if (!host || !is_network(text)) return {};
    const int bits = std::stoi(text.substr(slash + 1));
    return Network{*host, ~std::uint32_t{0} << (32 - bits)};
}

/// A stand with such an address would reach nobody, and nobody would know why.
void check_hosts(ConfigReader& reader, const Network& network, const std::string& gateway) {
    if (!network.is_host(network.host))
        reader.fault("address", "is the address of the network, or of all in it, and of no stand.",
                     "Ask who runs the network for one that is free.");
    const auto way_out = ipv4(gateway);
    if (!way_out || !network.holds(*way_out) || *way_out == network.host)
        reader.fault("gateway",
                     "\"" + gateway + "\" is no other machine in the network of that address.",
                     "It is the router, such as 192.168.1.1 for the address 192.168.1.50/24.");
}

Wifi read_wifi(ConfigReader reader) {
    Wifi wifi;
    reader.text("name", wifi.name);
    reader.text("password", wifi.password);
    reader.text("country", wifi.country);
    const bool none = reader.table().string("name") == "" && wifi.password.empty();
    if (none) return {};
    if (wifi.name.empty() || wifi.name.size() > 32 || !is_plain(wifi.name))
        reader.fault("name",
                     "[wifi] needs the network's name, of at most 32 bytes (an umlaut has two).");
    const std::size_t length = wifi.password.size();
    if (length != 0 && (length < 8 || length > 63 || !is_plain(wifi.password)))
        reader.fault("password", "a Wi-Fi password has 8 to 63 letters (an umlaut counts as two).");
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
    if (fixed == FixedAddress{"dhcp", {}, {}}) return FixedAddress{};
    if (fixed.address.empty()) {
        reader.fault(fixed.gateway.empty() ? "dns" : "gateway",
                     "address, gateway and dns are said together, or none of them.");
        return {};
    }
    if (!is_network(fixed.address))
        reader.fault("address", "\"" + fixed.address + "\" is no address with its network's size.",
                     "For example: address = \"192.168.1.50/24\", or \"dhcp\" alone.");
    if (!fixed.gateway.empty() && !is_ip(fixed.gateway))
        reader.fault("gateway", "\"" + fixed.gateway + "\" is no address.");
    else if (const auto network = network_of(fixed.address); network && !fixed.gateway.empty())
        check_hosts(reader, *network, fixed.gateway);
    for (const std::string& server : fixed.dns)
        if (!is_ip(server)) reader.fault("dns", "\"" + server + "\" is no address.");
    return fixed;
}

/// The whole of kiosk.toml as it will be; checked by the rules of that file.
std::string read_kiosk(const TomlTable& said, std::string_view before, std::vector<Error>& faults,
                       const std::filesystem::path& path) {
    const auto now = TomlTable::parse(before, path);
    const bool stands = now.has_value() && parse_config(before, path).has_value();
    // Settings that have become wrong (a newer program asks for more) stay too, if this mends them.
    if (now && !stands)
        if (auto mended = draft_kiosk(said, &*now); mended && parse_config(mended->text, path))
            return std::move(mended->text);
    auto draft = draft_kiosk(said, stands ? &*now : nullptr);
    if (!draft) return {};
    if (const auto config = parse_config(draft->text, path); !config) {
        for (Error fault : config.error().all) {
            const auto line = static_cast<std::size_t>(std::max(fault.line, 1)) - 1;
            fault.line = line < draft->lines.size() ? draft->lines[line] : 0;
            faults.push_back(std::move(fault));
        }
    }
    return std::move(draft->text);
}

void read_files(ConfigReader reader, std::map<std::string, std::string>& files) {
    const auto fits = [](const std::string& name) {
        return !name.empty() && name.size() <= 64 && name.front() != '.' &&
               std::all_of(name.begin(), name.end(), [](unsigned char c) {
                   return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_';
               });
    };
    for (const std::string& name : reader.table().keys()) {
        const bool taken = name == "kiosk.toml" || name == "operator.pin" || name == "trusted.d";
        if (!fits(name) || taken)
            reader.fault(name, "\"" + name + "\" is no name for a file of yours.",
                         "For example: \"ca.pem\" = \"\"\"...\"\"\"");
        reader.text(name, files[name]);
    }
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
                                                       std::string_view before,
                                                       const std::filesystem::path& zones) {
    const auto root = TomlTable::parse(text, path);
    if (!root) return tl::unexpected(ConfigFaults{{root.error()}});
    FirstBoot first;
    std::vector<Error> faults;
    ConfigReader reader(*root, path, faults);
    if (const auto wifi = root->table("wifi")) first.wifi = read_wifi({*wifi, path, faults});
    if (const auto network = root->table("network")) {
        ConfigReader part(*network, path, faults);
        first.address = read_address(part);
    }
    if (const auto files = root->table("files")) read_files({*files, path, faults}, first.files);
    first.kiosk_toml = read_kiosk(*root, before, faults, path);
    first.trusted = root->strings("trusted");
    if (first.trusted) check_keys(reader, *first.trusted);
    first.pin = root->string("pin");
    if (first.pin && !first.pin->empty())
        if (const auto fits = check_passcode(*first.pin); !fits)
            reader.fault("pin", fits.error().message);
    if (const auto config = parse_config(first.kiosk_toml, path);
        first.pin && config && config->people.pin != KioskConfig().people.pin)
        reader.fault("pin",
                     "[operator] pin in kiosk.toml names " + config->people.pin.string() +
                         ", so this PIN would not count.",
                     "Write [operator] pin = \"" + KioskConfig().people.pin.string() +
                         "\", or take this line out.");
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
