#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>

namespace standpunkt {

/// When the display last turned, s since boot, as it notes it in `file` (RunFolder::alive()).
/// Nothing if no display ran since the machine started. Any thread.
std::optional<std::int64_t> read_alive(const std::filesystem::path& file);

/// Now, s since the machine started, also while it slept. Any thread.
std::int64_t seconds_since_boot();

}  // namespace standpunkt
