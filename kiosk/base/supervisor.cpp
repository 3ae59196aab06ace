#include "base/supervisor.h"

#include <systemd/sd-daemon.h>

#include <algorithm>
#include <cstdint>

namespace standpunkt {
namespace {

constexpr Duration least_between{1'000};
constexpr int keep_environment = 0;

}  // namespace

Supervisor::Supervisor() {
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(keep_environment, &microseconds) > 0)
        x_watchdog = std::max(Duration(1), Duration(microseconds / 1000));
}

void Supervisor::ready() {
    if (x_ready) return;
    x_ready = true;
    sd_notify(keep_environment, "READY=1");
}

void Supervisor::status(const std::string& line) {
    if (line == x_status) return;
    x_status = line;
    std::string told = "STATUS=" + line;
    std::replace(told.begin(), told.end(), '\n', ' ');
    sd_notify(keep_environment, told.c_str());
}

void Supervisor::alive(Time now) {
    if (!x_watchdog) return;
    if (x_told && now < *x_told + std::min(least_between, *x_watchdog / 3)) return;
    x_told = now;
    sd_notify(keep_environment, "WATCHDOG=1");
}

Time Supervisor::due() const {
    if (!x_watchdog) return never;
    return x_told ? *x_told + *x_watchdog / 3 : Time(0);
}

void Supervisor::stopping() {
    sd_notify(keep_environment, "STOPPING=1");
}

}  // namespace standpunkt
