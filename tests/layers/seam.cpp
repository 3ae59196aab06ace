// Whatever a stand writes and means to keep goes through base/disk.h, or the tests that break disks
// prove nothing.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace {

namespace fs = std::filesystem;

const fs::path kiosk = STANDPUNKT_SOURCE_DIR "/kiosk";

/// Calls that change a disk, as they would be written.
const std::regex changes(
    R"(((^|[^A-Za-z0-9_>])::(open|openat|creat|write|pwrite|writev|rename|renameat|unlink|remove|fsync|fdatasync|ftruncate|truncate|mkdir|rmdir|link|symlink|fallocate)\()"
    R"(|std::ofstream|std::fopen|create_director|filesystem::(rename|remove|copy|resize_file|last_write_time)))");

/// Files that may, and why.
const std::map<std::string, std::string> allowed = {
    {"slots/folder_watch.cpp", "::write to an eventfd"},
    {"sync/control.cpp", "::unlink of the socket in the run folder"},
    {"sync/service.cpp", "agent.json in the run folder, which is gone with the machine"},
    {"sync/directory_source.cpp", "::open to read"},
    {"sync/memory_file.cpp", "::write to memory"},
};

}  // namespace

TEST_CASE("slots/ and sync/ change the disk through the seam alone") {
    std::set<std::string> unused;
    for (const auto& [file, reason] : allowed) unused.insert(file);
    int files = 0;
    for (const char* folder : {"slots", "sync"})
        for (const auto& entry : fs::directory_iterator(kiosk / folder)) {
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
            ++files;
            const std::string name = entry.path().lexically_relative(kiosk).string();
            std::ifstream lines(entry.path());
            int number = 0;
            for (std::string line; std::getline(lines, line);) {
                ++number;
                line = line.substr(0, line.find("//"));
                if (!std::regex_search(line, changes)) continue;
                INFO(name << ":" << number << ": " << line);
                CHECK(allowed.contains(name));
                unused.erase(name);
            }
        }
    CHECK(files > 30);
    CHECK(unused.empty());
}
