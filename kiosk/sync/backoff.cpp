#include "sync/backoff.h"

#include <algorithm>

namespace standpunkt {
namespace {

using namespace std::chrono_literals;

constexpr Duration first = 30s, most = 1h;

Duration part_of(Duration whole, double share) {
    return Duration(static_cast<Duration::rep>(static_cast<double>(whole.count()) * share));
}

}  // namespace

Duration back_off(unsigned failures, double random) {
    constexpr unsigned enough = 7;  // 30 s * 2^7 is above an hour
    return part_of(std::min(most, first * (1 << std::min(failures, enough))), random);
}

Duration poll_wait(std::chrono::seconds poll, double random) {
    return part_of(poll, 0.5 + random);
}

}  // namespace standpunkt
