#include "apps/display_clock.h"

#include <chrono>
#include <ctime>

#include "health/box.h"

namespace standpunkt {

Time now() {
    return std::chrono::duration_cast<Time>(std::chrono::steady_clock::now().time_since_epoch());
}

std::int64_t wall() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string trusted_day() {
    if (!clock_is_set().value_or(false)) return {};
    const std::time_t seconds = wall();
    std::tm local{};
    char text[16];
    if (!localtime_r(&seconds, &local) || std::strftime(text, sizeof text, "%Y-%m-%d", &local) == 0)
        return {};
    return text;
}

LocalMinute local_minute(std::int64_t wall) {
    const std::time_t seconds = wall;
    std::tm local{};
    localtime_r(&seconds, &local);
    return {(local.tm_wday + 6) % 7, local.tm_hour * 60 + local.tm_min};
}

LocalMinute later(LocalMinute begin, Time time) {
    constexpr long a_day = 24 * 60;
    const long minutes =
        begin.weekday * a_day + begin.minute +
        static_cast<long>(std::chrono::duration_cast<std::chrono::minutes>(time).count());
    return {static_cast<int>(minutes / a_day % 7), static_cast<int>(minutes % a_day)};
}

std::optional<LocalMinute> trusted_minute() {
    if (!clock_is_set().value_or(false)) return {};
    return local_minute(wall());
}

}  // namespace standpunkt
