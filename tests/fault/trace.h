#pragma once
// What a program does to a disk, in its order.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/disk.h"

namespace standpunkt::test {

/// One call that changed something, or made changes durable. Files are numbered: a name may come to
/// mean another file.
struct Operation {
    enum class Kind { Create, Write, Truncate, SyncFile, SyncFolder, Rename, Remove, MakeFolder };
    Kind kind = Kind::Write;
    int file = -1;
    std::string path, to;      ///< Create, Remove, MakeFolder, SyncFolder; Rename: from and to
    std::uint64_t offset = 0;  ///< Write; Truncate: the new length
    std::string bytes;         ///< Write
};

/// A file's bytes, shared by the many states that do not change it.
struct Content {
    std::string bytes;
    Digest id;
    explicit Content(std::string its) : bytes(std::move(its)), id(digest(bytes)) {}
};

/// Files and names as they are on a disk: by number, by name.
struct DiskState {
    std::map<int, std::shared_ptr<const Content>> files;
    std::map<std::string, int> names;  ///< -1: a folder
};

/// The files below `folder`, by their whole names.
DiskState read_state(const std::filesystem::path& folder);
/// Makes `folder` hold exactly `state`, whose names begin with `original`.
void materialise(const DiskState& state, const std::filesystem::path& original,
                 const std::filesystem::path& folder);

/// Does what it is asked and notes it. `state` is what is there when it begins.
class TracingDisk : public Disk {
  public:
    explicit TracingDisk(const DiskState& state) : x_names(state.names), x_next(1'000) {}

    const std::vector<Operation>& operations() const { return x_operations; }

    int open(const std::filesystem::path& path, int flags, unsigned mode) override;
    ssize_t write(int file, const void* bytes, std::size_t length, off_t offset) override;
    int truncate(int file, off_t length) override;
    int sync(int file) override;
    int rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    int remove(const std::filesystem::path& path) override;
    int make_folder(const std::filesystem::path& path, unsigned mode) override;
    int close(int file) override;

  private:
    struct Open {
        int file;  ///< -1: a folder
        std::string path;
    };
    std::vector<Operation> x_operations;
    std::map<std::string, int> x_names;
    std::map<int, Open> x_open;
    int x_next;

    void note(Operation operation) { x_operations.push_back(std::move(operation)); }
};

}  // namespace standpunkt::test
