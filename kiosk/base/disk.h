#pragma once
#include <sys/types.h>

#include <cstddef>
#include <filesystem>

namespace standpunkt {

/// The calls that change a disk, each as POSIX has it: negative and errno on failure. Whatever a
/// stand writes and means to keep goes through one of these, so that a test can note, refuse or end
/// the program at each single one. Any thread.
class Disk {
  public:
    virtual ~Disk() = default;
    /// The machine's own; what every caller has that names no other.
    static Disk& real();

    /// A descriptor, closed on exec. `flags` and `mode` as of open(2).
    virtual int open(const std::filesystem::path& path, int flags, unsigned mode);
    /// As pwrite(2): may write fewer bytes than asked for.
    virtual ssize_t write(int file, const void* bytes, std::size_t length, off_t offset);
    virtual int truncate(int file, off_t length);
    /// As fsync(2), of a file or a folder.
    virtual int sync(int file);
    virtual int rename(const std::filesystem::path& from, const std::filesystem::path& to);
    virtual int remove(const std::filesystem::path& path);  ///< a file
    virtual int make_folder(const std::filesystem::path& path, unsigned mode);
    virtual int close(int file);
};

}  // namespace standpunkt
