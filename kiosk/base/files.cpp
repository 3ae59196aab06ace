#include "base/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/system_error.h"

namespace standpunkt {
namespace {

class Descriptor {
  public:
    Descriptor(Disk& disk, int number) : x_disk(disk), x_number(number) {}
    ~Descriptor() {
        if (x_number >= 0) x_disk.close(x_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return x_number; }

  private:
    Disk& x_disk;
    int x_number;
};

Status write_all(Disk& disk, int descriptor, std::string_view bytes,
                 const std::filesystem::path& path) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t written = disk.write(descriptor, bytes.data() + done, bytes.size() - done,
                                           static_cast<off_t>(done));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return system_error("write", path);
        done += static_cast<std::size_t>(written);
    }
    return {};
}

/// The file to write into, locked. The name is fixed, so that a lost power supply leaves at most
/// one of them behind; the lock lets two writers of one file wait for each other instead of mixing.
int open_locked(Disk& disk, const std::filesystem::path& path, unsigned mode) {
    for (;;) {
        const int number = disk.open(path, O_WRONLY | O_CREAT | O_NOFOLLOW, mode);
        if (number < 0) return -1;
        // Where a file system knows no locks there is one writer, as everywhere by our own rule.
        while (::flock(number, LOCK_EX) != 0 && errno == EINTR) {
        }
        struct stat opened {
        }, named{};
        const bool same = ::fstat(number, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
                          opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
        if (same) return number;
        disk.close(number);  // the writer before us has just put it in its place
    }
}

Status write_whole(Disk& disk, int file, const std::filesystem::path& path, std::string_view bytes,
                   unsigned mode) {
    // One left behind may be open to more people than asked for. FAT knows no permissions.
    struct stat facts {};
    if (::fstat(file, &facts) != 0) return system_error("write", path);
    if ((facts.st_mode & 07777 & ~mode) != 0 && ::fchmod(file, facts.st_mode & mode) != 0 &&
        errno != EPERM && errno != ENOTSUP)
        return system_error("set the permissions", path);
    if (disk.truncate(file, 0) != 0) return system_error("write", path);
    TRY_STATUS(write_all(disk, file, bytes, path));
    if (disk.sync(file) != 0) return system_error("sync", path);
    return {};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t most) {
    const Descriptor file(Disk::real(), ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) return system_error("open", path);
    struct stat facts {};
    if (::fstat(file.number(), &facts) != 0) return system_error("read", path);
    if (S_ISDIR(facts.st_mode)) return fail("is a folder, not a file.", path);
    const auto too_large = [&] {
        return fail("is larger than " + std::to_string(most) + " bytes.", path);
    };
    const auto size = static_cast<std::uint64_t>(facts.st_size);
    if (size > most) return too_large();
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(size));
    char buffer[65536];
    for (;;) {
        const ssize_t count = ::read(file.number(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return system_error("read", path);
        if (count == 0) return bytes;
        bytes.append(buffer, static_cast<std::size_t>(count));
        if (bytes.size() > most) return too_large();  // it grew, or is a pipe
    }
}

Status replace_file(const std::filesystem::path& path, std::string_view bytes, unsigned mode,
                    Disk& disk) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return fail("is a folder, not a file.", path);
    // The new file would take the place of a device, such as /dev/stdout, or cut a link off.
    if (const auto there = std::filesystem::symlink_status(path, ignored);
        std::filesystem::exists(there) && !std::filesystem::is_regular_file(there))
        return fail("is a link or a device, not a file.", path, 0, "Name the file itself.");
    std::filesystem::path temporary = path;
    temporary += ".new";
    const Descriptor file(disk, open_locked(disk, temporary, mode));
    if (file.number() < 0) return system_error("create", temporary);
    if (auto written = write_whole(disk, file.number(), temporary, bytes, mode); !written) {
        disk.remove(temporary);
        return written;
    }
    if (disk.rename(temporary, path) != 0) {
        auto error = system_error("put in place", path);
        disk.remove(temporary);
        return error;
    }
    return sync_folder_of(path, disk);
}

Status sync_folder_of(const std::filesystem::path& path, Disk& disk) {
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    const Descriptor directory(disk, disk.open(folder, O_RDONLY | O_DIRECTORY, 0));
    if (directory.number() < 0) return system_error("sync the folder", folder);
    if (disk.sync(directory.number()) != 0 && errno != EINVAL)
        return system_error("sync the folder", folder);
    return {};
}

}  // namespace standpunkt
