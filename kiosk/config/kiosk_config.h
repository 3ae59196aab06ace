#pragma once
// /etc/standpunkt/kiosk.toml: what this stand is, how its screen hangs, where its content comes
// from. Display and agent read the same file; each takes what is its own.
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "config/mqtt_config.h"
#include "config/screen_config.h"
#include "slots/data_folder.h"
#include "slots/selection.h"

namespace standpunkt {

/// A folder that may come and go: *.standpunkt in it, or in its folder standpunkt/.
struct DirectoryAddress {
    std::filesystem::path path;
    bool operator==(const DirectoryAddress&) const = default;
};
/// One bundle on a web server, http or https.
struct HttpAddress {
    std::string url;
    bool operator==(const HttpAddress&) const = default;
};
using SourceAddress = std::variant<DirectoryAddress, HttpAddress>;

struct NetworkConfig {
    std::chrono::seconds poll{300};  ///< between two checks; each waits U(0.5, 1.5) of it
    std::uint64_t bandwidth = 0;     ///< bytes/s, 0 = no cap
    std::uint64_t bandwidth_in_visit = 262'144;  ///< bytes/s while a visitor reads, 0 = no cap
    std::chrono::seconds stall{30};              ///< that long without a byte ends a transfer
    std::chrono::seconds connect{15};            ///< to reach a server
    int most_redirects = 5;
    std::uint64_t most_bytes = std::uint64_t{2} << 30;  ///< size of a bundle that is taken at all
    std::string proxy;               ///< empty: as the environment says (https_proxy ...)
    std::filesystem::path extra_ca;  ///< PEM, trusted besides the system's
    std::filesystem::path client_certificate, client_key;  ///< PEM
    bool operator==(const NetworkConfig&) const = default;
};

/// Who looks after the stand.
struct OperatorConfig {
    std::filesystem::path pin = "/etc/standpunkt/operator.pin";  ///< its Argon2id digest, if set
    std::string contact;  ///< whom to call, 200 letters at most; shown where something is wrong
    bool operator==(const OperatorConfig&) const = default;
};

/// What is counted of visits (visits/README.md).
struct VisitsConfig {
    bool keep = true;
    bool search_words = false;  ///< what visitors look for is kept too
    std::string report_url;     ///< where whole days are sent with the poll; empty: nowhere
    bool operator==(const VisitsConfig&) const = default;
};

struct KioskConfig {
    std::string channel;  ///< only bundles of this channel are taken
    std::string kiosk;    ///< what the web server's log calls this stand; default: the host's name
    DataFolder data;
    RunFolder run;
    std::filesystem::path trusted = "/etc/standpunkt/trusted.d";
    FactoryBundle factory;
    std::chrono::days stale_after{90};  ///< age of content from which it is called stale; 0 = never
    std::vector<SourceAddress> sources;
    NetworkConfig network;
    ScreenConfig screen;
    OperatorConfig people;
    VisitsConfig visits;
    MqttConfig mqtt;
};

/// All faults of the file, each with its line; unknown keys are faults.
struct ConfigFaults {
    std::vector<Error> all;
    /// What could be read all the same, defaults for the rest: for a display, which has to show
    /// something. It may have no channel.
    KioskConfig rest = {};
};
tl::expected<KioskConfig, ConfigFaults> parse_config(std::string_view text,
                                                     const std::filesystem::path& path);
tl::expected<KioskConfig, ConfigFaults> read_config(const std::filesystem::path& path);

}  // namespace standpunkt
