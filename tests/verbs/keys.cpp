// keygen and passphrases on the built program, beside minisign.
#include <pty.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "desk.h"

namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using namespace standpunkt::test;

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
