#pragma once
// A machine's /proc and /sys as a kernel would show them, written into a folder.
#include <filesystem>
#include <fstream>
#include <string>

#include "health/box.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {

struct BoxTree : TemporaryFolder {
    void write(const std::filesystem::path& file, const std::string& text) const {
        std::filesystem::create_directories((path / file).parent_path());
        std::ofstream(path / file, std::ios::binary | std::ios::trunc) << text;
    }
    void link(const std::filesystem::path& file, const std::filesystem::path& to) const {
        std::filesystem::create_directories((path / file).parent_path());
        std::filesystem::create_symlink(to, path / file);
    }
    Box read() const { return read_box("/var/lib/standpunkt", path); }

    /// A Raspberry Pi 4 with an eMMC, as Raspberry Pi OS shows it.
    BoxTree() {
        std::filesystem::create_directories(path / "var/lib/standpunkt");
        write("sys/class/thermal/thermal_zone0/temp", "61234\n");
        write("sys/class/thermal/thermal_zone0/trip_point_0_type", "critical\n");
        write("sys/class/thermal/thermal_zone0/trip_point_0_temp", "110000\n");
        write("sys/devices/platform/soc/soc:firmware/get_throttled", "0\n");
        write("proc/self/mountinfo",
              "22 1 179:2 / / ro,noatime shared:1 - ext4 /dev/root ro\n"
              "30 22 0:25 / /run rw,nosuid - tmpfs tmpfs rw,size=1000k\n"
              "41 22 179:3 / /var/lib/standpunkt rw,noatime shared:9 - ext4 /dev/mmcblk0p3 rw\n");
        const std::string disk = "sys/devices/platform/emmc2/mmc_host/mmc0/mmc0:0001/";
        for (const char* part : {"2", "3"}) {
            const std::string volume = disk + "block/mmcblk0/mmcblk0p" + part;
            write(volume + "/partition", std::string(part) + "\n");
            link(std::string("sys/dev/block/179:") + part, path / volume);
        }
        write(disk + "life_time", "0x02 0x03\n");
        write(disk + "pre_eol_info", "0x01\n");
        link(disk + "block/mmcblk0/device", path / disk);
        write("sys/fs/ext4/mmcblk0p3/errors_count", "0\n");
        write("sys/class/drm/card1-HDMI-A-1/status", "connected\n");
        write("sys/class/drm/card1-HDMI-A-1/modes", "1920x1080\n1920x1080\n1280x720\n");
        write("sys/class/drm/card1-HDMI-A-2/status", "disconnected\n");
        write("sys/class/drm/card1-HDMI-A-2/modes", "");
        write("sys/class/drm/card1-Writeback-1/status", "unknown\n");
        write("sys/class/drm/card1/dev", "226:1\n");
        write("sys/class/net/lo/type", "772\n");
        write("sys/class/net/lo/carrier", "1\n");
        write("sys/class/net/end0/type", "1\n");
        write("sys/class/net/end0/carrier", "0\n");
        write("sys/class/net/wlan0/type", "1\n");
        write("proc/meminfo",
              "MemTotal:        3884464 kB\nMemFree: 12 kB\nMemAvailable:    3011852 kB\n");
        write("proc/uptime", "350735.47 234388.90\n");
        write("proc/device-tree/model", std::string("Raspberry Pi 4 Model B Rev 1.4\0", 31));
        write("proc/sys/kernel/osrelease", "6.12.9-arm64\n");
    }
};

}  // namespace standpunkt::test
