#pragma once
// Calendar days as content names them: "2025-05-14". Such texts compare as the days do.
#include <cstdint>
#include <string>
#include <string_view>

namespace standpunkt {

/// True for a day there is, written "YYYY-MM-DD", from the year 1000 on.
bool is_day(std::string_view text);

/// The day in UTC of a moment, in seconds since 1970. Years 1000 to 9999.
std::string day_of(std::int64_t seconds);

}  // namespace standpunkt
