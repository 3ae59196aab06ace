#include "sync/stand_report.h"

#include "slots/start_record.h"
#include "visits/report.h"

namespace standpunkt {

std::optional<VisitsToday> count_today(const KioskConfig& config, std::int64_t wall) {
    std::error_code error;
    if (!std::filesystem::exists(config.data.visits(), error)) return {};
    const auto counts = visits_today(config.data.visits(), wall, boot_id());
    if (!counts) return {};
    return VisitsToday{static_cast<std::uint64_t>(counts->visits),
                       static_cast<std::uint64_t>(counts->readers),
                       std::chrono::seconds(counts->mean_reading_seconds), counts->since_boot};
}

ReportInput report_input(const KioskConfig& config, const nlohmann::json& agent_state,
                         std::int64_t wall) {
    ReportInput input;
    input.box = read_box(config.data.path);
    input.agent = Heard{agent_state, std::chrono::seconds(0)};
    input.display = hear(config.run.display(), wall, input.box.uptime);
    input.wall = wall;
    input.contact = config.people.contact;
    input.visits = count_today(config, wall);
    return input;
}

}  // namespace standpunkt
