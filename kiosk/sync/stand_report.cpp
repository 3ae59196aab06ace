#include "sync/stand_report.h"

#include "visits/report.h"

namespace standpunkt {

ReportInput report_input(const KioskConfig& config, const nlohmann::json& agent_state,
                         std::int64_t wall) {
    ReportInput input;
    input.box = read_box(config.data.path);
    input.agent = Heard{agent_state, std::chrono::seconds(0)};
    input.display = hear(config.run.display(), wall, input.box.uptime);
    input.wall = wall;
    input.contact = config.people.contact;
    std::error_code error;
    if (!std::filesystem::exists(config.data.visits(), error)) return input;
    if (const auto counts = visits_today(config.data.visits(), wall))
        input.visits = VisitsToday{static_cast<std::uint64_t>(counts->visits),
                                   static_cast<std::uint64_t>(counts->readers),
                                   std::chrono::seconds(counts->mean_reading_seconds)};
    return input;
}

}  // namespace standpunkt
