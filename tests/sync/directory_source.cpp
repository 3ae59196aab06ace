#include "sync/directory_source.h"

#include <sys/stat.h>

#include <fstream>

#include "support/stand_maker.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;

struct Stick : StandMaker {
    fs::path root = path / "stick";
    Pulse pulse;
    std::unique_ptr<Source> source = make_directory_source(root);
    Stick() { fs::create_directories(root); }
    SourceAnswer look() {
        auto answer = source->look(channel, pulse);
        REQUIRE(answer);
        return std::move(*answer);
    }
    void copy(const fs::path& bundle, const std::string& name) const {
        fs::copy_file(bundle, root / name, fs::copy_options::overwrite_existing);
    }
};

}  // namespace

TEST_CASE("a folder that is not there is a stick that is not there") {
    Stick stick;
    fs::remove(stick.root);
    const auto answer = stick.source->look("demo", stick.pulse);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == Code::SourceGone);
}

TEST_CASE("bundles are offered newest first, from the root and from standpunkt/") {
    Stick stick;
    stick.copy(stick.make("a", 1), "a.standpunkt");
    stick.copy(stick.make("b", 3), "b (1).STANDPUNKT");
    fs::create_directories(stick.root / "StandPunkt");
    stick.copy(stick.make("c", 2), "StandPunkt/c.standpunkt");
    fs::create_directories(stick.root / "elsewhere");
    stick.copy(stick.make("d", 9), "elsewhere/d.standpunkt");
    const auto answer = stick.look();
    REQUIRE(answer.offers.size() == 3);
    CHECK(answer.offers[0].trailer.index.identity.serial == 3);
    CHECK(answer.offers[1].trailer.index.identity.serial == 2);
    CHECK(answer.offers[2].trailer.index.identity.serial == 1);
    CHECK(answer.passed_over.empty());
}

TEST_CASE("an unchanged folder is not read again, a changed one is") {
    Stick stick;
    stick.copy(stick.make("a", 1), "a.standpunkt");
    CHECK_FALSE(stick.look().unchanged);
    CHECK(stick.look().unchanged);
    stick.copy(stick.make("b", 2), "a.standpunkt");
    CHECK(stick.look().offers.at(0).trailer.index.identity.serial == 2);
    stick.source->forget();
    CHECK_FALSE(stick.look().unchanged);
}

TEST_CASE("what other systems leave is ignored without a word") {
    Stick stick;
    for (const char* name : {"._a.standpunkt", ".hidden.standpunkt", "~a.standpunkt",
                             "a.standpunkt.part", "a.standpunkt.new", "desktop.ini"})
        std::ofstream(stick.root / name) << "x";
    fs::create_directories(stick.root / "System Volume Information");
    const auto answer = stick.look();
    CHECK(answer.offers.empty());
    CHECK(answer.passed_over.empty());
}

TEST_CASE("links, pipes and folders under a bundle's name lead nowhere") {
    Stick stick;
    fs::create_symlink(stick.make("a", 1), stick.root / "link.standpunkt");
    fs::create_directories(stick.root / "folder.standpunkt");
    REQUIRE(::mkfifo((stick.root / "pipe.standpunkt").c_str(), 0644) == 0);
    const auto answer = stick.look();
    CHECK(answer.offers.empty());
}

TEST_CASE("a broken bundle does not hide a good one, and is told") {
    Stick stick;
    stick.copy(stick.make("a", 1), "good.standpunkt");
    std::ofstream(stick.root / "bad.standpunkt") << "not a bundle";
    const auto answer = stick.look();
    CHECK(answer.offers.size() == 1);
    REQUIRE(answer.passed_over.size() == 1);
    CHECK(answer.passed_over[0].path == "bad.standpunkt");
}

TEST_CASE("a file that shrinks while it is read is a stick that was pulled") {
    Stick stick;
    stick.copy(stick.make("a", 1), "a.standpunkt");
    const auto answer = stick.look();
    fs::resize_file(stick.root / "a.standpunkt", 1000);
    const auto streamed = answer.offers.at(0).bytes->stream(
        65'536, 65'536, [](std::string_view) -> Status { return {}; });
    REQUIRE_FALSE(streamed);
    CHECK(streamed.error().code == Code::SourceGone);
}

TEST_CASE("a crowded folder costs a bounded look") {
    Stick stick;
    for (int n = 0; n < 3000; ++n) std::ofstream(stick.root / ("x" + std::to_string(n))) << "";
    const auto answer = stick.look();
    CHECK(answer.offers.empty());
}

}  // namespace standpunkt::test
