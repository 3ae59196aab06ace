#pragma once
// When to ask a server again. Chance is an argument, as time is: 100,000 stands that lost the same
// server must not find it again in the same second.
#include "base/time.h"

namespace standpunkt {

/// After `failures` failed tries in a row: U(0, min(1 h, 30 s * 2^failures)). `random` is from
/// [0, 1).
Duration back_off(int failures, double random);

/// Between two checks where all is well: U(0.5, 1.5) of `poll`. `random` is from [0, 1).
Duration poll_wait(Duration poll, double random);

}  // namespace standpunkt
