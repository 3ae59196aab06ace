#include "health/box.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <random>

#include "box_tree.h"
#include "health/kernel_file.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;

const std::string throttled = "sys/devices/platform/soc/soc:firmware/get_throttled";
const std::string emmc = "sys/devices/platform/emmc2/mmc_host/mmc0/mmc0:0001/";

}  // namespace

TEST_CASE("a box tells all that its kernel knows") {
    const Box box = BoxTree().read();
    CHECK(box.temperature == Temperature{61.234, 110.0});
    CHECK(box.supply == Supply{false, false, false, false});
    REQUIRE(box.data);
    CHECK(box.data->size > 0);
    CHECK(box.data->free <= box.data->size);
    CHECK(box.data->read_only == false);
    CHECK(box.data->device == "mmcblk0");
    CHECK(box.data->wear == Wear{30, Wear::Reserve::Normal});
    CHECK(box.data->errors == 0U);
    CHECK(!box.data->failed_requests);
    REQUIRE(box.connectors.size() == 2);
    CHECK(box.connectors[0] == Connector{"HDMI-A-1", true, {"1920x1080", "1920x1080", "1280x720"}});
    CHECK(box.connectors[1] == Connector{"HDMI-A-2", false, {}});
    CHECK(!box.clock.set);
    CHECK(box.memory == BoxMemory{3'884'464ULL * 1024, 3'011'852ULL * 1024});
    CHECK(box.uptime == std::chrono::seconds(350'735));
    CHECK(box.root_read_only == true);
    CHECK(box.network == false);
    CHECK(box.model == "Raspberry Pi 4 Model B Rev 1.4");
    CHECK(box.kernel == "6.12.9-arm64");
}

TEST_CASE("a box without any of the kernel's files tells nothing, and that is no error") {
    const TemporaryFolder empty;
    CHECK(read_box("/var/lib/standpunkt", empty.path) == Box());
    CHECK(read_connectors(empty.path).empty());
    CHECK(!read_supply(empty.path));
}

TEST_CASE("this machine's own box can be read") {
    const Box box = read_box(fs::temp_directory_path());
    REQUIRE(box.data);
    CHECK(box.data->size > 0);
    REQUIRE(box.memory);
    CHECK(box.memory->available <= box.memory->size);
    REQUIRE(box.uptime);
    CHECK(box.root_read_only.has_value());
    CHECK(!box.kernel.empty());
}

TEST_CASE("of several thermal zones the hottest counts, with its own limit") {
    const BoxTree tree;
    tree.write("sys/class/thermal/thermal_zone1/temp", "83500\n");
    tree.write("sys/class/thermal/thermal_zone1/trip_point_0_type", "passive\n");
    tree.write("sys/class/thermal/thermal_zone1/trip_point_0_temp", "85000\n");
    CHECK(tree.read().temperature == Temperature{83.5, std::nullopt});
    tree.write("sys/class/thermal/thermal_zone1/trip_point_1_type", "critical\n");
    tree.write("sys/class/thermal/thermal_zone1/trip_point_1_temp", "95000\n");
    CHECK(tree.read().temperature == Temperature{83.5, 95.0});
}

TEST_CASE("a sensor that cannot be right is not believed") {
    const BoxTree tree;
    tree.write("sys/class/thermal/thermal_zone0/temp",
               GENERATE("-273150\n", "0\n", "200000\n", "", "hot\n", "61234 61234\n",
                        "99999999999999999999\n"));
    CHECK(!tree.read().temperature);
}

TEST_CASE("the firmware's bits tell of now and of since boot") {
    const BoxTree tree;
    const auto supply = [&](const std::string& bits) {
        tree.write(throttled, bits);
        return tree.read().supply;
    };
    CHECK(supply("50005\n") == Supply{true, true, true, false});
    CHECK(supply("0x50000\n") == Supply{false, true, false, false});
    CHECK(supply("80008\n") == Supply{false, false, false, true});
    CHECK(supply("1\n") == Supply{true, true, false, false});
    CHECK(!supply("ffffffff\n"));
    CHECK(!supply("throttled=0x0\n"));
}

TEST_CASE("where only the driver speaks, it tells of now") {
    const BoxTree tree;
    fs::remove(tree.path / throttled);
    tree.write("sys/class/hwmon/hwmon0/name", "cpu_thermal\n");
    tree.write("sys/class/hwmon/hwmon0/in0_lcrit_alarm", "1\n");
    CHECK(!tree.read().supply);
    tree.write("sys/class/hwmon/hwmon1/name", "rpi_volt\n");
    tree.write("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "1\n");
    CHECK(tree.read().supply == Supply{true, {}, {}, {}});
    tree.write("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "0\n");
    CHECK(tree.read().supply == Supply{false, {}, {}, {}});
    tree.write("sys/class/hwmon/hwmon1/in0_lcrit_alarm", "7\n");
    CHECK(!tree.read().supply);
}

TEST_CASE("a file system that went read-only is told, a service's narrower view of it is not") {
    const BoxTree tree;
    tree.write("proc/self/mountinfo",
               "22 1 179:2 / / ro - ext4 /dev/root rw\n"
               "41 22 179:3 / /var/lib/standpunkt ro,nosuid - ext4 /dev/mmcblk0p3 rw,barrier=1\n");
    CHECK(tree.read().data->read_only == false);
    CHECK(tree.read().root_read_only == false);
    tree.write("proc/self/mountinfo",
               "22 1 179:2 / / rw - ext4 /dev/root rw\n"
               "41 22 179:3 / /var/lib/standpunkt rw - ext4 /dev/mmcblk0p3 errors=ro,ro\n");
    CHECK(tree.read().data->read_only == true);
    CHECK(tree.read().root_read_only == false);
}

TEST_CASE("the data folder's disk is that of the innermost and topmost mount") {
    const BoxTree tree;
    const auto read_only_with = [&](const std::string& mounts) {
        tree.write("proc/self/mountinfo", "22 1 179:2 / / rw - ext4 /dev/root rw\n" + mounts);
        return tree.read().data->read_only;
    };
    CHECK(read_only_with("") == false);
    CHECK(read_only_with("40 22 0:30 / /var/lib rw - tmpfs tmpfs ro\n") == true);
    CHECK(read_only_with("40 22 0:30 / /var/lib/stand rw - tmpfs tmpfs ro\n") == false);
    CHECK(read_only_with("40 22 0:30 / /var/lib rw - tmpfs tmpfs ro\n"
                         "41 22 0:31 / /var/lib rw - tmpfs tmpfs rw\n") == false);
    CHECK(read_only_with("40 22 0:30 / /var/lib/standpunkt rw a:1 b:2 - tmpfs a\\040b ro\n") ==
          true);
}

TEST_CASE("a data folder that is gone with the power is told from one on a disk") {
    const BoxTree tree;
    const auto in_memory_with = [&](const std::string& mounts) {
        tree.write("proc/self/mountinfo",
                   "22 1 179:2 / / ro - squashfs /dev/root ro\n"
                   "30 22 0:25 / /run rw,nosuid - tmpfs tmpfs rw,size=1000k\n" +
                       mounts);
        return tree.read().data->in_memory;
    };
    CHECK(!in_memory_with(""));
    // The image without its data partition, and with it.
    const std::string image =
        "31 30 0:26 / /run/volatile rw - tmpfs volatile rw\n"
        "40 22 0:30 / /var rw - overlay var rw,lowerdir=/root/var,upperdir=/run/volatile/var/upper,"
        "workdir=/run/volatile/var/work\n";
    CHECK(in_memory_with(image));
    CHECK(!in_memory_with(
        image + "41 40 179:3 /standpunkt /var/lib/standpunkt rw - ext4 /dev/mmcblk0p3 rw\n"));
    // A root that others made to keep its changes on a disk.
    CHECK(
        !in_memory_with("30 22 179:4 / /changes rw - ext4 /dev/mmcblk0p4 rw\n"
                        "40 22 0:30 / /var rw - overlay o rw,upperdir=/changes/var\n"));
    CHECK(in_memory_with("40 22 0:30 / /var/lib rw - tmpfs tmpfs rw\n"));
    CHECK(!in_memory_with("40 22 0:30 / /var rw - overlay o rw,lowerdir=/a\n"));
}

TEST_CASE("a data folder that is a link is where it leads") {
    const BoxTree tree;
    fs::remove(tree.path / "var/lib/standpunkt");
    fs::create_directories(tree.path / "data stand");
    tree.link("var/lib/standpunkt", tree.path / "data stand");
    tree.write("proc/self/mountinfo",
               "22 1 179:2 / / rw - ext4 /dev/root rw\n"
               "41 22 179:3 / /data\\040stand rw - ext4 /dev/mmcblk0p3 ro\n");
    CHECK(tree.read().data->read_only == true);
    CHECK(tree.read().data->device == "mmcblk0");
}

TEST_CASE("wear is told by an eMMC and not by a card") {
    const BoxTree tree;
    const auto wear = [&](const std::string& life, const std::string& reserve) {
        tree.write(emmc + "life_time", life);
        tree.write(emmc + "pre_eol_info", reserve);
        return tree.read().data->wear;
    };
    CHECK(wear("0x0b 0x01\n", "0x03\n") == Wear{110, Wear::Reserve::Urgent});
    CHECK(wear("0x01 0x0a\n", "0x02\n") == Wear{100, Wear::Reserve::Warning});
    CHECK(wear("0x00 0x00\n", "0x01\n") == Wear{{}, Wear::Reserve::Normal});
    CHECK(!wear("0x00 0x00\n", "0x00\n"));
    CHECK(!wear("0x0c 0xff\n", "0x09\n"));
    fs::remove(tree.path / (emmc + "life_time"));
    fs::remove(tree.path / (emmc + "pre_eol_info"));
    CHECK(!tree.read().data->wear);
    CHECK(tree.read().data->device == "mmcblk0");
}

TEST_CASE("errors are counted by the file system, failed requests by the disk") {
    const BoxTree tree;
    tree.write("sys/fs/ext4/mmcblk0p3/errors_count", "17\n");
    tree.write(emmc + "ioerr_cnt", "0x2c\n");
    CHECK(tree.read().data->errors == 17U);
    CHECK(tree.read().data->failed_requests == 44U);
    tree.write("sys/fs/ext4/mmcblk0p3/errors_count", "-1\n");
    CHECK(!tree.read().data->errors);
}

TEST_CASE("the time at which systemd last set the clock is known") {
    const BoxTree tree;
    tree.write("run/systemd/timesync/synchronized", "");
    const timespec when[] = {{1'790'000'000, 0}, {1'790'000'000, 0}};
    REQUIRE(::utimensat(AT_FDCWD, (tree.path / "run/systemd/timesync/synchronized").c_str(), when,
                        0) == 0);
    CHECK(tree.read().clock == ClockState{true, 1'790'000'000});
}

TEST_CASE("a flashed box tells when its system was built, which slot it is, and whether it stays") {
    const BoxTree tree;
    CHECK(!read_system(tree.path));
    tree.write("usr/lib/standpunkt/built", "2026-11-27T15:00:00Z\n");
    tree.write("proc/cmdline", "quiet standpunkt.slot=a standpunkt.trials\n");
    CHECK(read_system(tree.path) == SystemBuild{"2026-11-27T15:00:00Z", "a", false});
    tree.write("proc/cmdline", "standpunkt.slot=b standpunkt.trial quiet\n");
    CHECK(read_system(tree.path) == SystemBuild{"2026-11-27T15:00:00Z", "b", true});
    tree.write("run/standpunkt-box/system-holds", "");
    CHECK(read_system(tree.path) == SystemBuild{"2026-11-27T15:00:00Z", "b", false});
}

TEST_CASE("one adapter with a carrier is a network, the machine's own loop is none") {
    const BoxTree tree;
    tree.write("sys/class/net/wlan0/carrier", "1\n");
    CHECK(tree.read().network == true);
    for (const char* adapter : {"end0", "wlan0"})
        fs::remove_all(tree.path / "sys/class/net" / adapter);
    CHECK(!tree.read().network);
}

TEST_CASE("a pipe or a folder where a file should be holds nobody up") {
    const BoxTree tree;
    const fs::path temperature = tree.path / "sys/class/thermal/thermal_zone0/temp";
    fs::remove(temperature);
    REQUIRE(::mkfifo(temperature.c_str(), 0600) == 0);
    CHECK(!tree.read().temperature);
    fs::remove(temperature);
    fs::create_directory(temperature);
    CHECK(!tree.read().temperature);
}

TEST_CASE("whatever bytes stand in the kernel's files, reading them ends and stays in bounds") {
    const BoxTree tree;
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(tree.path))
        if (entry.is_regular_file() && !entry.is_symlink()) files.push_back(entry.path());
    REQUIRE(files.size() > 15);
    std::mt19937 random(5);
    const auto below = [&](std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
    };
    for (int round = 0; round < 400; ++round) {
        const fs::path& file = files[below(files.size())];
        std::string text = kernel_text(file);
        switch (below(4)) {
            case 0:
                text.resize(below(text.size() + 1));
                break;
            case 1:
                for (char& c : text)
                    if (below(4) == 0) c = static_cast<char>(below(256));
                break;
            case 2:
                text.insert(below(text.size() + 1), std::string(below(300), '9'));
                break;
            case 3:
                text += "\n" + std::string(below(100'000), static_cast<char>(below(256)));
                break;
        }
        std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
        const Box box = tree.read();
        INFO(file << ": " << text.substr(0, 200));
        if (box.temperature) {
            CHECK(box.temperature->celsius >= 1);
            CHECK(box.temperature->celsius <= 150);
        }
        if (box.data && box.data->wear && box.data->wear->percent) {
            CHECK(*box.data->wear->percent >= 10);
            CHECK(*box.data->wear->percent <= 110);
        }
        if (box.memory) CHECK(box.memory->available <= box.memory->size);
        for (const Connector& connector : box.connectors) CHECK(connector.modes.size() <= 100);
    }
}

}  // namespace standpunkt::test
