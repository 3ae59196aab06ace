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

}  // namespace standpunkt
