#pragma once
#include <filesystem>
#include <functional>

#include "base/result.h"
#include "bundle/file_bytes.h"

namespace standpunkt {

/// Copies the bundle in `from` to `target` so that whoever looks there sees the old file or the
/// whole new one, also after the stick was pulled: a hidden name in the same folder, every byte
/// read back from the medium and compared by digest, synced, renamed. Its time is at least a whole
/// second later than that of the file it replaces, also with a wrong clock: some web servers tell
/// files apart by size and second alone. On failure the old file is untouched and nothing is left
/// behind.
Status copy_safely(const FileBytes& from, const std::filesystem::path& target,
                   const std::function<void(double done)>& progress);

}  // namespace standpunkt
