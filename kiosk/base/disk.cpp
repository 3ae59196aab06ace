#include "base/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

namespace standpunkt {

Disk& Disk::real() {
    static Disk disk;
    return disk;
}

int Disk::open(const std::filesystem::path& path, int flags, unsigned mode) {
    return ::open(path.c_str(), flags | O_CLOEXEC, mode);
}

ssize_t Disk::write(int file, const void* bytes, std::size_t length, off_t offset) {
    return ::pwrite(file, bytes, length, offset);
}

int Disk::truncate(int file, off_t length) {
    return ::ftruncate(file, length);
}

int Disk::sync(int file) {
    return ::fsync(file);
}

int Disk::rename(const std::filesystem::path& from, const std::filesystem::path& to) {
    return ::rename(from.c_str(), to.c_str());
}

int Disk::remove(const std::filesystem::path& path) {
    return ::unlink(path.c_str());
}

int Disk::make_folder(const std::filesystem::path& path, unsigned mode) {
    return ::mkdir(path.c_str(), mode);
}

int Disk::close(int file) {
    return ::close(file);
}

}  // namespace standpunkt
