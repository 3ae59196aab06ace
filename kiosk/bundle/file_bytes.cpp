#include "bundle/file_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/files.h"
#include "base/system_error.h"

namespace standpunkt {
FileBytes::FileBytes(Disk& disk, int descriptor, std::uint64_t size, std::filesystem::path path)
    : x_disk(disk), x_descriptor(descriptor), x_size(size), x_path(std::move(path)) {}

FileBytes::~FileBytes() {
    x_disk.close(x_descriptor);
}

Result<std::shared_ptr<FileBytes>> FileBytes::open_with(const std::filesystem::path& path,
                                                        int flags, Disk& disk) {
    // Non-blocking, because opening a pipe would wait for its other end.
    const int descriptor = disk.open(path, flags | O_NONBLOCK, 0644);
    if (descriptor < 0) return system_error((flags & O_EXCL) != 0 ? "create" : "open", path);
    return checked(descriptor, path, disk);
}

Result<std::shared_ptr<FileBytes>> FileBytes::checked(int descriptor,
                                                      const std::filesystem::path& path,
                                                      Disk& disk) {
    struct stat facts {};
    const bool known = ::fstat(descriptor, &facts) == 0;
    if (!known || !S_ISREG(facts.st_mode)) {
        disk.close(descriptor);
        if (known && S_ISDIR(facts.st_mode)) return fail("is a folder, not a file.", path);
        return fail("is not a regular file.", path);
    }
    return std::shared_ptr<FileBytes>(
        new FileBytes(disk, descriptor, static_cast<std::uint64_t>(facts.st_size), path));
}

Result<std::shared_ptr<FileBytes>> FileBytes::open(const std::filesystem::path& path) {
    return open_with(path, O_RDONLY, Disk::real());
}

Result<std::shared_ptr<FileBytes>> FileBytes::open_writable(const std::filesystem::path& path,
                                                            Disk& disk) {
    return open_with(path, O_RDWR, disk);
}

Result<std::shared_ptr<FileBytes>> FileBytes::open_or_create(const std::filesystem::path& path,
                                                             Disk& disk) {
    return open_with(path, O_RDWR | O_CREAT, disk);
}

Result<std::shared_ptr<FileBytes>> FileBytes::create(const std::filesystem::path& path,
                                                     Disk& disk) {
    return open_with(path, O_RDWR | O_CREAT | O_EXCL, disk);
}

Result<std::shared_ptr<FileBytes>> FileBytes::adopt(int descriptor,
                                                    const std::filesystem::path& name) {
    return checked(descriptor, name, Disk::real());
}

Result<std::string> FileBytes::read(std::uint64_t offset, std::size_t length) const {
    if (offset > x_size || length > x_size - offset) return fail("ends too early.", x_path);
    std::string bytes(length, '\0');
    for (std::size_t done = 0; done < length;) {
        const ssize_t count = ::pread(x_descriptor, bytes.data() + done, length - done,
                                      static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return system_error("read", x_path);
        if (count == 0) return fail("became shorter while it was read.", x_path);
        done += static_cast<std::size_t>(count);
    }
    return bytes;
}

Status FileBytes::write(std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count =
            x_disk.write(x_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return system_error("write", x_path);
        bytes.remove_prefix(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
    x_size = std::max(x_size, offset);
    return {};
}

Status FileBytes::resize(std::uint64_t size) {
    if (x_disk.truncate(x_descriptor, static_cast<off_t>(size)) != 0)
        return system_error("resize", x_path);
    x_size = size;
    return {};
}

Status FileBytes::sync() {
    if (x_disk.sync(x_descriptor) != 0) return system_error("sync", x_path);
    return {};
}

std::uint64_t FileBytes::allocated() const {
    struct stat facts {};
    if (::fstat(x_descriptor, &facts) != 0) return 0;
    return static_cast<std::uint64_t>(facts.st_blocks) * 512;
}

NewFile::NewFile(std::filesystem::path target)
    : NewFile(target, std::filesystem::path(target.native() + ".new")) {}

NewFile::NewFile(std::filesystem::path target, std::filesystem::path name)
    : x_target(std::move(target)), x_path(std::move(name)) {
    ::unlink(x_path.c_str());
}

NewFile::~NewFile() {
    if (!x_in_place) ::unlink(x_path.c_str());
}

Status NewFile::put_in_place() {
    if (::rename(x_path.c_str(), x_target.c_str()) != 0)
        return system_error("put in place", x_target);
    x_in_place = true;
    return sync_folder_of(x_target);
}

}  // namespace standpunkt
