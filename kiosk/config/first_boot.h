#pragma once
// The first-boot file: what an editor writes onto the boot partition of a flashed card, so that a
// stand needs no keyboard and no login (deploy/box/standpunkt.toml explains every key).
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/kiosk_config.h"

namespace standpunkt {

struct Wifi {
    std::string name;      ///< 1 to 32 bytes
    std::string password;  ///< 8 to 63 bytes; empty: an open network
    std::string country;   ///< two capital letters: which channels may be used
    bool operator==(const Wifi&) const = default;
};

/// An address that no server gave.
struct FixedAddress {
    std::string address;  ///< "192.168.1.50/24" or IPv6 likewise
    std::string gateway;
    std::vector<std::string> dns;
    bool operator==(const FixedAddress&) const = default;
};

struct FirstBoot {
    std::string kiosk_toml;            ///< the stand's configuration; empty: leave it as it is
    std::vector<std::string> trusted;  ///< public keys in base64; empty: leave them as they are
    std::string pin;                   ///< digits; empty: leave it
    std::string timezone;              ///< "Europe/Berlin"; empty: leave it
    std::optional<Wifi> wifi;
    std::optional<FixedAddress> address;
    bool operator==(const FirstBoot&) const = default;
    /// Nothing is asked for: the template as it ships, or a file that was read before.
    bool empty() const { return *this == FirstBoot{}; }
};

/// All faults with their lines, unknown keys among them. `zones`: the folder of time zones.
tl::expected<FirstBoot, ConfigFaults> parse_first_boot(
    std::string_view text, const std::filesystem::path& path,
    const std::filesystem::path& zones = "/usr/share/zoneinfo");

/// For systemd-networkd and wpa_supplicant.
std::string network_file(const FixedAddress& address);
std::string wifi_file(const Wifi& wifi);

}  // namespace standpunkt
