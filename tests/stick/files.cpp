#include "apps/stick_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "base/files.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;

struct MountedStick : TemporaryFolder {
    void put(const std::string& name, const std::string& bytes = "x") const {
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name) << bytes;
    }
};

}  // namespace

TEST_CASE("a stick's bundles are opened, and the names of all else that may be meant are told") {
    const MountedStick stick;
    for (const char* name :
         {"a.standpunkt", "b (1).STANDPUNKT", "StandPunkt/c.standpunkt", "Stand.zip", "holiday.jpg",
          "._a.standpunkt", ".DS_Store", "~$Interview.docx", "System Volume Information/x",
          "elsewhere/d.standpunkt", "my-stand/stand.toml"})
        stick.put(name);
    fs::create_symlink("/etc/passwd", stick.path / "link.standpunkt");
    const StickContent content(stick.path);
    std::vector<std::string> names;
    for (const auto& [name, file] : content.bundles()) {
        names.push_back(name);
        CHECK((::fcntl(file, F_GETFL) & O_ACCMODE) == O_RDONLY);
    }
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"a.standpunkt", "b (1).STANDPUNKT", "c.standpunkt"});
    CHECK(content.others() == std::vector<std::string>{"Stand.zip", "holiday.jpg", "my-stand/"});
}

TEST_CASE("a stick full of bundles and photographs still fits into one packet") {
    const MountedStick stick;
    for (int i = 0; i < 300; ++i) {
        stick.put(std::to_string(i) + ".standpunkt");
        stick.put(std::string(200, 'p') + std::to_string(i) + ".jpg");
    }
    const StickContent content(stick.path);
    CHECK(content.bundles().size() == most_handed_files);
    std::size_t bytes = 0;
    for (const std::string& name : content.others()) bytes += name.size();
    CHECK(bytes < (1U << 16));
}

TEST_CASE("a report lies in its folder, whole, over the one before, with nothing left beside it") {
    const MountedStick stick;
    stick.put("report", "new text");
    stick.put("standpunkt-report/besuche.html", "old");
    const int file = ::open((stick.path / "report").c_str(), O_RDONLY);
    REQUIRE(file >= 0);
    // Whoever handed it over may have read it to its end.
    ::lseek(file, 0, SEEK_END);
    CHECK(put_report(stick.path, {{"besuche.html", file}, {"besuche.csv", file}}));
    CHECK(read_file(stick.path / "standpunkt-report/besuche.html") == std::string("new text"));
    CHECK(read_file(stick.path / "standpunkt-report/besuche.csv") == std::string("new text"));
    CHECK(std::distance(fs::directory_iterator(stick.path / "standpunkt-report"), {}) == 2);
    ::close(file);
}

TEST_CASE("where a stick has something else of that name the reason is told, without our paths") {
    const MountedStick stick;
    stick.put("standpunkt-report", "a file");
    const int file = ::open((stick.path / "standpunkt-report").c_str(), O_RDONLY);
    const Status written = put_report(stick.path, {{"besuche.html", file}});
    REQUIRE_FALSE(written);
    CHECK(to_string(written.error()).find(stick.path.string()) == std::string::npos);
    ::close(file);
}

}  // namespace standpunkt::test
