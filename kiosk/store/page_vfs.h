#pragma once
// Inside this folder only: an SQLite VFS whose single file is a PageSource.
#include <sqlite3.h>

#include <memory>
#include <optional>
#include <string>

#include "store/page_source.h"

namespace standpunkt {

/// Registered under a name of its own while it lives. Opens exactly one kind of file, the main
/// database, read-only; journals, write-ahead logs and temporary files are refused. Calls come
/// from the thread that uses the connection.
class PageVfs {
  public:
    explicit PageVfs(std::shared_ptr<const PageSource> pages);
    ~PageVfs();
    PageVfs(const PageVfs&) = delete;
    PageVfs& operator=(const PageVfs&) = delete;

    const std::string& name() const { return x_name; }
    /// The source's last error, taken away.
    std::optional<Error> take_error();

    /// Any range; what lies beyond the end is zeros and SQLITE_IOERR_SHORT_READ.
    int read(char* to, std::size_t length, std::uint64_t offset);
    std::uint64_t size() const { return std::uint64_t{x_pages->page_count()} * page_size; }

  private:
    std::shared_ptr<const PageSource> x_pages;
    std::string x_name;
    sqlite3_vfs x_vfs{};
    std::optional<Error> x_error;
};

}  // namespace standpunkt
