// standpunkt-stick DEVICE: hands what a USB stick brings to the agent. Started by udev for each
// partition (standpunkt-usb@.service), in a mount namespace of its own; ended with the device.
//
//     parent, root: mounts FAT and exFAT when its child asks for it, and nothing else
//        |
//     child, the agent's user, no capability: looks what is on the device, opens the candidates,
//        passes them to the agent, waits; writes a report when the agent asks for one
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include <thread>

#include "apps/stick_files.h"
#include "apps/stick_mount.h"
#include "apps/stick_own_disk.h"
#include "apps/stick_probe.h"
#include "base/log.h"
#include "base/system_error.h"

namespace standpunkt {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

constexpr auto between_tries = 2s;  // to reach an agent that is not up yet

struct StickOptions {
    StickPlace place{{}, "/mnt/stick", 0, 0};
    std::filesystem::path socket = "/run/standpunkt/agent.sock";
    std::string user = "standpunkt-sync";
};

/// Nothing of root is left afterwards, and nothing can bring it back.
Status become(const StickOptions& options) {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::setgroups(0, nullptr) != 0 ||
        ::setresgid(options.place.group, options.place.group, options.place.group) != 0 ||
        ::setresuid(options.place.user, options.place.user, options.place.user) != 0)
        return system_error("become the user " + options.user, {});
    if (options.place.user != 0 && ::setuid(0) == 0)
        return fail("root's rights could not be given up.");
    return {};
}

/// Tells the agent the same to each one that comes up, until the device is gone and this is ended.
[[noreturn]] void keep_telling(const StickOptions& options, const json& request,
                               const StickContent* content,
                               const std::function<Status(const std::vector<StickFile>&)>& write) {
    static const std::vector<StickFile> none;
    for (bool told = false;; std::this_thread::sleep_for(between_tries)) {
        auto line = StickLine::connect(options.socket);
        if (!line && !told) log_error(to_string(line.error()));
        if (!line || !*line) {
            if (!told) log_info("the agent does not run yet; waiting for it.");
            told = true;
            continue;
        }
        told = false;
        if ((*line)->say(request, content ? content->bundles() : none)) (*line)->serve(write);
    }
}

/// What is on it; a stick that cannot even be opened is told to the agent as well.
std::string look_at(int device) {
    if (device < 0) return unreadable_stick;
    const auto probed = file_system_on(device);
    ::close(device);
    if (!probed) log_error(to_string(probed.error()));
    return probed.value_or(unreadable_stick);
}

Status work(const StickOptions& options, int device, const MountClient& mounts) {
    TRY_STATUS(become(options));
    const std::string name = options.place.device.filename();
    const std::string found = look_at(device);
    const bool fat = found == "vfat", exfat = found == "exfat";
    const auto refuse = [&](const std::string& what,
                            const std::string& why = "the stick is neither FAT32 nor exFAT.") {
        log_info(name + ": " + (what.empty() ? "no known file system" : what) + ", not mounted.");
        keep_telling(
            options, {{"verb", "stick-refused"}, {"name", name}, {"found", what}}, nullptr,
            [&why](const auto&) { return fail(why, {}, 0, "Take another stick, in FAT32."); });
    };
    if (!fat && !exfat) refuse(found);
    if (const auto mounted = mounts.ask(fat ? MountTask::Fat : MountTask::ExFat); !mounted) {
        log_error(to_string(mounted.error()));
        refuse(found, mounted.error().message);
    }
    const StickContent content(options.place.folder);
    if (content.error() && content.bundles().empty()) {
        log_error(name + ": its folder cannot be read: " + content.error().message() + ".");
        refuse(unreadable_stick, "the stick's folder cannot be read.");
    }
    log_info(name + ": " + found + ", " + std::to_string(content.bundles().size()) + " bundles.");
    keep_telling(options, {{"verb", "import"}, {"name", name}, {"seen", content.others()}},
                 &content, [&](const std::vector<StickFile>& files) -> Status {
                     TRY_STATUS(mounts.ask(MountTask::Writable));
                     const Status written = put_report(options.place.folder, files);
                     // Bytes that cannot be written any more are no reason to leave it open for
                     // more.
                     if (const auto closed = mounts.ask(MountTask::ReadOnly); !closed)
                         log_error(to_string(closed.error()));
                     return written;
                 });
}

Status run(const StickOptions& options) {
    if (belongs_to_machine(options.place.device)) {
        log_info(options.place.device.string() + " is a part of this machine's own disk.");
        return {};
    }
    const int device = ::open(options.place.device.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (device < 0) {
        const bool gone = errno == ENOENT || errno == ENXIO || errno == ENODEV;
        const Error error = system_error("open", options.place.device).value();
        if (gone) return tl::unexpected(error);
        log_error(to_string(error));
    }
    if (::mkdir(options.place.folder.c_str(), 0755) != 0 && errno != EEXIST)
        return system_error("make", options.place.folder);
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return system_error("make a socket", {});
    const pid_t child = ::fork();
    if (child < 0) return system_error("start a part of this program", {});
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        ::close(ends[0]);
        const auto done = work(options, device, MountClient(ends[1]));
        if (!done) log_error(to_string(done.error()));
        ::_exit(done ? 0 : 1);
    }
    ::close(ends[1]);
    if (device >= 0) ::close(device);
    serve_mounts(ends[0], options.place);
    int ended = 0;
    ::waitpid(child, &ended, 0);
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == 0) return {};
    return fail("the stick could not be served.", options.place.device, 0, "Plug it in again.");
}

}  // namespace
}  // namespace standpunkt

int main(int argc, char** argv) {
    standpunkt::StickOptions options;
    CLI::App app{"Hands what a USB stick brings to the agent; started by udev.",
                 "standpunkt-stick"};
    app.set_version_flag("--version", "standpunkt-stick " STANDPUNKT_VERSION);
    app.add_option("DEVICE", options.place.device, "The stick, such as /dev/sdb1")->required();
    app.add_option("--socket", options.socket, "The agent's socket")->capture_default_str();
    app.add_option("--user", options.user, "Whose rights are enough for files")
        ->capture_default_str();
    app.add_option("--mount-at", options.place.folder, "Where the stick is mounted")
        ->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    const passwd* user = ::getpwnam(options.user.c_str());
    if (!user) {
        standpunkt::log_error("there is no user " + options.user + ". The package makes it.");
        return 1;
    }
    options.place.user = user->pw_uid;
    options.place.group = user->pw_gid;
    if (const auto done = standpunkt::run(options); !done) {
        standpunkt::log_error(to_string(done.error()));
        return 1;
    }
    return 0;
}
