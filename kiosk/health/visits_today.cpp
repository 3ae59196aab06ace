#include "health/visits_today.h"

namespace standpunkt {

using nlohmann::json;

json to_json(const VisitsToday& visits) {
    return {{"visits", visits.visits},
            {"readers", visits.readers},
            {"mean_reading_seconds", visits.mean_reading.count()},
            {"since_boot", visits.since_boot}};
}

std::optional<VisitsToday> visits_in(const json& agent_state) {
    try {
        const json& told = agent_state.at("visits");
        return VisitsToday{
            told.at("visits").get<std::uint64_t>(), told.at("readers").get<std::uint64_t>(),
            std::chrono::seconds(told.at("mean_reading_seconds").get<std::int64_t>()),
            told.at("since_boot").get<bool>()};
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

}  // namespace standpunkt
