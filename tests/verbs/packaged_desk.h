#pragma once
// A stand as the package makes it: its users by systemd-sysusers and its folders by
// systemd-tmpfiles, from the very files that ship, below a folder of the test's own. What runs
// there sees those users beside the machine's own.
#include <sys/stat.h>
#include <unistd.h>

#include "sync_desk.h"

namespace standpunkt::test {

struct PackagedDesk : SyncDesk {
    std::string root = at("root");

    /// Why this machine cannot have one; empty if it can.
    static std::string missing() {
        if (::geteuid() != 0) return "only root can make users";
        for (const char* program : {"systemd-sysusers", "systemd-tmpfiles", "setpriv"})
            if (run(std::string("command -v ") + program).code != 0)
                return std::string(program) + " is not installed";
        return run("unshare --mount true").code == 0 ? "" : "no mount namespaces here";
    }
    PackagedDesk() {
        std::filesystem::permissions(path, std::filesystem::perms(0755));  // others are to get in
        const std::string shipped = STANDPUNKT_SOURCE_DIR "/deploy/debian/standpunkt.";
        const Ran made =
            run("set -e; umask 022; mkdir -p " + root + "/etc; cp /etc/passwd /etc/group " + root +
                "/etc; systemd-sysusers --root=" + root + " " + shipped +
                "sysusers; systemd-tmpfiles --root=" + root + " --create " + shipped +
                "tmpfiles; cp " + at("key.pub") + " " + trusted());
        INFO(made.output);
        REQUIRE(made.code == 0);
    }
    std::string data() const { return root + "/var/lib/standpunkt"; }
    std::string trusted() const { return root + "/etc/standpunkt/trusted.d"; }
    /// A shell's line, by root where `user` is empty.
    Ran shell(const std::string& line, const std::string& user = "") const {
        const std::string as =
            user.empty() ? "" : "setpriv --reuid=" + user + " --regid=" + user + " --init-groups ";
        return run("exec unshare --mount sh -c 'mount --bind " + root +
                   "/etc/passwd /etc/passwd && mount --bind " + root + "/etc/group /etc/group && " +
                   as + line + "'");
    }
    Ran packaged(const std::string& verb, const std::string& user = "") const {
        return shell(STANDPUNKT_BINARY_DIR "/bin/standpunkt-sync --channel stand --data " + data() +
                         " --run " + root + "/run/standpunkt --trusted " + trusted() +
                         " --factory " + at("one.standpunkt") + " " + verb,
                     user);
    }
    /// "640 root:standpunkt" and the like.
    std::string rights(const std::string& file) const {
        std::string text = shell("stat -c \"%a %U:%G\" " + file).output;
        if (!text.empty()) text.pop_back();
        return text;
    }
};

}  // namespace standpunkt::test
