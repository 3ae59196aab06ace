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

Result<int> open_lock(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (file < 0) return fail(std::string("cannot be opened: ") + std::strerror(errno) + ".", path);
    return file;
}

}  // namespace

Result<FileLock> FileLock::take(const std::filesystem::path& path,
                                const std::function<void()>& waiting) {
    TRY(const int file, open_lock(path));
    FileLock taken(file);
    if (lock(file, LOCK_EX | LOCK_NB) != EWOULDBLOCK) return taken;
    if (waiting) waiting();
    lock(file, LOCK_EX);
    return taken;
}

Result<std::optional<FileLock>> FileLock::try_take(const std::filesystem::path& path) {
    TRY(const int file, open_lock(path));
    FileLock taken(file);
    if (lock(file, LOCK_EX | LOCK_NB) == EWOULDBLOCK) return std::nullopt;
    return std::optional<FileLock>(std::move(taken));
}

bool FileLock::held(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) return false;
    const bool held = lock(file, LOCK_SH | LOCK_NB) == EWOULDBLOCK;
    ::close(file);
    return held;
}

FileLock::~FileLock() {
    if (x_file >= 0) ::close(x_file);
}

}  // namespace standpunkt
