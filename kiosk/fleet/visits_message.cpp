#include "fleet/visits_message.h"

#include <ctime>
#include <system_error>

#include "visits/report.h"

namespace standpunkt {
namespace {

using nlohmann::json;

constexpr int days_before = 7;

/// Noon of the local day that is `back` days before that of `now`: there is one on every day,
/// whatever summer time does.
std::tm noon(std::int64_t now, int back) {
    const auto seconds = static_cast<std::time_t>(now);
    std::tm day{};
    ::localtime_r(&seconds, &day);
    day.tm_mday -= back;
    day.tm_hour = 12;
    day.tm_min = day.tm_sec = 0;
    day.tm_isdst = -1;
    std::mktime(&day);
    return day;
}

}  // namespace

json visits_message(const std::filesystem::path& journal, std::int64_t now,
                    const std::string& boot) {
    std::error_code error;
    if (!std::filesystem::exists(journal, error)) return nullptr;
    json message;
    for (int back = 0; back <= days_before; ++back) {
        std::tm day = noon(now, back);
        const auto counts = visits_today(journal, std::mktime(&day), boot);
        if (!counts) return nullptr;
        char name[sizeof "2026-11-27"] = {};
        std::strftime(name, sizeof name, "%Y-%m-%d", &day);
        const json one = {{"day", counts->since_boot ? json() : json(name)},
                          {"visits", counts->visits},
                          {"readers", counts->readers},
                          {"mean_seconds", counts->mean_seconds},
                          {"mean_reading_seconds", counts->mean_reading_seconds}};
        if (back > 0)
            message["before"].push_back(one);
        else
            message = one;
        if (counts->since_boot) {
            message["before"] = json::array();  // nobody knows which day was which
            break;
        }
    }
    return message;
}

}  // namespace standpunkt
