#pragma once
#include <cstdint>
#include <string>

#include "base/time.h"

namespace standpunkt {

/// The only clocks of the display: one that never jumps, and seconds since 1970.
Time now();
std::int64_t wall();

/// The day in this place's time, "2026-11-27", if the system says that its clock was set by a
/// server; else empty: a stand without a network may believe to be in 1970.
std::string trusted_day();

}  // namespace standpunkt
