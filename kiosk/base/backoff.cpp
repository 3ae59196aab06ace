#include "base/backoff.h"

#include <algorithm>

namespace standpunkt {
namespace {

using namespace std::chrono_literals;

constexpr Duration first = 30s, longest = 1h;

Duration share(Duration whole, double part) {
    return Duration(static_cast<Duration::rep>(static_cast<double>(whole.count()) * part));
}

}  // namespace

Duration back_off(int failures, double random) {
    // Seven doublings are past the longest already; more would only overflow.
    const int doublings = std::clamp(failures, 0, 7);
    return share(std::min(longest, first * (1 << doublings)), std::clamp(random, 0.0, 1.0));
}

Duration poll_wait(Duration poll, double random) {
    return share(poll, 0.5 + std::clamp(random, 0.0, 1.0));
}

}  // namespace standpunkt
