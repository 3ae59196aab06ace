#pragma once
// Everything that a report of this stand is made from.
#include <nlohmann/json.hpp>

#include "config/kiosk_config.h"
#include "health/report.h"

namespace standpunkt {

/// Today's visits, from the journal. Nothing if it is not there or cannot be read. `wall`: s since
/// 1970. Waits for the display's transaction, some seconds on a bad disk. Any thread.
std::optional<VisitsToday> count_today(const KioskConfig& config, std::int64_t wall);

/// `agent_state`: as in agent.json, fresh. Hears the display, reads the box and today's visits:
/// some milliseconds. What cannot be had is left out. `wall`: s since 1970.
ReportInput report_input(const KioskConfig& config, const nlohmann::json& agent_state,
                         std::int64_t wall);

}  // namespace standpunkt
