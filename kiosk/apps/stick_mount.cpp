#include "apps/stick_mount.h"

#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "base/log.h"
#include "base/system_error.h"

namespace standpunkt {
namespace {

constexpr unsigned long never_run = MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_NOATIME;

/// 0 or an errno.
int carry_out(MountTask task, const StickPlace& place) {
    const auto mount_as = [&](const char* type, const std::string& options) {
        const std::string all = "uid=" + std::to_string(place.user) +
                                ",gid=" + std::to_string(place.group) + ",umask=0077" + options;
        const int done = ::mount(place.device.c_str(), place.folder.c_str(), type,
                                 never_run | MS_RDONLY, all.c_str());
        return done == 0 ? 0 : errno;
    };
    const auto change = [&](unsigned long how) {
        const int done =
            ::mount(nullptr, place.folder.c_str(), nullptr, MS_REMOUNT | never_run | how, nullptr);
        return done == 0 ? 0 : errno;
    };
    switch (task) {
        case MountTask::Fat:
            return mount_as("vfat", ",utf8=1");
        case MountTask::ExFat:
            return mount_as("exfat", "");
        case MountTask::Writable:
            return change(0);
        case MountTask::ReadOnly:
            return change(MS_RDONLY);
    }
    return EINVAL;
}

}  // namespace

void serve_mounts(int socket, const StickPlace& place) {
    char task = 0;
    while (::read(socket, &task, 1) == 1) {
        const int answer = carry_out(MountTask{task}, place);
        if (::write(socket, &answer, sizeof answer) != sizeof answer) break;
    }
    // What is still being read there ends with whoever reads it.
    ::umount2(place.folder.c_str(), MNT_DETACH);
}

Status MountClient::ask(MountTask task) const {
    const char byte = static_cast<char>(task);
    int answer = 0;
    if (::write(x_socket, &byte, 1) != 1 ||
        ::read(x_socket, &answer, sizeof answer) != sizeof answer)
        return system_error("reach the part that mounts", {});
    if (answer == 0) return {};
    errno = answer;
    switch (task) {
        case MountTask::Fat:
        case MountTask::ExFat:
            return system_error("read the stick", {});
        case MountTask::Writable:
        case MountTask::ReadOnly:
            break;
    }
    if (answer == EACCES || answer == EROFS) return fail("the stick is write-protected.");
    return system_error("write onto the stick", {});
}

}  // namespace standpunkt
