// inspect on the built program.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

#include "desk.h"

namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
using namespace standpunkt::test;

}  // namespace

TEST_CASE("inspect without a trusted key shows who it claims to be, and vouches for nothing") {
    const Desk desk;
    desk.make_stand();
    REQUIRE(desk.build("a.standpunkt").code == 0);
    const Ran seen = content("inspect " + desk.at("a.standpunkt"));
    CHECK(seen.code == 0);
    CHECK_THAT(seen.output, ContainsSubstring("not checked") && ContainsSubstring("--trust"));
    const Ran verified = content("inspect --verify " + desk.at("a.standpunkt"));
    CHECK(verified.code == 1);
    CHECK_THAT(verified.output, ContainsSubstring("the signature was not checked"));
}

TEST_CASE("inspect names the altered pages, and gives up on a damaged end") {
    const Desk desk;
    desk.make_stand();
    REQUIRE(desk.build("a.standpunkt").code == 0);
    desk.flip("a.standpunkt", 3 * 65536 + 5);
    desk.flip("a.standpunkt", 4 * 65536 + 5);
    const Ran altered =
        content("inspect --verify --trust " + desk.at("key.pub") + " " + desk.at("a.standpunkt"));
    CHECK(altered.code == 1);
    CHECK_THAT(altered.output, ContainsSubstring("altered pages: 3-4"));
    fs::resize_file(desk.at("a.standpunkt"), 5 * 65536);
    const Ran cut = content("inspect " + desk.at("a.standpunkt"));
    CHECK(cut.code == 1);
    CHECK_THAT(cut.output, ContainsSubstring("truncated"));
}

TEST_CASE("inspect speaks of a key that is not trusted before it speaks of altered pages") {
    const Desk desk;
    desk.make_stand();
    REQUIRE(desk.build("a.standpunkt").code == 0);
    REQUIRE(content("keygen --no-passphrase -o " + desk.at("other")).code == 0);
    desk.flip("a.standpunkt", 3 * 65536 + 5);
    const Ran seen =
        content("inspect --verify --trust " + desk.at("other.pub") + " " + desk.at("a.standpunkt"));
    CHECK(seen.code == 1);
    CHECK_THAT(seen.output, ContainsSubstring("not trusted") && !ContainsSubstring("good"));
}

TEST_CASE("inspect --json takes a file whose name is no UTF-8") {
    const Desk desk;
    desk.make_stand();
    REQUIRE(desk.build("a.standpunkt").code == 0);
    fs::rename(desk.at("a.standpunkt"), desk.at("\xFF.standpunkt"));
    CHECK(desk.inspected(desk.at("\xFF.standpunkt"))["trusted"] == true);
}

TEST_CASE("inspect --json tells also in JSON why it cannot tell more") {
    const Desk desk;
    std::ofstream(desk.at("bad.standpunkt")) << "no bundle";
    for (const char* name : {"bad.standpunkt", "missing.standpunkt"}) {
        const Ran ran = content("inspect --json " + desk.at(name));
        INFO(ran.output);
        CHECK(ran.code == 1);
        const json told = json::parse(ran.output, nullptr, false);
        REQUIRE(told.is_object());
        CHECK_FALSE(told["error"].get<std::string>().empty());
        CHECK(told["file"] == desk.at(name));
    }
}

TEST_CASE("inspect --diff lists the pages another bundle lacks") {
    const Desk desk;
    desk.make_stand();
    REQUIRE(desk.build("a.standpunkt").code == 0);
    REQUIRE(desk.build("b.standpunkt").code == 0);
    const json same =
        desk.inspected("--diff " + desk.at("a.standpunkt") + " " + desk.at("b.standpunkt"));
    CHECK(same["difference"]["new_pages"].empty());
    std::string stand = bytes_of(desk.at("stand/stand.toml"));
    const std::regex title("(title[^\n]*\")([^\"\n]+)\"");
    const std::string changed = std::regex_replace(stand, title, "$1$2 neu\"");
    REQUIRE(changed != stand);
    std::ofstream(desk.at("stand/stand.toml"), std::ios::trunc) << changed;
    const Ran built = desk.build("b.standpunkt");
    INFO(built.output);
    REQUIRE(built.code == 0);
    const json other =
        desk.inspected("--diff " + desk.at("a.standpunkt") + " " + desk.at("b.standpunkt"));
    CHECK(other["difference"]["new_pages"].size() == 1);
    CHECK(other["difference"]["bytes_to_fetch"] == 65536);
}

TEST_CASE("inspect --export-index writes what minisign -V accepts") {
    if (run("minisign -v").code != 0) SKIP("minisign is not installed");
    const Desk desk;
    desk.make_stand();
    REQUIRE(desk.build("a.standpunkt").code == 0);
    REQUIRE(content("inspect --export-index " + desk.at("index") + " " + desk.at("a.standpunkt"))
                .code == 0);
    const Ran verified = run("minisign -V -p " + desk.at("key.pub") + " -m " + desk.at("index"));
    CHECK(verified.code == 0);
    CHECK_THAT(verified.output, ContainsSubstring("serial=1"));
    desk.flip("index", 30);
    CHECK(run("minisign -V -p " + desk.at("key.pub") + " -m " + desk.at("index")).code != 0);
}
