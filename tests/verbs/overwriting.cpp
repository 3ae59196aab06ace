// What a slip of the hand may not cost: nothing that is something else is written over.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace {

using Catch::Matchers::ContainsSubstring;
using standpunkt::read_file;
using standpunkt::test::Ran;

Ran content(const std::string& arguments) {
    return standpunkt::test::run("'" STANDPUNKT_BINARY_DIR "/bin/standpunkt-content' " + arguments);
}

struct Desk : standpunkt::test::TemporaryFolder {
    Desk() {
        REQUIRE(content("new " + at("stand")).code == 0);
        REQUIRE(content("keygen --no-passphrase -o " + at("key")).code == 0);
    }
    std::string at(const std::string& name) const { return (path / name).string(); }
    Ran build(const std::string& output) const {
        return content("build " + at("stand") + " -o " + at(output) + " --key " + at("key.key"));
    }
};

}  // namespace

TEST_CASE("build writes over an older bundle and over nothing else") {
    const Desk desk;
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

TEST_CASE("inspect exports an index over an older one and over nothing else") {
    const Desk desk;
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
    const Desk desk;
    REQUIRE(standpunkt::replace_file(desk.at("stand.toml"), "mine"));
    const std::string here =
        "cd " + desk.path.string() + " && '" STANDPUNKT_BINARY_DIR "/bin/standpunkt-content' ";
    const Ran made = standpunkt::test::run(here + "new ''");
    CHECK(made.code == 1);
    CHECK_THAT(made.output, ContainsSubstring("no name"));
    CHECK(standpunkt::test::run(here + "import stand.toml -o ''").code == 1);
    CHECK(*read_file(desk.at("stand.toml")) == "mine");
}
