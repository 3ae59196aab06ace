#pragma once
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace standpunkt {

/// What was counted on the local day of `now` (s since 1970) and on the seven before, for
/// Fleet::tell_visits; while the display of `boot`, this start of the machine, knows no clock:
/// since that start. README.md has the keys. Nothing (null) if the journal is not there or cannot
/// be read. Some milliseconds. Any thread.
nlohmann::json visits_message(const std::filesystem::path& journal, std::int64_t now,
                              const std::string& boot);

}  // namespace standpunkt
