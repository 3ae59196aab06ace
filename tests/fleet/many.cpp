// Many stands at one broker, and what that costs.
#include <sys/resource.h>

#include <cstdio>
#include <set>

#include "desk.h"
#include "fleet/status.h"
#include "support/effort.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

/// A message as a real stand sends it, of usual length.
json usual_status(int stand, int serial) {
    ReportInput input;
    input.agent = standpunkt::Heard{{{"channel", "demo"},
                                     {"stale", false},
                                     {"shows",
                                      {{"slot", "current"},
                                       {"serial", serial},
                                       {"title", "Stadt im Wandel: Gespräche am Hafen"}}},
                                     {"sources", {{{"last_check", 1'790'000'000}}}}},
                                    0s};
    input.display = standpunkt::Heard{{{"connected", true}, {"touch_devices", 1}}, 0s};
    input.box.temperature = Temperature{51.3, {}};
    input.box.uptime = 86'400s;
    input.box.memory = BoxMemory{4ULL << 30, 3ULL << 30};
    input.box.data = Storage{.free = 20ULL << 30, .size = 28ULL << 30};
    input.box.clock.set = true;
    input.box.model = "Raspberry Pi 4 Model B Rev 1.4";
    Report report;
    report.sentence = "The stand is well.";
    return fleet_status(input, report, "stand-" + std::to_string(stand), "1.2.3");
}

/// A number the broker publishes of itself.
std::optional<std::uint64_t> number(const Listener& listener, const std::string& name) {
    const auto last = listener.last("$SYS/broker/" + name);
    if (!last) return std::nullopt;
    return std::stoull(last->payload);
}

/// Each stand has six files open, the broker one.
bool may_open(rlim_t files) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur >= files;
}

struct Traffic {
    std::uint64_t bytes = 0, messages = 0;
};

/// Once the broker's own numbers stand still.
Traffic traffic(const Listener& listener) {
    Traffic now, before;
    wait_for([&] {
        std::this_thread::sleep_for(2500ms);
        before = now;
        now = {number(listener, "bytes/received").value_or(0),
               number(listener, "messages/received").value_or(0)};
        return now.bytes != 0 && now.bytes == before.bytes;
    });
    return now;
}

}  // namespace

TEST_CASE("many stands at one broker are all seen, and each costs little") {
    const int stands = long_run() ? 500 : 60;
    if (!may_open(static_cast<rlim_t>(stands) * 8 + 100)) SKIP("too few open files are allowed");
    Broker::Options options;
    options.more = "sys_interval 1\n";
    const auto broker = broker_or_skip(options);
    const Listener figures(*broker, {}, "$SYS/broker/+/received");
    const Listener office(*broker, {}, "standpunkt/+/status");
    std::vector<std::unique_ptr<FleetDesk>> desks;
    for (int stand = 0; stand < stands; ++stand) {
        desks.push_back(
            std::make_unique<FleetDesk>(broker->config(), "stand-" + std::to_string(stand)));
        desks.back()->open().tell(usual_status(stand, 1), desks.back()->now);
    }
    const auto with_serial = [&](int serial) {
        std::set<std::string> topics;
        for (const Overheard& one : office.heard())
            if (json::parse(one.payload).value("serial", 0) == serial) topics.insert(one.topic);
        return static_cast<int>(topics.size());
    };
    REQUIRE(wait_for([&] { return with_serial(1) == stands; }, 240s));
    const Traffic before = traffic(figures);
    for (int stand = 0; stand < stands; ++stand) {
        desks[static_cast<std::size_t>(stand)]->pass(10s);
        desks[static_cast<std::size_t>(stand)]->fleet->tell(
            usual_status(stand, 2), desks[static_cast<std::size_t>(stand)]->now);
    }
    REQUIRE(wait_for([&] { return with_serial(2) == stands; }, 240s));
    const Traffic after = traffic(figures);
    const double bytes = static_cast<double>(after.bytes - before.bytes) / stands;
    const double messages = static_cast<double>(after.messages - before.messages) / stands;
    std::printf(
        "%d stands: one news is %.2f messages and %.0f bytes to the broker each; %.0f bytes "
        "to come in\n",
        stands, messages, bytes, static_cast<double>(before.bytes) / stands);
    // The listeners say next to nothing: one message a stand, give or take a ping.
    CHECK(messages >= 1);
    CHECK(messages < 1.5);
    CHECK(bytes < 1500);
}

}  // namespace standpunkt::test
