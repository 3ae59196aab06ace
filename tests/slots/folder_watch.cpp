#include "slots/folder_watch.h"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <fstream>

#include "support/patience.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;

void put(const fs::path& path) {
    const fs::path fresh = path.parent_path() / ".fresh";
    std::ofstream(fresh) << "x";
    fs::rename(fresh, path);
}

}  // namespace

TEST_CASE("a file that is put in place is told, in each of the folders") {
    const TemporaryFolder folder;
    std::atomic<int> told = 0;
    for (const char* name : {"one", "two"}) fs::create_directories(folder.path / name);
    const FolderWatch watch({folder.path / "one", folder.path / "two"}, [&] { ++told; });
    REQUIRE(wait_for([&] { return told > 0; }));  // it has found them
    for (const char* name : {"one", "two", "one"}) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        const int before = told;
        put(folder.path / name / "file");
        CHECK(wait_for([&] { return told > before; }));
    }
}

TEST_CASE("a folder that comes later, goes and comes again is watched all the same") {
    const TemporaryFolder folder;
    std::atomic<int> told = 0;
    const FolderWatch watch({folder.path / "late"}, [&] { ++told; });
    for (int times = 0; times < 2; ++times) {
        const int before = told;
        fs::create_directories(folder.path / "late");
        CHECK(wait_for([&] { return told > before; }));
        const int found = told;
        put(folder.path / "late" / "file");
        CHECK(wait_for([&] { return told > found; }));
        fs::remove_all(folder.path / "late");
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
}

TEST_CASE("a watch ends at once, whatever it waits for") {
    const TemporaryFolder folder;
    const auto begin = std::chrono::steady_clock::now();
    for (int times = 0; times < 20; ++times) {
        const FolderWatch watch({folder.path, folder.path / "missing"}, [] {});
    }
    // Twenty times its two seconds would be forty.
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

}  // namespace standpunkt::test
