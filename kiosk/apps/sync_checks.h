#pragma once
// What takes longer than a glance: each part of a stand tried, with what to do where it fails.
// Writes nothing to the stand's disk and changes nothing.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "config/kiosk_config.h"

namespace standpunkt {

struct Check {
    enum class Grade { Good, Doubtful, Bad, Skipped } grade = Grade::Good;
    std::string what;       ///< "key folder /etc/standpunkt/trusted.d"
    std::string finding;    ///< a sentence, or a few words
    std::string next_step;  ///< empty where nothing is to be done
};

/// Folders and their owners, keys, sources, bundles, the journal of visits, units. `wall`: s since
/// 1970.
std::vector<Check> check_stand(const KioskConfig& config, std::int64_t wall);

/// A line each, and its next step below it.
std::string checks_text(const std::vector<Check>& checks);
nlohmann::json to_json(const Check& check);

}  // namespace standpunkt
