#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "base/day.h"
#include "visits/figures.h"

namespace standpunkt {
namespace {

std::chrono::year_month_day calendar(Day day) {
    return std::chrono::sys_days(std::chrono::days(day));
}

std::tm local_time(std::int64_t wall) {
    const std::time_t seconds = wall;
    std::tm local{};
    ::localtime_r(&seconds, &local);
    return local;
}

}  // namespace

Result<Day> day_from(const std::string& text, const char* what) {
    if (!is_day(text))
        return fail("\"" + text + "\" is no day.", {}, 0,
                    std::string("Write ") + what + " as 2026-11-27.");
    using namespace std::chrono;
    const sys_days day = year(std::atoi(text.substr(0, 4).c_str())) /
                         static_cast<unsigned>(std::atoi(text.substr(5, 2).c_str())) /
                         static_cast<unsigned>(std::atoi(text.substr(8, 2).c_str()));
    return day.time_since_epoch().count();
}

std::string day_text(Day day) {
    return day_of(day * 86'400);
}

int weekday_of(Day day) {
    return static_cast<int>(((day + 3) % 7 + 7) % 7);
}

std::int64_t east_of_utc(std::int64_t wall) {
    return local_time(wall).tm_gmtoff;
}

Day local_day(std::int64_t wall) {
    const std::tm local = local_time(wall);
    using namespace std::chrono;
    const sys_days day = year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday;
    return day.time_since_epoch().count();
}

std::int64_t day_begin(Day day) {
    const auto date = calendar(day);
    std::tm local{};
    local.tm_year = static_cast<int>(date.year()) - 1900;
    local.tm_mon = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    local.tm_mday = static_cast<int>(static_cast<unsigned>(date.day()));
    local.tm_isdst = -1;
    return ::mktime(&local);
}

int minute_of_day(std::int64_t wall) {
    const std::tm local = local_time(wall);
    return local.tm_hour * 60 + local.tm_min;
}

Depth depth_of(int percent) {
    if (percent <= 0) return Depth::Opened;
    if (percent <= 50) return Depth::Begun;
    return percent < 100 ? Depth::Half : Depth::Whole;
}

}  // namespace standpunkt
