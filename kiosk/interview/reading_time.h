#pragma once
#include <cstddef>

#include "base/time.h"

namespace standpunkt {

/// Words a minute of a standing reader (VISITOR.md: dwell and idle times are derived from it).
inline constexpr int words_a_minute = 175;

inline Duration reading_time(std::size_t words) {
    return Duration(static_cast<Duration::rep>(words) * 60'000 / words_a_minute);
}

/// Whole minutes to print, at least 1.
inline int reading_minutes(std::size_t words) {
    const auto minutes = (reading_time(words) + Duration(30'000)) / Duration(60'000);
    return minutes < 1 ? 1 : static_cast<int>(minutes);
}

}  // namespace standpunkt
