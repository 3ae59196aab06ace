#include "sync/spool.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace standpunkt {
namespace {

tl::unexpected<Error> disk_error(const std::filesystem::path& path) {
    const bool full = errno == ENOSPC || errno == EDQUOT;
    return fail(std::string("a download cannot be kept: ") + std::strerror(errno) + ".", path, 0,
                full ? "Make room on this machine's disk." : "Check this machine's disk.",
                full ? Code::NoSpace : Code::NotWritten);
}

}  // namespace

Result<std::unique_ptr<Spool>> Spool::create(const std::filesystem::path& path, Disk& disk) {
    if (disk.remove(path) != 0 && errno != ENOENT) return disk_error(path);
    const int file = disk.open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (file < 0) return disk_error(path);
    std::unique_ptr<Spool> spool(new Spool(path, file, disk));
    if (disk.remove(path) != 0) return disk_error(path);
    return spool;
}

Spool::~Spool() {
    if (x_file >= 0) x_disk.close(x_file);
}

Status Spool::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count =
            x_disk.write(x_file, bytes.data(), bytes.size(), static_cast<off_t>(x_size));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return disk_error(x_path);
        bytes.remove_prefix(static_cast<std::size_t>(count));
        x_size += static_cast<std::uint64_t>(count);
    }
    return {};
}

Result<std::shared_ptr<FileBytes>> Spool::take() {
    return FileBytes::adopt(std::exchange(x_file, -1), x_path).map_error(coded(Code::NotWritten));
}

}  // namespace standpunkt
