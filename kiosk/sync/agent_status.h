#pragma once
// What the agent says of itself: RUN/agent.json, and `standpunkt-sync status`.
#include <nlohmann/json.hpp>
#include <string>

#include "slots/start_record.h"
#include "sync/agent.h"

namespace standpunkt {

/// The whole state; its keys are documented in sync/README.md. `version`: of the program.
nlohmann::json status_of(const Agent& agent, const Clock& clock, const std::string& version);
/// The same from the data folder alone, when no agent runs.
nlohmann::json status_without_agent(const KioskConfig& config, std::int64_t wall);

/// In plain words, several lines. `now`: s since 1970, for "3 minutes ago".
std::string status_in_words(const nlohmann::json& status, std::int64_t now);

}  // namespace standpunkt
