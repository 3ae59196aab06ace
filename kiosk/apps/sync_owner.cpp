#include "apps/sync_owner.h"

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/system_error.h"

namespace standpunkt {

Status become_owner_of(const DataFolder& data) {
    if (::geteuid() != 0) return {};
    const passwd* const user = ::getpwnam(agent_user);
    struct stat facts {};
    if (!user || ::stat(data.path.c_str(), &facts) != 0) return {};
    if (facts.st_uid != user->pw_uid && facts.st_gid != user->pw_gid) return {};
    if (::initgroups(agent_user, user->pw_gid) != 0 ||
        ::setresgid(user->pw_gid, user->pw_gid, user->pw_gid) != 0 ||
        ::setresuid(user->pw_uid, user->pw_uid, user->pw_uid) != 0)
        return system_error(std::string("become the user ") + agent_user, {});
    ::umask(022);  // as its unit has it: the show reads what comes
    return {};
}

}  // namespace standpunkt
