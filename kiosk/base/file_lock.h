#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <utility>

#include "base/result.h"

namespace standpunkt {

/// A lock between processes that ask for it, on a file that stays behind empty. Falls with this
/// object, or with the process however that ends.
class FileLock {
  public:
    /// Makes the file if it is not there; its folder has to be. Waits for another holder; `waiting`
    /// is called once before that. Where a file system knows no locks there is one holder, by our
    /// own rule. Any thread.
    static Result<FileLock> take(const std::filesystem::path& path,
                                 const std::function<void()>& waiting = {});
    /// The same without waiting: nothing if another holder has it.
    static Result<std::optional<FileLock>> try_take(const std::filesystem::path& path);
    /// Whether somebody holds it now. False where the file is not there or cannot be opened.
    static bool held(const std::filesystem::path& path);
    ~FileLock();
    FileLock(FileLock&& other) noexcept : x_file(std::exchange(other.x_file, -1)) {}
    FileLock& operator=(FileLock&&) = delete;

  private:
    explicit FileLock(int file) : x_file(file) {}
    int x_file;
};

}  // namespace standpunkt
