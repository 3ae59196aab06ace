#pragma once
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "bundle/byte_source.h"

namespace standpunkt {

/// A regular file behind one descriptor: what stands under the name later does not matter.
class FileBytes : public ByteSource {
  public:
    static Result<std::shared_ptr<FileBytes>> open(const std::filesystem::path& path);
    /// For a builder: read and write.
    static Result<std::shared_ptr<FileBytes>> open_writable(const std::filesystem::path& path);
    /// A new, empty file; an error if there is one.
    static Result<std::shared_ptr<FileBytes>> create(const std::filesystem::path& path);
    ~FileBytes() override;
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    std::uint64_t size() const override { return x_size; }
    Result<std::string> read(std::uint64_t offset, std::size_t length) const override;
    /// Only of a writable file. The size follows.
    Status write(std::uint64_t offset, std::string_view bytes);
    /// Everything written is on the disk when this returns.
    Status sync();
    const std::filesystem::path& path() const { return x_path; }

  private:
    FileBytes(int descriptor, std::uint64_t size, std::filesystem::path path);
    static Result<std::shared_ptr<FileBytes>> open_with(const std::filesystem::path& path,
                                                        int flags);
    int x_descriptor;
    std::uint64_t x_size;
    std::filesystem::path x_path;
};

/// A file with a temporary name in the folder of its target; removed unless it was put in place.
class NewFile {
  public:
    /// "TARGET.new"; what a crash left there is removed.
    explicit NewFile(std::filesystem::path target);
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
