#pragma once
// Time is an argument, never a call, outside apps/: three days of attract loop is a test of
// milliseconds.
#include <chrono>

namespace standpunkt {

using Duration = std::chrono::milliseconds;
/// Milliseconds on a steady clock since an arbitrary origin (program start).
using Time = std::chrono::milliseconds;

/// "No deadline": later than any other time.
inline constexpr Time never = Time::max();

}  // namespace standpunkt
