// keygen, build, sign and inspect on the built program.
#include <pty.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>

#include "base/files.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;
using standpunkt::test::Ran;
using standpunkt::test::run;

Ran content(const std::string& arguments) {
    return run("setsid -w '" STANDPUNKT_BINARY_DIR "/bin/standpunkt-content' " + arguments);
}

struct Typed {
    Ran ran;
    bool echo = false;  ///< what is typed shows again when the program has gone
};

/// keygen NAME at a terminal; each answer is typed when a prompt shows.
Typed keygen_at_terminal(const std::string& name, const std::vector<std::string>& answers) {
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    REQUIRE(child >= 0);
    if (child == 0) {
        const char* program = STANDPUNKT_BINARY_DIR "/bin/standpunkt-content";
        ::execl(program, program, "keygen", name.c_str(), nullptr);
        ::_exit(127);
    }
    Typed typed;
    auto answer = answers.begin();
    char buffer[4096];
    for (ssize_t size; (size = ::read(terminal, buffer, sizeof buffer)) > 0;) {
        typed.ran.output.append(buffer, static_cast<std::size_t>(size));
        if (answer != answers.end() && typed.ran.output.ends_with(": ")) {
            CHECK(::write(terminal, answer->data(), answer->size()) ==
                  static_cast<ssize_t>(answer->size()));
            ++answer;
        }
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    typed.ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    termios now{};
    typed.echo = ::tcgetattr(terminal, &now) == 0 && (now.c_lflag & ECHO) != 0;
    ::close(terminal);
    return typed;
}

std::string bytes_of(const fs::path& path) {
    const auto bytes = standpunkt::read_file(path);
    REQUIRE(bytes);
    return *bytes;
}

/// A folder with a starter stand and a key without passphrase.
struct Desk : standpunkt::test::TemporaryFolder {
    Desk() { REQUIRE(content("keygen --no-passphrase -o " + at("key")).code == 0); }
    std::string at(const std::string& name) const { return (path / name).string(); }

    void make_stand() const {
        const Ran made = content("new " + at("stand"));
        INFO(made.output);
        REQUIRE(made.code == 0);
    }
    Ran build(const std::string& file, const std::string& more = "") const {
        return content("build " + at("stand") + " -o " + at(file) + " --key " + at("key.key") +
                       " --created 2024-05-07T12:30:00Z " + more);
    }
    json inspected(const std::string& arguments) const {
        const Ran ran = content("inspect --json --trust " + at("key.pub") + " " + arguments);
        INFO(ran.output);
        REQUIRE(ran.code == 0);
        return json::parse(ran.output);
    }
    void flip(const std::string& file, std::size_t offset) const {
        std::string bytes = bytes_of(at(file));
        bytes[offset] = static_cast<char>(bytes[offset] ^ 1);
        std::ofstream(at(file), std::ios::binary | std::ios::trunc) << bytes;
    }
};

}  // namespace

TEST_CASE("keygen makes a pair that minisign signs and verifies with") {
    if (run("minisign -v").code != 0) SKIP("minisign is not installed");
    const Desk desk;
    std::ofstream(desk.at("message")) << "hello";
    const std::string message = " -m " + desk.at("message");
    CHECK(run("minisign -S -s " + desk.at("key.key") + message).code == 0);
    CHECK(run("minisign -V -p " + desk.at("key.pub") + message).code == 0);
    std::ofstream(desk.at("message")) << "hullo";
    CHECK(run("minisign -V -p " + desk.at("key.pub") + message).code != 0);
}

TEST_CASE("keygen makes a key for its owner alone and never overwrites one") {
    const Desk desk;
    struct stat facts {};
    REQUIRE(::stat(desk.at("key.key").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
    const std::string before = bytes_of(desk.at("key.key"));
    const Ran again = content("keygen --no-passphrase -o " + desk.at("key"));
    CHECK(again.code == 1);
    CHECK_THAT(again.output, ContainsSubstring("never overwritten"));
    CHECK(bytes_of(desk.at("key.key")) == before);
    std::ofstream(desk.at("half.pub")) << "someone's";
    CHECK(content("keygen --no-passphrase " + desk.at("half")).code == 1);
    CHECK_FALSE(fs::exists(desk.at("half.key")));
    CHECK(bytes_of(desk.at("half.pub")) == "someone's");
}

TEST_CASE("keygen without a terminal asks for a passphrase file or a plain refusal") {
    const Desk desk;
    const Ran ran = content("keygen -o " + desk.at("other"));
    CHECK(ran.code == 1);
    CHECK_THAT(ran.output,
               ContainsSubstring("--passphrase-file") && ContainsSubstring("--no-passphrase"));
    CHECK_FALSE(fs::exists(desk.at("other.key")));
    CHECK_FALSE(fs::exists(desk.at("other.pub")));
    CHECK(content("keygen --no-passphrase --passphrase-file x").code == 2);
}

TEST_CASE("a passphrase typed at the terminal is not shown and has to be typed twice alike") {
    const Desk desk;
    const Typed typed = keygen_at_terminal(desk.at("other"), {"horse\n", "hearse\n"});
    CHECK(typed.ran.code == 1);
    CHECK_THAT(typed.ran.output, ContainsSubstring("differ") && !ContainsSubstring("horse"));
    CHECK(typed.echo);
    CHECK_FALSE(fs::exists(desk.at("other.key")));
}

TEST_CASE("Ctrl-C at the prompt leaves no half-made key and a terminal that shows what is typed") {
    const Desk desk;
    const Typed typed = keygen_at_terminal(desk.at("other"), {"hor\x03"});
    CHECK(typed.ran.code == 1);
    CHECK_THAT(typed.ran.output, ContainsSubstring("stopped"));
    CHECK(typed.echo);
    CHECK_FALSE(fs::exists(desk.at("other.key")));
    CHECK_FALSE(fs::exists(desk.at("other.pub")));
}

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

TEST_CASE("a key with a passphrase builds and signs with it, and not without") {
    const Desk desk;
    desk.make_stand();
    std::ofstream(desk.at("phrase")) << "horse battery\n";
    std::ofstream(desk.at("wrong")) << "horse butter\n";
    const std::string with = " --passphrase-file " + desk.at("phrase");
    REQUIRE(content("keygen " + desk.at("locked") + with).code == 0);
    const std::string build = "build " + desk.at("stand") + " -o " + desk.at("a.standpunkt") +
                              " --key " + desk.at("locked.key");
    CHECK_THAT(content(build).output, ContainsSubstring("--passphrase-file"));
    CHECK_THAT(content(build + " --passphrase-file " + desk.at("wrong")).output,
               ContainsSubstring("passphrase"));
    CHECK_FALSE(fs::exists(desk.at("a.standpunkt")));
    const Ran built = content(build + with);
    INFO(built.output);
    REQUIRE(built.code == 0);
    const std::string verify = "inspect --verify " + desk.at("a.standpunkt") + " --trust ";
    CHECK(content(verify + desk.at("locked.pub")).code == 0);
    CHECK(content(verify + desk.at("key.pub")).code == 1);

    REQUIRE(desk.build("b.standpunkt").code == 0);
    const std::string sign = "sign " + desk.at("b.standpunkt") + " --key " + desk.at("locked.key");
    CHECK(content(sign).code == 1);
    REQUIRE(content(sign + with).code == 0);
    CHECK(
        content("inspect --verify " + desk.at("b.standpunkt") + " --trust " + desk.at("locked.pub"))
            .code == 0);
}

TEST_CASE(
    "minisign opens our key with its passphrase, and we a key of minisign with a passphrase") {
    if (run("minisign -v").code != 0) SKIP("minisign is not installed");
    const Desk desk;
    desk.make_stand();
    std::ofstream(desk.at("phrase")) << "horse battery\n";
    const std::string with = " --passphrase-file " + desk.at("phrase");
    std::ofstream(desk.at("message")) << "hello";
    const std::string message = " -m " + desk.at("message");
    REQUIRE(content("keygen " + desk.at("ours") + with).code == 0);
    CHECK(run("echo horse butter | minisign -S -s " + desk.at("ours.key") + message).code != 0);
    const Ran signed_there =
        run("echo horse battery | minisign -S -s " + desk.at("ours.key") + message);
    INFO(signed_there.output);
    CHECK(signed_there.code == 0);
    CHECK(run("minisign -V -p " + desk.at("ours.pub") + message).code == 0);

    const Ran made = run("printf 'horse battery\\nhorse battery\\n' | minisign -G -p " +
                         desk.at("theirs.pub") + " -s " + desk.at("theirs.key"));
    INFO(made.output);
    REQUIRE(made.code == 0);
    const Ran built = content("build " + desk.at("stand") + " -o " + desk.at("a.standpunkt") +
                              " --key " + desk.at("theirs.key") + with);
    INFO(built.output);
    CHECK(built.code == 0);
    CHECK(
        content("inspect --verify " + desk.at("a.standpunkt") + " --trust " + desk.at("theirs.pub"))
            .code == 0);
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
    CHECK_THAT(desk.build("none/a").output, ContainsSubstring("none/a"));
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
