#include "health/storage.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <sstream>
#include <vector>

#include "health/kernel_file.h"

namespace standpunkt {
namespace {

namespace fs = std::filesystem;

struct Mount {
    std::string device;  ///< "179:3"
    fs::path point;
    bool read_only = false;  ///< the file system, not this view of it: a service may see less
    std::string type;        ///< "ext4"
    fs::path upper;          ///< an overlay's: where its changes go
};

/// The kernel writes blanks and the like as three octal digits.
std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto octal = [&](std::size_t at) {
            return at < text.size() && text[at] >= '0' && text[at] <= '7';
        };
        if (text[i] == '\\' && octal(i + 1) && octal(i + 2) && octal(i + 3)) {
            plain += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 +
                                       (text[i + 3] - '0'));
            i += 3;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

/// What stands behind `wanted` ("ro", "upperdir=") among options with commas between them; nothing
/// if it is not there.
std::optional<std::string_view> option(std::string_view options, std::string_view wanted) {
    while (!options.empty()) {
        const std::size_t comma = options.find(',');
        if (const auto one = options.substr(0, comma);
            one == wanted || (wanted.ends_with('=') && one.starts_with(wanted)))
            return one.substr(wanted.size());
        if (comma == std::string_view::npos) break;
        options.remove_prefix(comma + 1);
    }
    return std::nullopt;
}

/// proc_pid_mountinfo(5): id, parent, device, root, mount point, options, optional fields, "-",
/// type, source, the file system's own options.
std::vector<Mount> mounts(const fs::path& root) {
    std::vector<Mount> found;
    std::istringstream lines(kernel_text(root / "proc/self/mountinfo"));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::vector<std::string> parts;
        for (std::string word; words >> word;) parts.push_back(std::move(word));
        const auto dash = std::find(parts.begin(), parts.end(), "-");
        if (dash - parts.begin() < 6 || parts.end() - dash < 4) continue;
        const std::string& options = *(dash + 3);
        found.push_back({parts[2], unescaped(parts[4]), option(options, "ro") == "", *(dash + 1),
                         unescaped(option(options, "upperdir=").value_or(""))});
    }
    return found;
}

/// `place` is `point` or lies below it.
bool is_below(const fs::path& place, const fs::path& point) {
    return std::mismatch(point.begin(), point.end(), place.begin(), place.end()).first ==
               point.end() ||
           point == "/";
}

/// Of several on the same place the last one counts: it lies on top.
std::optional<Mount> mount_of(const fs::path& place, const fs::path& root) {
    std::optional<Mount> found;
    for (Mount& mount : mounts(root))
        if (is_below(place, mount.point) &&
            (!found || mount.point.native().size() >= found->point.native().size()))
            found = std::move(mount);
    return found;
}

bool in_memory(const Mount& mount, const fs::path& root) {
    if (mount.type != "overlay") return mount.type == "tmpfs" || mount.type == "ramfs";
    const auto below = mount_of(mount.upper, root);
    return !mount.upper.empty() && below && below->type == "tmpfs";
}

std::optional<Wear> read_wear(const fs::path& disk) {
    Wear wear;
    std::istringstream estimates(kernel_text(disk / "device/life_time"));
    for (std::string one; estimates >> one;)
        if (const auto step = hexadecimal(one); step && *step >= 1 && *step <= 11)
            wear.percent = std::max(wear.percent.value_or(0), static_cast<int>(*step) * 10);
    const auto reserve = hexadecimal(kernel_text(disk / "device/pre_eol_info"));
    if (reserve == 1U) wear.reserve = Wear::Reserve::Normal;
    if (reserve == 2U) wear.reserve = Wear::Reserve::Warning;
    if (reserve == 3U) wear.reserve = Wear::Reserve::Urgent;
    if (!wear.percent && !wear.reserve) return std::nullopt;
    return wear;
}

void read_disk(Storage& storage, const std::string& device, const fs::path& root) {
    std::error_code error;
    const fs::path volume = fs::canonical(root / "sys/dev/block" / device, error);
    if (error) return;  // a file system without a disk
    const fs::path disk = fs::exists(volume / "partition", error) ? volume.parent_path() : volume;
    storage.device = disk.filename();
    storage.wear = read_wear(disk);
    if (const auto count =
            whole_number(kernel_text(root / "sys/fs/ext4" / volume.filename() / "errors_count"));
        count && *count >= 0)
        storage.errors = static_cast<std::uint64_t>(*count);
    storage.failed_requests = hexadecimal(kernel_text(disk / "device/ioerr_cnt"));
}

}  // namespace

std::optional<Storage> read_storage(const fs::path& data, const fs::path& root) {
    const fs::path place = root / data.relative_path();
    struct statvfs facts {};
    if (::statvfs(place.c_str(), &facts) != 0) return std::nullopt;
    Storage storage;
    storage.free = std::uint64_t{facts.f_bavail} * facts.f_frsize;
    storage.size = std::uint64_t{facts.f_blocks} * facts.f_frsize;
    std::error_code error;
    const fs::path real = fs::canonical(place, error), real_root = fs::canonical(root, error);
    const fs::path seen = fs::path("/") / real.lexically_relative(real_root);
    if (const auto mount = mount_of(seen, root)) {
        storage.read_only = mount->read_only;
        storage.in_memory = in_memory(*mount, root);
        read_disk(storage, mount->device, root);
    }
    return storage;
}

std::optional<bool> read_root_read_only(const fs::path& root) {
    if (const auto mount = mount_of("/", root)) return mount->read_only;
    return std::nullopt;
}

}  // namespace standpunkt
