#pragma once
// Inside this folder only: where a folder lies, and how that disk is.
#include <filesystem>
#include <optional>

#include "health/box.h"

namespace standpunkt {

/// See read_box; nothing if `data` is not there.
std::optional<Storage> read_storage(const std::filesystem::path& data,
                                    const std::filesystem::path& root);

/// Whether the file system at / takes nothing.
std::optional<bool> read_root_read_only(const std::filesystem::path& root);

}  // namespace standpunkt
