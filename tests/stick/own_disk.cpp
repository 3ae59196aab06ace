#include "apps/stick_own_disk.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "support/temporary_folder.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;

/// A machine's /sys and /proc: disks with partitions, as the kernel lays them out.
struct Machine : TemporaryFolder {
    Machine() {
        for (const char* folder : {"sys/class/block", "sys/dev/block", "proc/self"})
            fs::create_directories(path / folder);
    }
    void device(const std::string& real, const std::string& number) const {
        const fs::path folder = path / "sys/devices" / real;
        fs::create_directories(folder);
        if (real.find('/') != std::string::npos) std::ofstream(folder / "partition") << "1\n";
        fs::create_symlink(folder, path / "sys/class/block" / folder.filename());
        fs::create_symlink(folder, path / "sys/dev/block" / number);
    }
    void mounted(const std::string& number) const {
        std::ofstream(path / "proc/self/mountinfo", std::ios::app)
            << "22 1 " << number << " / / rw - ext4 /dev/root rw\n";
    }
};

}  // namespace

TEST_CASE("a machine that runs from a USB disk serves no part of it as a stick") {
    const Machine machine;
    machine.device("sda", "8:0");
    machine.device("sda/sda1", "8:1");
    machine.device("sda/sda2", "8:2");
    machine.device("sdb", "8:16");
    machine.device("sdb/sdb1", "8:17");
    machine.device("sdc", "8:32");
    machine.mounted("0:21");
    machine.mounted("8:2");
    CHECK(belongs_to_machine("/dev/sda1", machine.path));
    CHECK(belongs_to_machine("/dev/sda2", machine.path));
    CHECK(belongs_to_machine("/dev/sda", machine.path));
    CHECK_FALSE(belongs_to_machine("/dev/sdb1", machine.path));
    CHECK_FALSE(belongs_to_machine("/dev/sdc", machine.path));
    CHECK_FALSE(belongs_to_machine("/dev/sdz", machine.path));
}

}  // namespace standpunkt::test
