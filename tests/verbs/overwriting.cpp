// What a slip of the hand may not cost: nothing that is something else is written over.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <string>

#include "desk.h"

namespace {

using Catch::Matchers::ContainsSubstring;
using namespace standpunkt::test;
using standpunkt::read_file;

}  // namespace

TEST_CASE("build writes over an older bundle and over nothing else") {
    const StandDesk desk;
    REQUIRE(desk.build("it.standpunkt").code == 0);
    CHECK(desk.build("it.standpunkt").code == 0);
    for (const char* other : {"key.key", "stand/stand.toml"}) {
        const auto before = read_file(desk.at(other));
        const Ran ran = desk.build(other);
        CHECK(ran.code == 1);
        CHECK_THAT(ran.output, ContainsSubstring("something else"));
        CHECK(*read_file(desk.at(other)) == *before);
    }
}

TEST_CASE("icons writes over an older sheet and over nothing else") {
    const StandDesk desk;
    CHECK(content("icons -o " + desk.at("icons.png")).code == 0);
    CHECK(content("icons -o " + desk.at("icons.png")).code == 0);
    const std::string before = bytes_of(desk.at("key.key"));
    CHECK(content("icons -o " + desk.at("key.key")).code == 1);
    CHECK(bytes_of(desk.at("key.key")) == before);
}

TEST_CASE("inspect exports an index over an older one and over nothing else") {
    const StandDesk desk;
    REQUIRE(desk.build("it.standpunkt").code == 0);
    const auto before = read_file(desk.at("it.standpunkt"));
    const auto to = [&](const char* name) {
        return content("inspect " + desk.at("it.standpunkt") + " --export-index " + desk.at(name));
    };
    CHECK(to("index").code == 0);
    CHECK(to("index").code == 0);
    CHECK(to("it.standpunkt").code == 1);
    CHECK(*read_file(desk.at("it.standpunkt")) == *before);
}

TEST_CASE("a folder without a name is refused, not taken for the one we stand in") {
    const StandDesk desk;
    REQUIRE(standpunkt::replace_file(desk.at("stand.toml"), "mine"));
    const std::string here =
        "cd " + desk.path.string() + " && '" STANDPUNKT_BINARY_DIR "/bin/standpunkt-content' ";
    const Ran made = standpunkt::test::run(here + "new ''");
    CHECK(made.code == 1);
    CHECK_THAT(made.output, ContainsSubstring("no name"));
    CHECK(standpunkt::test::run(here + "import stand.toml -o ''").code == 1);
    CHECK(*read_file(desk.at("stand.toml")) == "mine");
}
