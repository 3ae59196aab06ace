#include "base/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace standpunkt {
namespace {

/// 0, or the errno of why not.
int lock(int file, int how) {
    while (::flock(file, how) != 0)
        if (errno != EINTR) return errno;
    return 0;
}

}  // namespace

Result<FileLock> FileLock::take(const std::filesystem::path& path,
                                const std::function<void()>& waiting) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (file < 0) return fail(std::string("cannot be opened: ") + std::strerror(errno) + ".", path);
    FileLock taken(file);
    if (lock(file, LOCK_EX | LOCK_NB) != EWOULDBLOCK) return taken;
    if (waiting) waiting();
    lock(file, LOCK_EX);
    return taken;
}

FileLock::~FileLock() {
    if (x_file >= 0) ::close(x_file);
}

}  // namespace standpunkt
