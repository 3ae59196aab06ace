#pragma once
#include <filesystem>

namespace standpunkt {

/// True if the disk this partition lies on is one the machine itself runs from: some partition of
/// it is mounted already. A machine that was booted from USB does not serve itself as a stick.
bool belongs_to_machine(const std::filesystem::path& device,
                        const std::filesystem::path& root = "/");

}  // namespace standpunkt
