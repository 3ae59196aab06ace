#pragma once
// The first-boot file: what an editor writes onto the boot partition of a flashed card, so that a
// stand needs no keyboard and no login (deploy/box/standpunkt.toml explains every key).
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/kiosk_config.h"

namespace standpunkt {

struct Wifi {
    std::string name;      ///< 1 to 32 bytes; empty: none any more
    std::string password;  ///< 8 to 63 bytes; empty: an open network
    std::string country;   ///< two capital letters: which channels may be used
    bool operator==(const Wifi&) const = default;
};

/// An address that no server gave.
struct FixedAddress {
    std::string address;  ///< "192.168.1.50/24" or IPv6 likewise; empty: by DHCP again
    std::string gateway;
    std::vector<std::string> dns;
    bool operator==(const FixedAddress&) const = default;
};

struct FirstBoot {
    std::string kiosk_toml;  ///< the stand's whole configuration; empty: leave it
    /// Public keys in base64; none of them: nobody is trusted any more because of such a file.
    std::optional<std::vector<std::string>> trusted;
    std::optional<std::string> pin;  ///< digits; empty: none any more
    std::string timezone;            ///< "Europe/Berlin"; empty: leave it
    std::optional<Wifi> wifi;
    std::optional<FixedAddress> address;
    /// What kiosk.toml names by its path, such as certificates: names without a folder, and bytes;
    /// empty: none any more.
    std::map<std::string, std::string> files;
    bool operator==(const FirstBoot&) const = default;
    /// Nothing is asked for: the template as it ships, or a file that was read before.
    bool empty() const { return *this == FirstBoot{}; }
};

/// All faults with their lines, unknown keys among them. `before`: the text of the kiosk.toml that
/// it changes (config/kiosk_draft.h); one that does not stand is not kept. `zones`: the folder of
/// time zones.
tl::expected<FirstBoot, ConfigFaults> parse_first_boot(
    std::string_view text, const std::filesystem::path& path, std::string_view before = {},
    const std::filesystem::path& zones = "/usr/share/zoneinfo");

/// For systemd-networkd and wpa_supplicant.
std::string network_file(const FixedAddress& address);
std::string wifi_file(const Wifi& wifi);

}  // namespace standpunkt
