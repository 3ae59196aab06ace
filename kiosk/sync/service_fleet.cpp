// What the service does of what comes from the broker.
#include "base/log.h"
#include "sync/service.h"

namespace standpunkt {

void Service::serve_fleet() {
    const auto wishes = x_fleet.look(x_clock.now());
    if (wishes.check_now) x_jobs.push_back({{{{"verb", "check-now"}}, {}}, nullptr, 0});
    if (!wishes.for_display) return;
    const std::uint64_t id = hint(to_string(*wishes.for_display));
    x_fleet.asked(*wishes.for_display, id, x_clock.now());
}

void Service::check_for_fleet(const Job& job) {
    const VerbAnswer answer = carry_out(x_agent, job.request, *this);
    log_info("check-now: " + answer.text.substr(0, answer.text.find_last_not_of('\n') + 1));
}

}  // namespace standpunkt
