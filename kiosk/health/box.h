#pragma once
// What the kernel tells of the box that a stand runs on. Nothing here is ever an error: what a
// kernel does not tell, or tells in a way nobody expects, is not known.
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace standpunkt {

/// The hottest of the thermal zones.
struct Temperature {
    double celsius = 0;
    std::optional<double> critical;  ///< where the kernel would switch the machine off
    bool operator==(const Temperature&) const = default;
};

/// What a Raspberry Pi's firmware says of its supply; other machines say nothing.
struct Supply {
    bool low = false;                         ///< now
    std::optional<bool> low_since_boot;       ///< at any time
    std::optional<bool> throttled, too_warm;  ///< now: runs slower than it could, because it is hot
    bool operator==(const Supply&) const = default;
};

/// How much of a flash memory's life is gone, by its own account (eMMC; SD cards keep it to
/// themselves).
struct Wear {
    std::optional<int> percent;  ///< at most so much is used: 10, 20 ... 100; 110 is past its end
    enum class Reserve { Normal, Warning, Urgent };  ///< blocks kept for those that fail
    std::optional<Reserve> reserve;
    bool operator==(const Wear&) const = default;
};

/// Where a folder lies.
struct Storage {
    std::uint64_t free = 0, size = 0;  ///< bytes, for who is not root
    std::optional<bool> read_only;     ///< the file system takes nothing, whoever asks
    std::string device;                ///< "mmcblk0"; empty if not known, or no disk at all
    std::optional<Wear> wear;
    std::optional<std::uint64_t> errors;  ///< the file system's, since it was last mended
    /// Requests that failed since boot. Some disks count questions they do not understand too, so
    /// it is for whoever looks closer and judged by nobody.
    std::optional<std::uint64_t> failed_requests;
    bool in_memory =
        false;  ///< gone with the power: a tmpfs, or an overlay whose changes lie on one
    bool operator==(const Storage&) const = default;
};

/// A socket for a screen.
struct Connector {
    std::string name;  ///< "HDMI-A-1"
    bool connected = false;
    std::vector<std::string> modes;  ///< "1920x1080", the preferred one first
    bool operator==(const Connector&) const = default;
};

/// Whether a server, or a radio clock, has set the machine's clock.
struct ClockState {
    std::optional<bool> set;
    std::optional<std::int64_t> last_set;  ///< s since 1970
    bool operator==(const ClockState&) const = default;
};

/// The system a box was flashed or updated with (deploy/image); other machines have none.
struct SystemBuild {
    std::string built;      ///< "2026-11-27T15:00:00Z"
    std::string slot;       ///< "a" or "b"
    bool on_trial = false;  ///< just updated; the other slot starts again if it does not hold
    bool operator==(const SystemBuild&) const = default;
};

struct BoxMemory {
    std::uint64_t size = 0, available = 0;  ///< bytes
    bool operator==(const BoxMemory&) const = default;
};

struct Box {
    std::optional<Temperature> temperature;
    std::optional<Supply> supply;
    std::optional<Storage> data;  ///< of the data folder
    std::vector<Connector> connectors;
    ClockState clock;
    std::optional<BoxMemory> memory;
    std::optional<std::chrono::seconds> uptime;
    std::optional<bool> root_read_only;
    std::optional<bool> network;  ///< a cable or a Wi-Fi holds; nothing if there is no adapter
    std::string model;            ///< "Raspberry Pi 4 Model B Rev 1.4"; empty if not known
    std::string kernel;           ///< "6.12.9-arm64"
    bool operator==(const Box&) const = default;
};

/// Reads all of it, in a millisecond or two; any thread. `root` stands before every path, also
/// before `data`: tests write trees of their own. Reads no more than a few kB of any file.
Box read_box(const std::filesystem::path& data = "/var/lib/standpunkt",
             const std::filesystem::path& root = "/");

/// On an image, whose root is never written to, the data folder is a disk's or nothing: without its
/// disk whatever is put there is gone with the power. Elsewhere any folder may be the data folder.
bool data_is_missing(const Box& box);

/// Only what may change within seconds and needs no search: the supply.
std::optional<Supply> read_supply(const std::filesystem::path& root = "/");

std::optional<SystemBuild> read_system(const std::filesystem::path& root = "/");

/// The connectors alone, in the order of their names.
std::vector<Connector> read_connectors(const std::filesystem::path& root = "/");

/// Whether the system says that its clock was set by a server; nothing where it does not tell.
std::optional<bool> clock_is_set();

}  // namespace standpunkt
