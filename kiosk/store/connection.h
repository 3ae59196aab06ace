#pragma once
// Inside this folder only: what a Database and its statements share.
#include <sqlite3.h>

#include <filesystem>
#include <memory>

#include "base/result.h"

namespace standpunkt {

class PageVfs;

/// Owns the handle (and the VFS it reads through, which must outlive it).
class Connection {
  public:
    Connection(std::filesystem::path path, std::unique_ptr<PageVfs> vfs);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Status open(int flags);
    /// Limits and switches; before the first statement.
    Status harden();
    Status close();
    sqlite3* handle() const { return x_handle; }
    /// What went wrong last: the page source's own error if it was that, else SQLite's. A file
    /// that is broken is Damaged, a full one NoSpace.
    Error error() const;
    /// SQLite's own number of it.
    int error_number() const;

  private:
    std::filesystem::path x_path;
    std::unique_ptr<PageVfs> x_vfs;
    sqlite3* x_handle = nullptr;
};

}  // namespace standpunkt
