#pragma once
#include <cstdint>

#include "base/time.h"

namespace standpunkt {

/// The only clocks of the display: one that never jumps, and seconds since 1970.
Time now();
std::int64_t wall();

}  // namespace standpunkt
