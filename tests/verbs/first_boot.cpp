// standpunkt-firstboot as a card's first start calls it: what it puts where, and what it says.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/passcode.h"
#include "config/kiosk_config.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;

struct Card : TemporaryFolder {
    fs::path file = path / "boot/standpunkt.toml", errors = path / "boot/standpunkt-errors.txt";
    fs::path etc = path / "etc", system = path / "system", faults = path / "faults.json";

    Card() {
        for (const char* folder : {"boot", "etc", "system"}) fs::create_directory(path / folder);
        REQUIRE(replace_file(path / "blank", "# nothing\n"));
    }
    void write(const std::string& text) const { REQUIRE(replace_file(file, text)); }
    Ran start(const std::string& more = "") const {
        return run(STANDPUNKT_BINARY_DIR "/bin/standpunkt-firstboot --etc " + etc.string() +
                   " --system " + system.string() + " --faults " + faults.string() + " --blank " +
                   (path / "blank").string() + " " + more + " " + file.string());
    }
    static std::string text(const fs::path& of) { return read_file(of).value_or(""); }
};

}  // namespace

TEST_CASE("a first-boot file is put in its places, erased, and a later one changes only its own") {
    const Card card;
    card.write(
        "channel = \"a\"\npin = \"2468\"\n[wifi]\nname = \"n\"\ncountry = \"DE\"\n[network]\n"
        "address = \"10.0.0.2/8\"\n[mqtt]\nserver = \"mqtts://b\"\nca = \"/etc/ca.pem\"\n"
        "[files]\n\"ca.pem\" = \"PEM\"\n");
    const Ran ran = card.start();
    INFO(ran.output);
    REQUIRE(ran.code == 0);
    CHECK(fits_passcode(card.etc / "operator.pin", "2468").value());
    CHECK(card.text(card.etc / "ca.pem") == "PEM");
    CHECK(card.text(card.file).find("2468") == std::string::npos);
    CHECK(card.text(card.file).ends_with("# nothing\n"));
    CHECK(card.start("--asks").code == 0);

    card.write(
        "rotate = 90\npin = \"\"\n[wifi]\nname = \"\"\n[network]\naddress = \"dhcp\"\n"
        "[files]\n\"ca.pem\" = \"\"\n");
    CHECK(card.start("--asks").code == 10);
    REQUIRE(card.start().code == 0);
    const auto config = read_config(card.etc / "kiosk.toml");
    REQUIRE(config);
    CHECK(config->mqtt.host == "b");
    CHECK(config->screen.rotate == 90);
    for (const char* gone : {"etc/operator.pin", "etc/ca.pem", "system/wifi.conf",
                             "system/50-address.network", "system/first-boot.taken"}) {
        INFO(gone);
        CHECK_FALSE(fs::exists(card.path / gone));
    }
}

TEST_CASE("a first-boot file with a fault changes nothing and says so, once beside it") {
    const Card card;
    card.write("channel = \"a\"\npin = \"1\"\n");
    CHECK(card.start().code == 1);
    CHECK(fs::is_empty(card.etc));
    CHECK(card.text(card.errors).find("nothing was changed") != std::string::npos);
    const auto told = nlohmann::json::parse(card.text(card.faults));
    CHECK(told.at("of") == "settings");
    CHECK(told.at("faults").at(0).at("line") == 2);
    struct stat first {
    }, second{};
    REQUIRE(::stat(card.errors.c_str(), &first) == 0);
    CHECK(card.start().code == 1);
    REQUIRE(::stat(card.errors.c_str(), &second) == 0);
    CHECK(first.st_ino == second.st_ino);  // the boot partition is written to no more than it must
}

TEST_CASE("a PIN that would not count because the settings name another file is a fault") {
    const Card card;
    card.write("channel = \"a\"\npin = \"123456\"\n[operator]\npin = \"/etc/standpunkt/my.pin\"\n");
    CHECK(card.start().code == 1);
    CHECK(fs::is_empty(card.etc));
    CHECK(card.text(card.errors).find("my.pin") != std::string::npos);
}

TEST_CASE("a first-boot file that is taken in part says that, and is tried again") {
    const Card card;
    card.write("channel = \"a\"\npin = \"2468\"\ntimezone = \"\"\n[files]\n\"ca.pem\" = \"x\"\n");
    fs::create_directories(card.etc / "ca.pem/in-the-way");
    CHECK(card.start().code == 1);
    const std::string told = card.text(card.errors);
    INFO(told);
    CHECK(fs::exists(card.etc / "operator.pin"));
    CHECK(told.find("nothing was changed") == std::string::npos);
    CHECK(told.find("in part") != std::string::npos);
    CHECK(told.find("ca.pem") != std::string::npos);
    fs::remove_all(card.etc / "ca.pem");
    CHECK(card.start().code == 0);
    CHECK(card.text(card.etc / "ca.pem") == "x");
    CHECK_FALSE(fs::exists(card.errors));
}

TEST_CASE("a first-boot file that cannot be erased is taken once, and told as what it is") {
    const Card card;
    card.write("channel = \"a\"\npin = \"2468\"\n");
    // As a write-protected card: it can be read and not written.
    const std::string at = (card.path / "boot").string();
    const std::string start = "unshare --mount sh -c 'mount --bind " + at + " " + at +
                              " && mount -o remount,bind,ro " + at + " && exec " +
                              STANDPUNKT_BINARY_DIR "/bin/standpunkt-firstboot --etc " +
                              card.etc.string() + " --system " + card.system.string() +
                              " --faults " + card.faults.string() + " " + card.file.string() + "'";
    if (::geteuid() != 0 || run("unshare --mount true").code != 0) SKIP("only root may mount");
    const Ran first = run(start);
    INFO(first.output);
    CHECK(first.code == 1);
    CHECK(first.output.find("was taken, but what is secret in it could not be erased") !=
          std::string::npos);
    CHECK(first.output.find("nothing was changed") == std::string::npos);
    CHECK(fs::exists(card.etc / "kiosk.toml"));
    // What was changed since stays.
    REQUIRE(replace_file(card.etc / "kiosk.toml", "channel = \"b\"\n"));
    CHECK(run(start).code == 1);
    CHECK(card.text(card.etc / "kiosk.toml") == "channel = \"b\"\n");
    // And once it can be erased, it is.
    CHECK(card.start().code == 0);
    CHECK(card.text(card.file).find("2468") == std::string::npos);
    CHECK(card.text(card.etc / "kiosk.toml") == "channel = \"b\"\n");
}

TEST_CASE("a first-boot file that is too large or cannot be read is told, a missing one is not") {
    const Card card;
    CHECK(card.start("--asks").code == 0);
    CHECK(card.start().code == 0);
    card.write(std::string(70'000, '#'));
    CHECK(card.start("--asks").code == 10);
    CHECK(card.start().code == 1);
    CHECK(card.text(card.errors).find("64 KiB") != std::string::npos);
    fs::remove(card.file);
    fs::create_directory(card.file);
    CHECK(card.start("--asks").code == 10);
    const Ran ran = card.start();
    INFO(ran.output);
    CHECK(ran.code == 1);
    CHECK(card.text(card.errors).find("nothing was changed") != std::string::npos);
}

}  // namespace standpunkt::test
