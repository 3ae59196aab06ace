// new, check and icons on the built program.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/files.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

using standpunkt::test::Ran;

Ran content(const std::string& arguments) {
    return standpunkt::test::run("'" STANDPUNKT_BINARY_DIR "/bin/standpunkt-content' " + arguments);
}

struct Table {
    standpunkt::test::TemporaryFolder folder;
    fs::path path(const std::string& name) const { return folder.path / name; }
    std::string quoted(const std::string& name) const { return "'" + path(name).string() + "'"; }
};

}  // namespace

TEST_CASE("new makes a stand that check finds nothing wrong with") {
    const Table table;
    CHECK(content("new " + table.quoted("stand")).code == 0);
    const Ran checked = content("check " + table.quoted("stand"));
    CHECK(checked.code == 0);
    CHECK(checked.output == "0 errors, 0 warnings. All is well.\n");
}

TEST_CASE("new writes into no folder that holds anything") {
    const Table table;
    fs::create_directory(table.path("stand"));
    std::ofstream(table.path("stand") / "mine.txt") << "mine";
    const Ran ran = content("new " + table.quoted("stand"));
    CHECK(ran.code == 1);
    CHECK_THAT(ran.output, ContainsSubstring("not empty"));
    CHECK(std::distance(fs::directory_iterator(table.path("stand")), {}) == 1);
}

TEST_CASE("check exits with 0 if there are warnings only, with 1 if there are errors") {
    const Table table;
    REQUIRE(content("new " + table.quoted("stand")).code == 0);
    const fs::path text = table.path("stand") / "interviews/erika-beispiel/de.md";
    std::ofstream(text, std::ios::app) << "\nUnd dann\n";
    const Ran warned = content("check " + table.quoted("stand"));
    CHECK(warned.code == 0);
    CHECK_THAT(warned.output, ContainsSubstring("warning [cut-off]"));
    CHECK_THAT(warned.output, !ContainsSubstring("\x1B["));

    std::ofstream(text, std::ios::app)
        << "\n## Noch eine Frage?\nThema: Ausblck\nId: noch\n\nJa.\n";
    const Ran failed = content("check " + table.quoted("stand"));
    CHECK(failed.code == 1);
    CHECK_THAT(failed.output, ContainsSubstring("interviews/erika-beispiel/de.md:"));
    CHECK_THAT(failed.output, ContainsSubstring("error [unknown-topic]"));
    CHECK_THAT(failed.output, ContainsSubstring("Did you mean \"Ausblick\"?"));

    const Ran json = content("check --json " + table.quoted("stand"));
    CHECK(json.code == 1);
    const auto report = nlohmann::json::parse(json.output);
    CHECK(report.at("errors") == 1);
    CHECK(report.at("faults").size() ==
          report.at("errors").get<std::size_t>() + report.at("warnings").get<std::size_t>());
}

TEST_CASE("the demo stand has no errors") {
    CHECK(content("check '" STANDPUNKT_SOURCE_DIR "/content'").code == 0);
}

TEST_CASE("a missing folder is an error with the next step, wrong use exits with 2") {
    const Ran missing = content("check /nowhere/at/all");
    CHECK(missing.code == 1);
    CHECK_THAT(missing.output, ContainsSubstring("standpunkt-content new"));
    const auto json = nlohmann::json::parse(content("check --json /nowhere/at/all").output);
    CHECK(json.at("error") == "there is no such folder.");
    CHECK(json.at("file") == "/nowhere/at/all");
    const Table table;
    std::ofstream(table.path("stand.toml")) << "title = 1";
    const Ran file = content("check " + table.quoted("stand.toml"));
    CHECK(file.code == 1);
    CHECK_THAT(file.output, ContainsSubstring("is a file, not a folder."));
    CHECK(content("check").code == 2);
    CHECK(content("").code == 2);
    CHECK(content("chekc x").code == 2);
}

TEST_CASE("help shows examples, version shows the version") {
    CHECK_THAT(content("--help").output, ContainsSubstring("Examples:"));
    CHECK_THAT(content("--version").output, ContainsSubstring("standpunkt-content 0."));
    CHECK(content("check --help").code == 0);
}

TEST_CASE("icons draws the sheet the manual shows") {
    const Table table;
    CHECK(content("icons -o " + table.quoted("icons.png")).code == 0);
    const auto png = standpunkt::read_file(table.path("icons.png"));
    REQUIRE(png);
    CHECK(png->starts_with("\x89PNG"));
}
