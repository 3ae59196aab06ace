// standpunkt-sync on a stand as the package makes it: who owns what comes about there.
#include <fstream>
#include <map>

#include "packaged_desk.h"

namespace standpunkt::test {

TEST_CASE("what root does while the agent is stopped leaves nothing the agent cannot write") {
    if (const auto missing = PackagedDesk::missing(); !missing.empty()) SKIP(missing);
    const PackagedDesk desk;
    std::filesystem::permissions(desk.at("one.standpunkt"), std::filesystem::perms(0600));
    for (const auto& verb : {std::string("verify"), "import " + desk.at("one.standpunkt")}) {
        const Ran ran = desk.shell("sh -c \"umask 077; exec " STANDPUNKT_BINARY_DIR
                                   "/bin/standpunkt-sync --channel stand --data " +
                                   desk.data() + " --trusted " + desk.trusted() + " --run " +
                                   desk.root + "/run/standpunkt " + verb + "\"");
        INFO(ran.output);
        CHECK(ran.code == 0);
    }
    for (const char* file : {"agent.lock", "slots.json", "bundles"}) {
        INFO(file);
        CHECK(desk.rights(desk.data() + "/" + file).ends_with(" standpunkt-sync:standpunkt-sync"));
    }
    const Ran by_agent = desk.packaged("import " + desk.at("two.standpunkt"), "standpunkt-sync");
    INFO(by_agent.output);
    CHECK(by_agent.code == 0);
    // The show has to read what came.
    CHECK(desk.shell("cat " + desk.data() + "/slots.json", "standpunkt").code == 0);
}

TEST_CASE("the PIN's digest is read by the show, and by nobody who has a network") {
    if (const auto missing = PackagedDesk::missing(); !missing.empty()) SKIP(missing);
    const PackagedDesk desk;
    const std::string pin = desk.root + "/etc/standpunkt/operator.pin";
    std::ofstream(desk.at("kiosk.toml"))
        << "channel = \"stand\"\n[operator]\npin = \"" << pin << "\"\n";
    const auto set = [&](const std::string& digits) {
        return desk.shell("sh -c \"echo " + digits +
                          " | " STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync --config " +
                          desk.at("kiosk.toml") + " set-pin\"");
    };
    // Set once, and set anew over it: an agent that runs all the while never may.
    for (const char* digits : {"2468", "13579"}) {
        const Ran ran = set(digits);
        INFO(ran.output);
        REQUIRE(ran.code == 0);
        CHECK(desk.rights(pin) == "640 root:standpunkt-pin");
        CHECK(desk.shell("cat " + pin, "standpunkt").code == 0);
        CHECK(desk.shell("cat " + pin, "standpunkt-sync").code != 0);
    }
    // One from before that is the agent's to read too is put right by the package.
    REQUIRE(desk.shell("chgrp standpunkt " + pin).code == 0);
    REQUIRE(run("systemd-tmpfiles --root=" + desk.root +
                " --create " STANDPUNKT_SOURCE_DIR "/deploy/debian/standpunkt.tmpfiles")
                .code == 0);
    CHECK(desk.rights(pin) == "640 root:standpunkt-pin");
}

TEST_CASE("the doctor finds the folders good as the package makes them, and mends what is not so") {
    if (const auto missing = PackagedDesk::missing(); !missing.empty()) SKIP(missing);
    const PackagedDesk desk;
    const auto folders = [&] {
        std::map<std::string, nlohmann::json> found;
        const Ran ran = desk.packaged("doctor --json");
        INFO(ran.output);
        const nlohmann::json examined = nlohmann::json::parse(ran.output);
        for (const nlohmann::json& check : examined.at("checks"))
            if (const std::string what = check.at("what"); what.find("folder ") < what.find('/'))
                found[what] = check;
        return found;
    };
    for (const auto& [what, check] : folders()) {
        INFO(what << ": " << check);
        CHECK(check.at("grade") == "good");
    }
    CHECK(folders().size() == 5);

    const std::string show = desk.data() + "/show";
    REQUIRE(desk.shell("chown root:root " + desk.data() + " " + show).code == 0);
    REQUIRE(desk.shell("chmod 777 " + desk.trusted()).code == 0);
    int mended = 0;
    for (const auto& [what, check] : folders()) {
        if (check.at("grade") == "good") continue;
        CHECK(check.at("grade") == "bad");
        INFO(what << ": " << check);
        ++mended;
        CHECK(desk.shell(check.at("next_step").get<std::string>()).code == 0);
    }
    CHECK(mended == 3);
    CHECK(desk.rights(desk.data()) == "775 root:standpunkt-sync");
    CHECK(desk.rights(show) == "755 standpunkt:standpunkt");
    CHECK(desk.rights(desk.trusted()) == "755 root:root");
}

}  // namespace standpunkt::test
