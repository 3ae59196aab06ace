#include "config/kiosk_config.h"

#include <unistd.h>

#include <algorithm>

#include "base/files.h"
#include "base/unicode.h"
#include "bundle/page_index.h"

namespace standpunkt {
namespace {

constexpr std::uint64_t most_config_bytes = 1U << 20;
constexpr std::size_t most_contact = 200;  // letters: more would push the operator's buttons away

/// What may stand in a request's head and in a log without quotation marks.
std::string made_safe(std::string name) {
    for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '-' && c != '_' && c != '.')
            c = '-';
    return name.substr(0, most_channel_bytes);
}

std::string host_name() {
    char name[256] = {};
    if (::gethostname(name, sizeof name - 1) != 0 || !*name) return "stand";
    return made_safe(name);
}

const std::vector<std::string_view> proxies = {"http://", "https://", "socks5://", "socks5h://"};

void read_source(ConfigReader reader, std::vector<SourceAddress>& sources) {
    const auto directory = reader.table().string("directory");
    const auto url = reader.table().string("url");
    if (directory.has_value() == url.has_value())
        return reader.fault("", "a [[source]] has either a directory or a url.",
                            "For example: url = \"https://example.org/stand.standpunkt\"");
    if (directory) {
        std::filesystem::path path;
        reader.path("directory", path);
        if (!path.empty()) sources.push_back(DirectoryAddress{path});
    } else if (!is_web_address(*url)) {
        reader.fault(
            "url", address_in_fault(*url) + " is no address that begins with http:// or https://.");
    } else {
        sources.push_back(HttpAddress{*url});
    }
}

void read_network(ConfigReader reader, NetworkConfig& network) {
    constexpr std::int64_t a_day = 86'400, a_tebibyte_in_kib = std::int64_t{1} << 30;
    const auto seconds = [](std::chrono::seconds& to) {
        return [&to](std::int64_t value) { to = std::chrono::seconds(value); };
    };
    const auto kibibytes = [](std::uint64_t& to) {
        return [&to](std::int64_t value) { to = static_cast<std::uint64_t>(value) << 10; };
    };
    reader.number("poll_seconds", 1, 7 * a_day, seconds(network.poll));
    reader.number("stall_seconds", 1, 3600, seconds(network.stall));
    reader.number("connect_seconds", 1, 600, seconds(network.connect));
    reader.number("bandwidth_kib", 0, a_tebibyte_in_kib, kibibytes(network.bandwidth));
    reader.number("bandwidth_in_visit_kib", 0, a_tebibyte_in_kib,
                  kibibytes(network.bandwidth_in_visit));
    reader.number("most_redirects", 0, 50,
                  [&](std::int64_t value) { network.most_redirects = static_cast<int>(value); });
    reader.number("most_mib", 1, 65'536, [&](std::int64_t value) {
        network.most_bytes = static_cast<std::uint64_t>(value) << 20;
    });
    reader.text("proxy", network.proxy);
    if (!network.proxy.empty() && !is_address(network.proxy, proxies))
        reader.fault("proxy",
                     address_in_fault(network.proxy) +
                         " is no address that begins with http://, https:// or socks5h://.",
                     "For example: proxy = \"http://proxy.example.org:3128\"");
    reader.path("extra_ca", network.extra_ca);
    reader.path("client_certificate", network.client_certificate);
    reader.path("client_key", network.client_key);
    if (network.client_certificate.empty() != network.client_key.empty())
        reader.fault(network.client_key.empty() ? "client_certificate" : "client_key",
                     "client_certificate and client_key go together.");
}

void read_visits(ConfigReader reader, VisitsConfig& visits) {
    reader.flag("keep", visits.keep);
    reader.flag("search_words", visits.search_words);
    reader.text("report_url", visits.report_url);
    if (!visits.report_url.empty() && !is_web_address(visits.report_url))
        reader.fault("report_url", address_in_fault(visits.report_url) +
                                       " is no address that begins with http:// or https://.");
}

void read_names(ConfigReader& reader, KioskConfig& config) {
    const TomlTable& table = reader.table();
    const std::string rule = " has to be 1 to 64 of a-z A-Z 0-9 - _ . and nothing else.";
    config.kiosk = host_name();
    for (const auto& [key, to] :
         {std::pair{"channel", &config.channel}, std::pair{"kiosk", &config.kiosk}}) {
        const auto value = table.string(key);
        if (!value) continue;
        *to = *value;
        if (value->empty() || made_safe(*value) != *value)
            reader.fault(key, "\"" + std::string(key) + "\"" + rule);
    }
    if (!table.string("channel"))
        reader.fault("", "channel is missing.",
                     "Write, for example: channel = \"demo\". It is what `standpunkt-content "
                     "inspect` calls the channel of your bundles.");
}

}  // namespace

tl::expected<KioskConfig, ConfigFaults> parse_config(std::string_view text,
                                                     const std::filesystem::path& path) {
    auto root = TomlTable::parse(text, path);
    if (!root) return tl::unexpected(ConfigFaults{{root.error()}, {}});
    KioskConfig config;
    std::vector<Error> faults;
    ConfigReader reader(*root, path, faults);
    read_names(reader, config);
    reader.path("data", config.data.path);
    reader.path("run", config.run.path);
    reader.path("trusted", config.trusted);
    reader.path("factory", config.factory.bundle);
    reader.number("stale_after_days", 0, 36'500,
                  [&](std::int64_t value) { config.stale_after = std::chrono::days(value); });
    for (const TomlTable& source : root->tables("source"))
        read_source(ConfigReader(source, path, faults), config.sources);
    if (const auto network = root->table("network"))
        read_network(ConfigReader(*network, path, faults), config.network);
    if (const auto screen = root->table("screen"))
        read_screen(ConfigReader(*screen, path, faults), config.screen);
    if (const auto hours = root->table("hours"))
        read_hours(ConfigReader(*hours, path, faults), config.screen.hours);
    if (const auto people = root->table("operator")) {
        ConfigReader part(*people, path, faults);
        part.path("pin", config.people.pin);
        part.text("contact", config.people.contact);
        // On screens it is one line. No reason to be a stand without content.
        std::ranges::replace_if(
            config.people.contact,
            [](char one) { return one == '\n' || one == '\r' || one == '\t'; }, ' ');
        if (auto letters = code_points(config.people.contact); letters.size() > most_contact) {
            letters.resize(most_contact - 1);
            letters.push_back(U'\u2026');
            config.people.contact = to_utf8(letters);
        }
    }
    if (const auto visits = root->table("visits"))
        read_visits(ConfigReader(*visits, path, faults), config.visits);
    if (const auto mqtt = root->table("mqtt"))
        read_mqtt(ConfigReader(*mqtt, path, faults), config.mqtt);
    for (const Error& fault : root->faults()) faults.push_back(fault);
    if (faults.empty()) return config;
    std::stable_sort(faults.begin(), faults.end(),
                     [](const Error& a, const Error& b) { return a.line < b.line; });
    return tl::unexpected(ConfigFaults{std::move(faults), std::move(config)});
}

tl::expected<KioskConfig, ConfigFaults> read_config(const std::filesystem::path& path) {
    auto text = read_file(path, most_config_bytes);
    if (text) return parse_config(*text, path);
    std::error_code error;
    text.error().next_step =
        std::filesystem::exists(path, error)
            ? "Is this the right file, and may who runs this read it? As root all can be read."
            : "Copy the example that came with Standpunkt there, or name another file with "
              "--config.";
    return tl::unexpected(ConfigFaults{{text.error()}, {}});
}

}  // namespace standpunkt
