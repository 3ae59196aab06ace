#include <sys/mount.h>
#include <sys/stat.h>

#include <csignal>
#include <set>

#include "desk.h"
#include "support/child.h"
#include "support/patience.h"

namespace standpunkt::test {
namespace {

namespace fs = std::filesystem;

struct PublishDesk : StandDesk {
    PublishDesk() {
        fs::create_directories(path / "stick");
        fs::create_directories(path / "trusted");
        fs::copy_file(path / "key.pub", path / "trusted/key.pub");
    }
    Ran publish(const std::string& arguments) const { return content("publish " + arguments); }
    Ran publish_stand(const std::string& more = "") const {
        return publish(at("stand") + " --key " + at("key.key") + " --to " + at("stick") + " " +
                       more);
    }
    std::uint64_t serial_at(const std::string& file) const {
        return inspected(at(file)).at("identity").at("serial");
    }
    std::set<std::string> names() const {
        std::set<std::string> all;
        for (const auto& entry : fs::directory_iterator(path / "stick"))
            all.insert(entry.path().filename());
        return all;
    }
};

std::int64_t seconds_of(const fs::path& file) {
    struct stat facts {};
    REQUIRE(::stat(file.c_str(), &facts) == 0);
    return facts.st_mtim.tv_sec;
}

}  // namespace

TEST_CASE("publish requires approval of a folder, and says that it cannot of a bundle") {
    const PublishDesk desk;
    const Ran refused = desk.publish_stand("--require-approval");
    CHECK(refused.code == 1);
    CHECK(refused.output.find("[not-approved]") != std::string::npos);
    CHECK(desk.names().empty());
    REQUIRE(desk.build("a.standpunkt").code == 0);
    const Ran bundle = desk.publish(desk.at("a.standpunkt") + " --trust " + desk.at("key.pub") +
                                    " --require-approval --to " + desk.at("stick"));
    CHECK(bundle.code == 1);
    CHECK(bundle.output.find("Publish the folder") != std::string::npos);
    CHECK(desk.names().empty());
}

TEST_CASE("publish puts a content folder onto a stick, with what a stand has to know") {
    const PublishDesk desk;
    const Ran ran = desk.publish_stand();
    INFO(ran.output);
    REQUIRE(ran.code == 0);
    CHECK(desk.names() == std::set<std::string>{"stand.standpunkt"});
    CHECK(desk.serial_at("stick/stand.standpunkt") == 1);
    for (const char* line :
         {"channel = \"stand\"", "[[source]]", "directory = ", "key.pub", "trusted.d", "serial 1"})
        CHECK(ran.output.find(line) != std::string::npos);
    // The next one is the next serial.
    CHECK(desk.publish_stand().code == 0);
    CHECK(desk.serial_at("stick/stand.standpunkt") == 2);
}

TEST_CASE(
    "what publish cannot do is refused before a serial is used up, and paths are whole ones") {
    const PublishDesk desk;
    const auto publish = [&](const std::string& more) {
        return run("cd " + desk.path.string() +
                   " && " STANDPUNKT_BINARY_DIR
                   "/bin/standpunkt-content publish stand --key key.key " +
                   more);
    };
    CHECK(publish("--to nowhere").code == 1);
    CHECK(publish("--to key.pub").code == 1);
    const Ran odd = publish("--to stick --url ftp://x");
    CHECK(odd.code == 2);
    CHECK(odd.output.find("http:// or https://") != std::string::npos);
    CHECK(desk.names().empty());
    const Ran good = publish("--to ./stick/");
    INFO(good.output);
    CHECK(good.code == 0);
    CHECK(good.output.find("directory = \"" + desk.at("stick") + "\"") != std::string::npos);
    CHECK(desk.serial_at("stick/stand.standpunkt") == 1);
}

TEST_CASE("what was published is what a stand takes") {
    const PublishDesk desk;
    REQUIRE(desk.publish_stand().code == 0);
    const Ran ran = run(STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync --channel stand --data " +
                        desk.at("data") + " --run " + desk.at("run") + " --trusted " +
                        desk.at("trusted") + " import " + desk.at("stick"));
    INFO(ran.output);
    CHECK(ran.code == 0);
    CHECK(ran.output.find("Ready: stand.standpunkt (channel stand, serial 1") != std::string::npos);
}

TEST_CASE("publish copies a built bundle under its own name, after it was verified") {
    const PublishDesk desk;
    REQUIRE(desk.build("fair.standpunkt").code == 0);
    const std::string to = " --to " + desk.at("stick");
    const Ran ran = desk.publish(desk.at("fair.standpunkt") + " --trust " + desk.at("key.pub") +
                                 to + " --url https://example.org/stands");
    INFO(ran.output);
    REQUIRE(ran.code == 0);
    CHECK(bytes_of(desk.at("stick/fair.standpunkt")) == bytes_of(desk.at("fair.standpunkt")));
    CHECK(ran.output.find("url = \"https://example.org/stands/fair.standpunkt\"") !=
          std::string::npos);
    SECTION("without its key it is not") {
        CHECK(desk.publish(desk.at("fair.standpunkt") + to).code == 1);
    }
    SECTION("damaged it is not") {
        desk.flip("fair.standpunkt", 70'000);
        const Ran broken =
            desk.publish(desk.at("fair.standpunkt") + " --trust " + desk.at("key.pub") + to);
        CHECK(broken.code == 1);
        CHECK(broken.output.find("damaged") != std::string::npos);
    }
}

TEST_CASE("what is published is newer by a whole second, whatever the clock says") {
    const PublishDesk desk;
    REQUIRE(desk.publish_stand().code == 0);
    const fs::path file = desk.path / "stick/stand.standpunkt";
    const auto future = fs::file_time_type::clock::now() + std::chrono::hours(10'000);
    fs::last_write_time(file, future);
    const std::int64_t before = seconds_of(file);
    REQUIRE(desk.publish_stand().code == 0);
    CHECK(seconds_of(file) > before);
}

TEST_CASE("publish does not put older content, another channel's or a bundle over anything else") {
    const PublishDesk desk;
    REQUIRE(desk.publish_stand("--serial 9").code == 0);
    const std::string there = bytes_of(desk.at("stick/stand.standpunkt"));
    SECTION("older") {
        const Ran ran = desk.publish_stand("--serial 8");
        CHECK(ran.code == 1);
        CHECK(ran.output.find("newer than this one's 8") != std::string::npos);
        CHECK(bytes_of(desk.at("stick/stand.standpunkt")) == there);
        CHECK(desk.publish_stand("--serial 8 --force").code == 0);
    }
    SECTION("the same serial with other content") {
        run("sed -i 's/Allein wären wir/Allein waren wir/' " +
            desk.at("stand/interviews/erika-beispiel/de.md"));
        const Ran ran = desk.publish_stand("--serial 9");
        CHECK(ran.code == 1);
        CHECK(ran.output.find("same serial") != std::string::npos);
        CHECK(bytes_of(desk.at("stick/stand.standpunkt")) == there);
    }
    SECTION("another channel's") {
        run("sed -i 's/channel = .*/channel = \"other\"/' " + desk.at("stand/stand.toml"));
        const Ran ran = desk.publish(desk.at("stand") + " --key " + desk.at("key.key") + " --to " +
                                     desk.at("stick/stand.standpunkt"));
        CHECK(ran.code == 1);
        CHECK(bytes_of(desk.at("stick/stand.standpunkt")) == there);
    }
    SECTION("something else") {
        std::ofstream(desk.at("stick/stand.standpunkt"), std::ios::trunc) << "a diary";
        CHECK(desk.publish_stand().code == 1);
        CHECK(bytes_of(desk.at("stick/stand.standpunkt")) == "a diary");
    }
    SECTION("a link") {
        fs::rename(desk.path / "stick/stand.standpunkt", desk.path / "elsewhere");
        fs::create_symlink(desk.path / "elsewhere", desk.path / "stick/stand.standpunkt");
        CHECK(desk.publish_stand().code == 1);
        CHECK(bytes_of(desk.at("elsewhere")) == there);
    }
}

TEST_CASE("publish says what is missing") {
    const PublishDesk desk;
    const Ran no_key = desk.publish(desk.at("stand") + " --to " + desk.at("stick"));
    CHECK(no_key.code == 1);
    CHECK(no_key.output.find("keygen") != std::string::npos);
    const Ran no_place = desk.publish(desk.at("stand") + " --key " + desk.at("key.key") + " --to " +
                                      desk.at("nowhere"));
    CHECK(no_place.code == 1);
    CHECK(no_place.output.find("NAME.standpunkt") != std::string::npos);
    run("echo '[[oops' >> " + desk.at("stand/topics.toml"));
    const Ran faulty = desk.publish_stand();
    CHECK(faulty.code == 1);
    CHECK(desk.names().empty());
}

TEST_CASE("a full stick keeps what it has") {
    const PublishDesk desk;
    const std::string stick = desk.at("stick");
    if (::mount("tmpfs", stick.c_str(), "tmpfs", 0, "size=1500k") != 0)
        SKIP("this user may not mount a small file system");
    REQUIRE(desk.publish_stand().code == 0);
    const std::string there = bytes_of(desk.at("stick/stand.standpunkt"));
    const Ran ran = desk.publish_stand();
    INFO(ran.output);
    CHECK(ran.code == 1);
    CHECK(ran.output.find("room") != std::string::npos);
    CHECK(bytes_of(desk.at("stick/stand.standpunkt")) == there);
    CHECK(desk.names() == std::set<std::string>{"stand.standpunkt"});
    CHECK(::umount(stick.c_str()) == 0);
}

TEST_CASE("killed while it publishes, the old file is whole, and the next try tidies up") {
    const PublishDesk desk;
    REQUIRE(desk.publish_stand().code == 0);
    const std::string there = bytes_of(desk.at("stick/stand.standpunkt"));
    for (int tries = 0; tries < 12; ++tries) {
        Child child({STANDPUNKT_BINARY_DIR "/bin/standpunkt-content", "publish", desk.at("stand"),
                     "--key", desk.at("key.key"), "--to", desk.at("stick")},
                    desk.path / "log");
        std::this_thread::sleep_for(std::chrono::milliseconds(20 * tries));
        child.end(SIGKILL);
        const Ran whole = content("inspect --trust " + desk.at("key.pub") + " " +
                                  desk.at("stick/stand.standpunkt"));
        REQUIRE(whole.code == 0);
    }
    REQUIRE(desk.publish_stand().code == 0);
    CHECK(desk.names() == std::set<std::string>{"stand.standpunkt"});
}

}  // namespace standpunkt::test
