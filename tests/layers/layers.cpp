// The arrows between the folders of kiosk/ and the table of outside packages, and a check of the
// checker: each kind of violation is planted once and has to be found.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>

#include "includes.h"
#include "names.h"
#include "support/temporary_folder.h"

using namespace standpunkt::layers;
namespace fs = std::filesystem;

namespace {

/// A small kiosk/ in a folder of its own, gone at the end.
class Planted {
  public:
    Planted() {
        write("layers.txt",
              "# arrows\n"
              "base  ->\n"
              "media -> base\n"
              "show  -> base   # no SDL here\n"
              "apps  -> *\n"
              "\n"
              "SDL*   <- media\n"
              "webp/* <- media apps\n");
        write("CMakeLists.txt",
              "# standpunkt_library(base USES apps)\n"
              "standpunkt_library(base PACKAGES foo::foo)\n"
              "standpunkt_library(media USES base PACKAGES SDL)\n"
              "standpunkt_library(show USES\n    base)\n");
        write("base/time.h", "#pragma once\n#include <chrono>\n");
        write("media/picture.h",
              "#include <SDL.h>\n#include <webp/decode.h>\n"
              "#include \"base/time.h\"\n");
        write("show/show.h", "#pragma once\n#include \"base/time.h\"\n#include <sys/stat.h>\n");
        write("show/show.cpp",
              "#include \"show/show.h\"\n// #include <SDL.h>\n#include \"show.h\"\n");
        write("apps/display.cpp", "#include \"show/show.h\"\n  # include \"media/picture.h\"\n");
    }

    void write(const fs::path& path, const std::string& text) const {
        fs::create_directories((x_folder.path / path).parent_path());
        std::ofstream(x_folder.path / path) << text;
    }
    const fs::path& root() const { return x_folder.path; }
    std::vector<std::string> found() const { return violations(x_folder.path); }
    /// Writes one file more (or another) and gives the single violation it makes.
    std::string only(const fs::path& path, const std::string& text) const {
        write(path, text);
        const auto all = found();
        for (const std::string& one : all) UNSCOPED_INFO(one);
        REQUIRE(all.size() == 1);
        return all.front();
    }

  private:
    standpunkt::test::TemporaryFolder x_folder;
};

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("Every include of kiosk/ follows the arrows and the package table") {
    const auto all = violations(fs::path(STANDPUNKT_SOURCE_DIR) / "kiosk");
    for (const std::string& one : all) UNSCOPED_INFO(one);
    CHECK(all.empty());
}

TEST_CASE("No two types of kiosk/ have the same full name") {
    const auto all = names_defined_twice(fs::path(STANDPUNKT_SOURCE_DIR) / "kiosk");
    for (const std::string& one : all) UNSCOPED_INFO(one);
    CHECK(all.empty());
}

TEST_CASE("A type defined in two folders is found; other namespaces and single files are not") {
    const Planted planted;
    const std::string mark = "namespace standpunkt {\n\nstruct Mark {\n};\n\n";
    planted.write("base/mark.h", mark + "}  // namespace standpunkt\n");
    planted.write("show/mark.h", mark +
                                     "namespace event {\nstruct Mark {\n};\n}  // namespace event\n"
                                     "}  // namespace standpunkt\n");
    planted.write("show/mark.cpp",
                  "namespace standpunkt {\nnamespace {\nstruct Mark {\n};\n}  // namespace\n"
                  "struct Loop;\n}  // namespace standpunkt\n");
    const auto all = names_defined_twice(planted.root());
    REQUIRE(all.size() == 1);
    CHECK(all.front() == "standpunkt::Mark: base/mark.h and show/mark.h");
}

TEST_CASE("A tree that obeys has no violation") {
    CHECK(Planted().found().empty());
}

TEST_CASE("An include against the arrows is found with file and line") {
    const std::string found =
        Planted().only("show/loop.h", "#pragma once\n\n#include \"media/picture.h\"\n");
    CHECK(holds(found, "show/loop.h:3: show may not include media"));
}

TEST_CASE("An include against the arrows is found in folders inside folders, and by any spelling") {
    const Planted planted;
    CHECK(holds(planted.only("base/deep/er.cpp", "  #  include \"../../show/show.h\"\n"),
                "base/deep/er.cpp:1: base may not include show"));
}

TEST_CASE("A package included from a folder that may not is found") {
    CHECK(holds(Planted().only("show/loop.cpp", "#include <SDL_ttf.h>\n"),
                "show/loop.cpp:1: show may not include <SDL_ttf.h>; only media may"));
}

TEST_CASE("Also the programs take packages only as the table says") {
    CHECK(holds(Planted().only("apps/sync.cpp", "#include <webp/encode.h>\n#include <SDL.h>\n"),
                "apps/sync.cpp:2: apps may not include <SDL.h>"));
}

TEST_CASE("A header of no known package is found") {
    CHECK(holds(Planted().only("base/net.cpp", "#include <curl/curl.h>\n"),
                "base/net.cpp:1: <curl/curl.h> is of no package"));
}

TEST_CASE("A header of our own in angle brackets is found") {
    CHECK(holds(Planted().only("show/loop.cpp", "#include <base/time.h>\n"), "as \"base/time.h\""));
}

TEST_CASE("A quoted header that is not there is found") {
    CHECK(holds(Planted().only("show/loop.cpp", "#include \"SDL.h\"\n"), "is no file of kiosk/"));
}

TEST_CASE("A folder without a row is found") {
    CHECK(Planted().only("fleet/note.txt", "") == "fleet/: layers.txt has no row for this folder");
}

TEST_CASE("A source file beside the folders is found") {
    CHECK(holds(Planted().only("main.cpp", ""), "main.cpp: stands in no folder"));
}

TEST_CASE("A link in CMake that has no arrow is found") {
    const Planted planted;
    CHECK(holds(planted.only("CMakeLists.txt",
                             "standpunkt_library(base)\n"
                             "standpunkt_library(media USES base)\n"
                             "standpunkt_library(show USES base media)\n"),
                "show uses media, layers.txt has no such arrow"));
    CHECK(holds(planted.only("CMakeLists.txt",
                             "standpunkt_library(base)\n"
                             "standpunkt_library(media USES base)\n"
                             "standpunkt_library(show USES base)\n"
                             "target_link_libraries(base PUBLIC show)\n"),
                "base uses show, layers.txt has no such arrow"));
}

TEST_CASE("An arrow that CMake does not link is found; one that comes through another is linked") {
    const Planted planted;
    CHECK(holds(planted.only("CMakeLists.txt",
                             "standpunkt_library(base)\n"
                             "standpunkt_library(media USES base)\n"
                             "standpunkt_library(show PACKAGES base)\n"),
                "layers.txt: show -> base, CMakeLists.txt does not link it"));
    planted.write("layers.txt",
                  "base ->\nmedia -> base\nshow -> base media\napps -> *\n"
                  "SDL* <- media\nwebp/* <- media\n");
    planted.write("CMakeLists.txt",
                  "standpunkt_library(base)\nstandpunkt_library(media USES base)\n"
                  "standpunkt_library(show USES media)\n");
    CHECK(planted.found().empty());
}

TEST_CASE("A row that CMake builds no library for is found") {
    CHECK(holds(Planted().only("CMakeLists.txt",
                               "standpunkt_library(media USES base)\n"
                               "standpunkt_library(show USES base)\n"),
                "base has a row, CMakeLists.txt no standpunkt_library"));
}

TEST_CASE("A faulty table is found: rows that say nothing, rows twice, unknown names, circles") {
    const auto faults = [](const std::string& text) { return parse_table(text).faults; };
    CHECK(faults("base ->\nshow -> base\n").empty());
    CHECK(holds(faults("base ->\nshow base\n").at(0), "layers.txt:2: neither"));
    CHECK(holds(faults("base ->\nbase ->\n").at(0), "layers.txt:2: base has two rows"));
    CHECK(holds(faults("show -> base\n").at(0), "there is no row for base"));
    CHECK(holds(faults("base ->\nSDL* <- stage\n").at(0), "there is no row for stage"));
    CHECK(holds(faults("base -> show\nshow -> base\n").at(0), "the arrows lead from base back"));
}

TEST_CASE("Without a table nothing is allowed") {
    const Planted planted;
    planted.write("layers.txt", "");
    const auto all = planted.found();
    CHECK(std::any_of(all.begin(), all.end(),
                      [](const std::string& one) { return holds(one, "no arrows"); }));
}
