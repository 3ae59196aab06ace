// build and sign on the built program.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/files.h"
#include "desk.h"

namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
using namespace standpunkt::test;

}  // namespace

TEST_CASE("build makes a bundle that inspect trusts, and counts what is in it") {
    const Desk desk;
    desk.make_stand();
    const Ran built = desk.build("a.standpunkt");
    INFO(built.output);
    REQUIRE(built.code == 0);
    CHECK_THAT(built.output, ContainsSubstring("serial 1") && ContainsSubstring("reading time") &&
                                 ContainsSubstring("2024-05-07 12:30:00 UTC") &&
                                 ContainsSubstring("pages"));
    const json found = desk.inspected("--verify " + desk.at("a.standpunkt"));
    CHECK(found["trusted"] == true);
    CHECK(found["altered_pages"].empty());
    CHECK(found["content"]["exchanges"].get<int>() >= 1);
    CHECK(found["bytes"] == fs::file_size(desk.at("a.standpunkt")));
    CHECK(found["pages"].get<std::size_t>() == fs::file_size(desk.at("a.standpunkt")) / 65536);
}

TEST_CASE("build takes another theme, and says where a theme's folder is missing") {
    const StandDesk desk;
    fs::create_directories(desk.at("look"));
    std::ofstream(desk.at("look/theme.toml")) << "[light]\nink = \"#888888\"\n";
    const Ran pale = desk.build("a.standpunkt", "--theme " + desk.at("look"));
    CHECK(pale.code == 1);
    CHECK_THAT(pale.output,
               ContainsSubstring(desk.at("look/theme.toml") + ":2: error [low-contrast]"));
    CHECK(content("check " + desk.at("stand") + " --theme " + desk.at("look")).output ==
          pale.output.substr(pale.output.find(desk.at("look/")),
                             pale.output.find("standpunkt-content: nothing") -
                                 pale.output.find(desk.at("look/"))));
    std::ofstream(desk.at("look/theme.toml")) << "[light]\nprimary = \"#7A0000\"\n";
    CHECK(desk.build("a.standpunkt", "--theme " + desk.at("look")).code == 0);
    const Ran none = desk.build("a.standpunkt", "--theme " + desk.at("none"));
    CHECK(none.code == 1);
    CHECK_THAT(none.output, ContainsSubstring("there is no such folder"));
}

TEST_CASE("build and inspect tell the code of the content, whatever its serial") {
    const StandDesk desk;
    const auto code_in = [](const std::string& text) {
        const std::string label = "content code  ";
        const std::size_t at = text.find(label);
        REQUIRE(at != std::string::npos);
        return text.substr(at + label.size(), 9);
    };
    const std::string built = code_in(desk.build("a.standpunkt").output);
    CHECK(built == code_in(content("inspect " + desk.at("a.standpunkt")).output));
    CHECK(desk.inspected(desk.at("a.standpunkt"))["content_code"] == built);
    CHECK(built == code_in(desk.build("b.standpunkt").output));  // another serial
    const std::string stand = desk.at("stand/stand.toml");
    const auto text = standpunkt::read_file(stand);
    REQUIRE(text);
    REQUIRE(standpunkt::replace_file(stand, "web_address = \"https://other.example/\"\n" + *text));
    CHECK(built != code_in(desk.build("c.standpunkt").output));
}

TEST_CASE("build refuses what nobody approved where approval is required, and names it") {
    const StandDesk desk;
    const Ran refused = desk.build("a.standpunkt", "--require-approval");
    CHECK(refused.code == 1);
    CHECK_THAT(
        refused.output,
        ContainsSubstring("interviews/erika-beispiel/interview.toml:1: error [not-approved]") &&
            ContainsSubstring("nothing was built"));
    CHECK_FALSE(fs::exists(desk.at("a.standpunkt")));
    std::string text = bytes_of(desk.at("stand/interviews/erika-beispiel/interview.toml"));
    std::ofstream(desk.at("stand/interviews/erika-beispiel/interview.toml"))
        << "approved_by = \"Erika\"\napproved_on = \"2024-05-07\"\nconsent_until = "
           "\"2024-05-07\"\n"
        << text;
    CHECK(desk.build("a.standpunkt", "--require-approval").code == 0);
    // What counts is the day of --created: the desk's is the last one with consent.
    const Ran late =
        content("build " + desk.at("stand") + " -o " + desk.at("b.standpunkt") + " --key " +
                desk.at("key.key") + " --created 2024-05-08 --require-approval");
    CHECK(late.code == 1);
    CHECK_THAT(late.output, ContainsSubstring("interview.toml:3: error [consent-over]"));
}

TEST_CASE("each build has a serial above the last, also after one was given") {
    const Desk desk;
    desk.make_stand();
    const auto serial = [&](const std::string& more) {
        const Ran built = desk.build("a.standpunkt", more);
        INFO(built.output);
        REQUIRE(built.code == 0);
        return desk.inspected(desk.at("a.standpunkt"))["identity"]["serial"].get<int>();
    };
    CHECK(serial("") == 1);
    CHECK(serial("") == 2);
    CHECK(serial("--serial 40") == 40);
    CHECK(serial("--serial 5") == 5);
    CHECK(serial("") == 41);
    std::ofstream(desk.at("stand/.standpunkt/serials.toml")) << "[[bundle]]\nchannel = 3\n";
    const Ran broken = desk.build("b.standpunkt");
    CHECK(broken.code == 1);
    CHECK_THAT(broken.output, ContainsSubstring("serials.toml:1") && ContainsSubstring("--serial"));
    CHECK_FALSE(fs::exists(desk.at("b.standpunkt")));
}

TEST_CASE("a serial that cannot be is refused and not remembered") {
    const Desk desk;
    desk.make_stand();
    for (const char* serial : {"9007199254740993", "18446744073709551615", "-1", "0"})
        CHECK(desk.build("a.standpunkt", std::string("--serial ") + serial).code == 2);
    CHECK(desk.build("a.standpunkt", "--serial 7 --withdraw-below 8").code == 1);
    REQUIRE(desk.build("a.standpunkt").code == 0);
    CHECK(desk.inspected(desk.at("a.standpunkt"))["identity"]["serial"] == 1);
}

TEST_CASE("the same folder, serial and time give the same file") {
    const Desk desk;
    desk.make_stand();
    REQUIRE(desk.build("a.standpunkt", "--serial 3").code == 0);
    REQUIRE(desk.build("b.standpunkt", "--serial 3").code == 0);
    CHECK(bytes_of(desk.at("a.standpunkt")) == bytes_of(desk.at("b.standpunkt")));
    const Ran epoch =
        run("SOURCE_DATE_EPOCH=86400 '" STANDPUNKT_BINARY_DIR "/bin/standpunkt-content' build " +
            desk.at("stand") + " -o " + desk.at("c.standpunkt") + " --key " + desk.at("key.key"));
    REQUIRE(epoch.code == 0);
    CHECK_THAT(epoch.output, ContainsSubstring("1970-01-02 00:00:00 UTC"));
}

TEST_CASE("a folder with errors is not built, its faults are told and an old bundle stays") {
    const Desk desk;
    desk.make_stand();
    REQUIRE(desk.build("a.standpunkt").code == 0);
    const std::string before = bytes_of(desk.at("a.standpunkt"));
    std::ofstream(desk.at("stand/topics.toml"), std::ios::app) << "\n[[topic\n";
    const Ran built = desk.build("a.standpunkt");
    CHECK(built.code == 1);
    CHECK_THAT(built.output,
               ContainsSubstring("topics.toml:") && ContainsSubstring("nothing was built"));
    CHECK(bytes_of(desk.at("a.standpunkt")) == before);
    CHECK_FALSE(fs::exists(desk.at("a.standpunkt.new")));
}

TEST_CASE("build says what is wrong with its arguments") {
    const Desk desk;
    desk.make_stand();
    CHECK(content("build " + desk.at("stand")).code == 2);
    for (const char* time : {"yesterday", "2024-05-07T12:30:00X", "2024-05-07T12:30:00",
                             "2024-05-07T12:30:00Zz", "2024-02-30"})
        CHECK_THAT(content("build " + desk.at("stand") + " -o " + desk.at("a") + " --key " +
                           desk.at("key.key") + " --created " + time)
                       .output,
                   ContainsSubstring("--created"));
    CHECK_THAT(desk.build("a", "--serial 0").output, ContainsSubstring("serial"));
    CHECK_THAT(desk.build("none/a").output, ContainsSubstring("none: there is no such folder"));
    const Ran no_key = content("build " + desk.at("stand") + " -o " + desk.at("a") + " --key " +
                               desk.at("key.pub"));
    CHECK(no_key.code == 1);
    CHECK_THAT(no_key.output, ContainsSubstring("not a secret key"));
}

TEST_CASE("sign changes whose bundle it is and nothing else") {
    const Desk desk;
    desk.make_stand();
    REQUIRE(desk.build("a.standpunkt").code == 0);
    REQUIRE(content("keygen --no-passphrase -o " + desk.at("other")).code == 0);
    const std::string before = bytes_of(desk.at("a.standpunkt"));
    const std::string sign = "sign " + desk.at("a.standpunkt") + " --key " + desk.at("other.key");
    CHECK(content(sign + " --trust " + desk.at("other.pub")).code == 1);
    CHECK(bytes_of(desk.at("a.standpunkt")) == before);
    REQUIRE(content(sign + " --trust " + desk.at("key.pub")).code == 0);
    const Ran old_key =
        content("inspect " + desk.at("a.standpunkt") + " --trust " + desk.at("key.pub"));
    CHECK(old_key.code == 1);
    CHECK_THAT(old_key.output, ContainsSubstring("not trusted"));
    const Ran new_key =
        content("inspect --verify " + desk.at("a.standpunkt") + " --trust " + desk.at("other.pub"));
    CHECK(new_key.code == 0);
    const std::string after = bytes_of(desk.at("a.standpunkt"));
    const std::size_t pages = before.size() / 65536 * 65536;
    CHECK(after.substr(0, pages) == before.substr(0, pages));
    desk.flip("a.standpunkt", 70'000);
    const Ran damaged = content(sign);
    CHECK(damaged.code == 1);
    CHECK_THAT(damaged.output, ContainsSubstring("page 1 "));
}
