#pragma once
// A whole download on its way to being read. Inside this folder only.
#include <memory>

#include "base/disk.h"
#include "bundle/file_bytes.h"
#include "sync/source.h"

namespace standpunkt {

/// A file without a name: it goes with the last who reads it, and with a pulled plug.
class Spool {
  public:
    /// Through `path`, which is free again when this returns. Errors: NoSpace, NotWritten.
    static Result<std::unique_ptr<Spool>> create(const std::filesystem::path& path, Disk& disk);
    ~Spool();
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    std::uint64_t size() const { return x_size; }
    Status append(std::string_view bytes);
    /// What was appended, for reading; nothing can be appended any more.
    Result<std::shared_ptr<FileBytes>> take();

  private:
    Spool(std::filesystem::path path, int file, Disk& disk)
        : x_path(std::move(path)), x_file(file), x_disk(disk) {}
    std::filesystem::path x_path;
    int x_file;
    Disk& x_disk;
    std::uint64_t x_size = 0;
};

}  // namespace standpunkt
