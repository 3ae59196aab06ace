// Two hundred agents, each with its data folder and its thread, against one nginx.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <map>
#include <random>

#include "support/agent_desk.h"
#include "support/nginx.h"
#include "support/patience.h"

namespace standpunkt::test {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

class RealClock : public Clock {
  public:
    explicit RealClock(unsigned seed) : x_random(seed) {}
    Time now() const override {
        return std::chrono::duration_cast<Time>(
            std::chrono::steady_clock::now().time_since_epoch());
    }
    std::int64_t wall() const override { return 1'790'000'000; }
    std::int64_t since_boot() const override { return 1'000; }
    double random() override { return std::uniform_real_distribution<double>()(x_random); }

  private:
    std::mt19937 x_random;
};

/// One stand: its agent steps whenever something is due.
class Stand200 {
  public:
    Stand200(const StandMaker& maker, const std::string& url, std::chrono::seconds poll, unsigned n)
        : x_clock(n) {
        KioskConfig config;
        config.channel = StandMaker::channel;
        config.kiosk = "stand-" + std::to_string(n);
        config.data.path = maker.path / config.kiosk;
        config.trusted = maker.trusted;
        config.factory = maker.factory();
        config.sources = {HttpAddress{url}};
        config.network.poll = poll;
        auto opened = Agent::open(config, x_clock);
        REQUIRE(opened);
        x_agent = std::move(*opened);
        x_thread = std::thread([this] { run(); });
    }
    ~Stand200() {
        x_stop = true;
        x_thread.join();
    }
    std::uint64_t serial() const { return x_serial; }

  private:
    RealClock x_clock;
    std::unique_ptr<Agent> x_agent;
    std::atomic<bool> x_stop = false;
    std::atomic<std::uint64_t> x_serial = 0;
    std::thread x_thread;

    void run() {
        Pulse pulse;
        while (!x_stop) {
            const Time due = x_agent->step(pulse);
            if (x_agent->table().trial) x_serial = x_agent->table().trial->identity.serial;
            while (!x_stop && x_clock.now() < due) std::this_thread::sleep_for(20ms);
        }
    }
};

void publish(const Nginx& nginx, const std::filesystem::path& file, int count) {
    const auto fresh = nginx.root() / ".fresh";
    std::filesystem::copy_file(file, fresh);
    std::filesystem::last_write_time(
        fresh, std::filesystem::file_time_type::clock::now() + std::chrono::seconds(count));
    std::filesystem::rename(fresh, nginx.root() / "x.standpunkt");
}

/// The largest number of requests within one second.
std::size_t peak(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    std::size_t most = 0;
    for (std::size_t first = 0, last = 0; last < times.size(); ++last) {
        while (times[last] - times[first] > 1) ++first;
        most = std::max(most, last - first + 1);
    }
    return most;
}

}  // namespace

TEST_CASE("two hundred stands take an update from one server, spread out, each only its pages") {
    constexpr std::size_t stands = 200;
    constexpr std::chrono::seconds poll = 6s;
    auto started = Nginx::start();
    if (!started) SKIP(to_string(started.error()));
    const Nginx& nginx = **started;
    const StandMaker maker;
    publish(nginx, maker.make("one", 1), 1);
    std::vector<std::unique_ptr<Stand200>> fleet;
    for (std::size_t n = 0; n < stands; ++n)
        fleet.push_back(std::make_unique<Stand200>(maker, nginx.url("x.standpunkt"), poll,
                                                   static_cast<unsigned>(n)));
    const auto all_have = [&](std::uint64_t serial) {
        return std::all_of(fleet.begin(), fleet.end(),
                           [&](const auto& one) { return one->serial() == serial; });
    };
    REQUIRE(wait_for([&] { return all_have(1); }, 180s));
    const std::size_t installed = nginx.log().size();
    std::this_thread::sleep_for(2 * poll);
    const std::size_t idle = nginx.log().size();
    publish(nginx, maker.make("two", 2), 2);
    REQUIRE(wait_for([&] { return all_have(2); }, 180s));
    fleet.clear();
    const auto log = nginx.log(idle + stands);

    std::map<std::string, std::vector<double>> checks;
    std::map<std::string, std::uint64_t> moved;
    std::vector<double> times;
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < log.size(); ++i) {
        const json& line = log[i];
        const std::string kiosk = line.at("kiosk"), range = line.at("range");
        const double time = line.at("time");
        times.push_back(time);
        if (i >= installed && range.starts_with("bytes=-")) checks[kiosk].push_back(time);
        if (i >= idle) {
            const std::uint64_t bytes = line.at("bytes");
            total += bytes;
            if (!range.starts_with("bytes=-")) moved[kiosk] += bytes;
        }
    }
    CHECK(moved.size() == stands);
    for (const auto& [kiosk, bytes] : moved) {
        INFO(kiosk);
        CHECK(bytes == moved.begin()->second);
        CHECK(bytes % 65'536 == 0);
        CHECK(bytes <= 4 * 65'536);
    }
    // Never sooner than half a poll; how much later is the machine's business. No two hundred in
    // one second: a poll and a half has nine.
    for (const auto& [kiosk, at] : checks)
        for (std::size_t i = 1; i < at.size(); ++i) CHECK(at[i] - at[i - 1] > 0.45 * 6);
    std::vector<double> idle_times(times.begin() + static_cast<std::ptrdiff_t>(installed),
                                   times.begin() + static_cast<std::ptrdiff_t>(idle));
    CHECK(peak(idle_times) < stands / 2);
    std::printf(
        "fleet: %zu stands, poll %d s: at most %zu checks a second at rest, %zu requests a "
        "second in an update; %llu bytes for the update in all, %llu of pages a stand\n",
        stands, static_cast<int>(poll.count()), peak(idle_times), peak(times),
        static_cast<unsigned long long>(total),
        static_cast<unsigned long long>(moved.begin()->second));
}

}  // namespace standpunkt::test
