#pragma once
#include <chrono>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

namespace standpunkt {

/// From the journal of visits, of this place's day; while nobody knows it, since the machine's
/// start.
struct VisitsToday {
    std::uint64_t visits = 0;
    std::uint64_t readers = 0;             ///< visits with a page open for 5 s or more
    std::chrono::seconds mean_reading{0};  ///< of a reader
    bool since_boot = false;               ///< the clock is not set: of what day they are is open
};

/// As "visits" in agent.json: {"visits":318,"readers":204,"mean_reading_seconds":130,
/// "since_boot":false}.
nlohmann::json to_json(const VisitsToday& visits);
/// The same out of agent.json. Nothing if it is not there or something else.
std::optional<VisitsToday> visits_in(const nlohmann::json& agent_state);

}  // namespace standpunkt
