#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "fleet/topics.h"

namespace standpunkt {

/// Tells Home Assistant (2024.11 and later) what a stand has: one device with its sensors, buttons
/// and picture, in one message. `version`: of the program.
nlohmann::json discovery_of(const Topics& topics, const std::string& version);

}  // namespace standpunkt
