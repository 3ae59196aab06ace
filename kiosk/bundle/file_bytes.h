#pragma once
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/disk.h"
#include "base/result.h"
#include "bundle/byte_source.h"

namespace standpunkt {

/// A regular file behind one descriptor: what stands under the name later does not matter.
class FileBytes : public ByteSource {
  public:
    static Result<std::shared_ptr<FileBytes>> open(const std::filesystem::path& path);
    /// For a builder: read and write.
    static Result<std::shared_ptr<FileBytes>> open_writable(const std::filesystem::path& path,
                                                            Disk& disk = Disk::real());
    /// The same, made empty if it is not there.
    static Result<std::shared_ptr<FileBytes>> open_or_create(const std::filesystem::path& path,
                                                             Disk& disk = Disk::real());
    /// A new, empty file; an error if there is one.
    static Result<std::shared_ptr<FileBytes>> create(const std::filesystem::path& path,
                                                     Disk& disk = Disk::real());
    /// A file somebody else opened and handed over; closed with this object. `name` is what
    /// messages call it.
    static Result<std::shared_ptr<FileBytes>> adopt(int descriptor,
                                                    const std::filesystem::path& name);
    ~FileBytes() override;
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    std::uint64_t size() const override { return x_size; }
    Result<std::string> read(std::uint64_t offset, std::size_t length) const override;
    /// Only of a writable file. The size follows.
    Status write(std::uint64_t offset, std::string_view bytes);
    /// Only of a writable file: exactly `size` bytes from now on; what is new reads as zeros and
    /// takes no room until it is written.
    Status resize(std::uint64_t size);
    /// Everything written is on the disk when this returns.
    Status sync();
    /// Bytes it really takes on its disk: less than its size while it has holes.
    std::uint64_t allocated() const;
    const std::filesystem::path& path() const { return x_path; }
    int descriptor() const { return x_descriptor; }  ///< to hand over; stays this object's

  private:
    FileBytes(Disk& disk, int descriptor, std::uint64_t size, std::filesystem::path path);
    static Result<std::shared_ptr<FileBytes>> open_with(const std::filesystem::path& path,
                                                        int flags, Disk& disk);
    static Result<std::shared_ptr<FileBytes>> checked(int descriptor,
                                                      const std::filesystem::path& path,
                                                      Disk& disk);
    Disk& x_disk;
    int x_descriptor;
    std::uint64_t x_size;
    std::filesystem::path x_path;
};

/// A file with a temporary name in the folder of its target; removed unless it was put in place.
class NewFile {
  public:
    /// "TARGET.new"; what a crash left there is removed.
    explicit NewFile(std::filesystem::path target);
    /// With a name of its own, in the folder of its target.
    NewFile(std::filesystem::path target, std::filesystem::path name);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    const std::filesystem::path& path() const { return x_path; }
    /// Renames onto the target and syncs the folder. The file itself was synced before.
    Status put_in_place();

  private:
    std::filesystem::path x_target, x_path;
    bool x_in_place = false;
};

}  // namespace standpunkt
