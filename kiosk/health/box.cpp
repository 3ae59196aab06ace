#include "health/box.h"

#include <sys/stat.h>
#include <sys/timex.h>

#include <algorithm>
#include <atomic>
#include <sstream>

#include "health/kernel_file.h"
#include "health/storage.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;

// Sensors that are not there read 0, -273 or 200 degrees on some boards.
constexpr std::int64_t least_plausible = 1'000, most_plausible = 150'000;  // thousandths

std::optional<double> degrees(const fs::path& file) {
    const auto thousandths = whole_number(kernel_text(file));
    if (!thousandths || *thousandths < least_plausible || *thousandths > most_plausible)
        return std::nullopt;
    return static_cast<double>(*thousandths) / 1000;
}

std::optional<double> critical_of(const fs::path& zone) {
    for (const fs::path& type : entries(zone, "trip_point_")) {
        std::string name = type.filename();
        if (!name.ends_with("_type") || kernel_text(type) != "critical") continue;
        name.replace(name.size() - 4, 4, "temp");
        return degrees(zone / name);
    }
    return std::nullopt;
}

std::optional<Temperature> read_temperature(const fs::path& root) {
    std::optional<Temperature> hottest;
    for (const fs::path& zone : entries(root / "sys/class/thermal", "thermal_zone")) {
        const auto celsius = degrees(zone / "temp");
        if (celsius && (!hottest || *celsius > hottest->celsius))
            hottest = Temperature{*celsius, critical_of(zone)};
    }
    return hottest;
}

/// Between two looks of its own (2 s) the driver holds an alarm; since boot it knows nothing.
std::optional<Supply> supply_by_driver(const fs::path& root) {
    for (const fs::path& chip : entries(root / "sys/class/hwmon", "hwmon")) {
        if (kernel_text(chip / "name") != "rpi_volt") continue;
        const auto alarm = whole_number(kernel_text(chip / "in0_lcrit_alarm"));
        if (alarm == 0 || alarm == 1) return Supply{*alarm == 1, {}, {}, {}};
    }
    return std::nullopt;
}

/// What the firmware answers: bits of now from 0 on, of any time since boot from 16 on. The
/// kernels of Raspberry Pi OS have this file, Debian's have the driver only.
std::optional<Supply> supply_by_firmware(const fs::path& root) {
    const auto bits =
        hexadecimal(kernel_text(root / "sys/devices/platform/soc/soc:firmware/get_throttled"));
    if (!bits || *bits > 0xFFFFF) return std::nullopt;
    const auto has = [&](unsigned bit) { return (*bits >> bit & 1U) != 0; };
    return Supply{has(0), has(0) || has(16), has(2), has(3)};
}

std::string name_of(const fs::path& connector) {
    const std::string name = connector.filename();
    return name.substr(name.find('-') + 1);
}

std::optional<BoxMemory> read_memory(const fs::path& root) {
    std::istringstream lines(kernel_text(root / "proc/meminfo"));
    std::optional<std::int64_t> size, available;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string name, count, unit;
        words >> name >> count >> unit;
        if (unit != "kB") continue;
        if (name == "MemTotal:") size = whole_number(count);
        if (name == "MemAvailable:") available = whole_number(count);
    }
    constexpr std::int64_t most = std::int64_t{1} << 40;
    if (!size || !available || *size <= 0 || *size > most || *available < 0 || *available > *size)
        return std::nullopt;
    return BoxMemory{static_cast<std::uint64_t>(*size) * 1024,
                     static_cast<std::uint64_t>(*available) * 1024};
}

std::optional<std::chrono::seconds> read_uptime(const fs::path& root) {
    const std::string text = kernel_text(root / "proc/uptime");
    const auto seconds = whole_number(text.substr(0, text.find('.')));
    if (!seconds || *seconds < 0) return std::nullopt;
    return std::chrono::seconds(*seconds);
}

/// systemd-timesyncd touches a file each time it has set the clock; others leave it to the kernel.
std::optional<std::int64_t> last_set(const fs::path& root) {
    struct stat facts {};
    if (::stat((root / "run/systemd/timesync/synchronized").c_str(), &facts) != 0)
        return std::nullopt;
    return facts.st_mtime;
}

std::optional<bool> asked_kernel() {
    timex state{};
    const int answer = adjtimex(&state);
    if (answer < 0) return std::nullopt;  // a sandbox keeps the question from the kernel
    // Nine hours after the last answer of a server the kernel no longer vouches for the second. A
    // clock that was set since power-on still tells the minute, for days.
    static std::atomic<bool> was_set{false};
    if (answer != TIME_ERROR && (state.status & STA_UNSYNC) == 0) was_set = true;
    return was_set.load();
}

ClockState read_clock(const fs::path& root) {
    ClockState clock{root == "/" ? asked_kernel() : std::nullopt, last_set(root)};
    if (clock.last_set) clock.set = true;  // the file is gone with the next power-on
    return clock;
}

/// An adapter that is switched off does not tell of its carrier: it has none.
std::optional<bool> read_network(const fs::path& root) {
    std::optional<bool> network;
    for (const fs::path& adapter : entries(root / "sys/class/net", "")) {
        if (adapter.filename() == "lo" || kernel_text(adapter / "type").empty()) continue;
        network = network.value_or(false) || kernel_text(adapter / "carrier") == "1";
    }
    return network;
}

std::string read_model(const fs::path& root) {
    const std::string board = kernel_text(root / "proc/device-tree/model");
    return board.empty() ? kernel_text(root / "sys/class/dmi/id/product_name") : board;
}

}  // namespace

std::optional<bool> clock_is_set() {
    return read_clock("/").set;
}

std::optional<Supply> read_supply(const fs::path& root) {
    if (auto supply = supply_by_firmware(root)) return supply;
    return supply_by_driver(root);
}

std::optional<SystemBuild> read_system(const fs::path& root) {
    SystemBuild build{kernel_text(root / "usr/lib/standpunkt/built"), {}};
    if (build.built.empty()) return std::nullopt;
    const std::string prefix = "standpunkt.slot=";
    std::istringstream words(kernel_text(root / "proc/cmdline"));
    for (std::string word; words >> word;) {
        if (word.starts_with(prefix)) build.slot = word.substr(prefix.size());
        if (word == "standpunkt.trial") build.on_trial = true;
    }
    std::error_code error;
    if (fs::exists(root / "run/standpunkt-box/system-holds", error)) build.on_trial = false;
    return build;
}

std::vector<Connector> read_connectors(const fs::path& root) {
    std::vector<Connector> found;
    for (const fs::path& folder : entries(root / "sys/class/drm", "card")) {
        const std::string status = kernel_text(folder / "status");
        if (status.empty() || name_of(folder).starts_with("Writeback")) continue;
        Connector connector{name_of(folder), status == "connected", {}};
        std::istringstream modes(kernel_text(folder / "modes"));
        for (std::string mode; modes >> mode && connector.modes.size() < 100;)
            connector.modes.push_back(mode);
        found.push_back(std::move(connector));
    }
    return found;
}

bool data_is_missing(const Box& box) {
    return box.root_read_only == true && (!box.data || box.data->in_memory);
}

Box read_box(const fs::path& data, const fs::path& root) {
    Box box;
    box.temperature = read_temperature(root);
    box.supply = read_supply(root);
    box.data = read_storage(data, root);
    box.connectors = read_connectors(root);
    box.clock = read_clock(root);
    box.memory = read_memory(root);
    box.uptime = read_uptime(root);
    box.root_read_only = read_root_read_only(root);
    box.network = read_network(root);
    box.model = read_model(root);
    box.kernel = kernel_text(root / "proc/sys/kernel/osrelease");
    return box;
}

}  // namespace standpunkt
