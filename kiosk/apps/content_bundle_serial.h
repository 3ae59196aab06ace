#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "base/file_lock.h"
#include "base/result.h"

namespace standpunkt {

/// While it is held no other build of the folder gives out a serial: two at once would read the
/// same last one. Waits for another build, which `waiting` is told before.
Result<FileLock> lock_serials(const std::filesystem::path& folder,
                              const std::function<void()>& waiting);

/// The highest serial a bundle of `channel` was built with from this folder; 0 if there was none.
/// Kept in FOLDER/.standpunkt/serials.toml; a damaged file is an error, because guessing could
/// give a serial twice.
Result<std::uint64_t> last_serial(const std::filesystem::path& folder, const std::string& channel);
/// Durable when it returns. A smaller serial than the last one changes nothing.
Status remember_serial(const std::filesystem::path& folder, const std::string& channel,
                       std::uint64_t serial);

}  // namespace standpunkt
