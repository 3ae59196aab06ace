// standpunkt-sync on a stand as the package makes it: who owns what comes about there.
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

}  // namespace standpunkt::test
