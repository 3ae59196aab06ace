#pragma once
// What a stand publishes of itself: flat objects, so that Telegraf and Home Assistant take each
// value by its name. README.md lists the keys.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "health/report.h"

namespace standpunkt {

/// `input` as for report_of, `report` what that made of it in English. `version`: of the program.
nlohmann::json fleet_status(const ReportInput& input, const Report& report,
                            const std::string& kiosk, const std::string& version);

/// Keys that change without anything having happened.
const std::vector<std::string>& drifting_keys();

/// What stands on the broker once the stand has gone, whether it said so or not.
nlohmann::json farewell_status(const std::string& kiosk);

}  // namespace standpunkt
