#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"

namespace standpunkt {

/// The only clocks of the display: one that never jumps, and seconds since 1970.
Time now();
std::int64_t wall();

/// The day in this place's time, "2026-11-27", if the system says that its clock was set by a
/// server; else empty: a stand without a network may believe to be in 1970.
std::string trusted_day();

/// A time of the week in this place.
struct LocalMinute {
    int weekday = 0;  ///< 0: Monday
    int minute = 0;   ///< since midnight
    bool operator==(const LocalMinute&) const = default;
};
/// `time` after `begin`, on an ordinary day.
LocalMinute later(LocalMinute begin, Time time);
/// Of a moment, s since 1970; summer time is the system's to know.
LocalMinute local_minute(std::int64_t wall);
/// Of now, under the same condition as trusted_day.
std::optional<LocalMinute> trusted_minute();

}  // namespace standpunkt
