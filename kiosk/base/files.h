#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/disk.h"
#include "base/result.h"

namespace standpunkt {

/// The whole file. Refuses more than `most` bytes (bad input is an error, not a full memory).
Result<std::string> read_file(const std::filesystem::path& path,
                              std::uint64_t most = std::uint64_t{1} << 30);

/// Puts `bytes` at `path` so that a reader sees the old file or the whole new one, also after a
/// lost power supply: temporary name in the same folder, fsync, rename, fsync of the folder.
/// On failure the old file is untouched and the temporary one removed; only where the folder cannot
/// be synced the new file is in place and may be lost with the power. Writers of the same path wait
/// for each other. `mode`: permission bits of the new file, less the process's umask.
Status replace_file(const std::filesystem::path& path, std::string_view bytes, unsigned mode = 0644,
                    Disk& disk = Disk::real());

/// What was renamed onto `path` is there after a lost power supply too. File systems that cannot
/// sync a folder (some on sticks) have nothing to lose there: no error.
Status sync_folder_of(const std::filesystem::path& path, Disk& disk = Disk::real());

}  // namespace standpunkt
