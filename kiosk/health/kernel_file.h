#pragma once
// Inside this folder only: the kernel's small files.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace standpunkt {

/// At most 64 KiB of a file, without blanks and zero bytes at its ends; empty if there is none.
std::string kernel_text(const std::filesystem::path& file);

/// The whole of `text` as a number; "0x" before a hexadecimal one may be missing.
std::optional<std::int64_t> whole_number(std::string_view text);
std::optional<std::uint64_t> hexadecimal(std::string_view text);

/// The entries of a folder whose names begin with `start`, in the order of their names; at most a
/// hundred.
std::vector<std::filesystem::path> entries(const std::filesystem::path& folder,
                                           std::string_view start);

}  // namespace standpunkt
