#pragma once
#include "base/time.h"

namespace standpunkt {

/// How long to leave a source alone after `failures` in a row (at least 1): between nothing and
/// min(1 h, 30 s * 2^failures), so that stands which failed together do not come back together
/// ("full jitter"). `random`: 0 <= random < 1.
Duration back_off(unsigned failures, double random);

/// How long until the next check after a success: between half and one and a half of `poll`.
Duration poll_wait(std::chrono::seconds poll, double random);

}  // namespace standpunkt
