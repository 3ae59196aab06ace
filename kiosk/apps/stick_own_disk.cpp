#include "apps/stick_own_disk.h"

#include <fstream>
#include <sstream>
#include <string>

namespace standpunkt {
namespace {

namespace fs = std::filesystem;

/// The folder of /sys of the whole disk that a folder of /sys of a block device belongs to.
fs::path disk_of(const fs::path& device) {
    std::error_code error;
    const fs::path real = fs::canonical(device, error);
    if (error) return {};
    return fs::exists(real / "partition", error) ? real.parent_path() : real;
}

}  // namespace

bool belongs_to_machine(const fs::path& device, const fs::path& root) {
    const fs::path own = disk_of(root / "sys/class/block" / device.filename());
    if (own.empty()) return false;
    std::ifstream mounts(root / "proc/self/mountinfo");
    for (std::string line; std::getline(mounts, line);) {
        std::istringstream words(line);
        std::string id, parent, number;  // 36 35 98:0 / /mnt ...
        words >> id >> parent >> number;
        if (disk_of(root / "sys/dev/block" / number) == own) return true;
    }
    return false;
}

}  // namespace standpunkt
