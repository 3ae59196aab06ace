#pragma once
// A stand's fleet end in the test's own process, against a real broker.
#include <catch2/catch_test_macros.hpp>

#include "fleet/fleet.h"
#include "support/broker.h"
#include "support/patience.h"

namespace standpunkt::test {

inline std::unique_ptr<Broker> broker_or_skip(const Broker::Options& options = {}) {
    auto started = Broker::start(options);
    if (!started) SKIP(to_string(started.error()));
    return std::move(*started);
}

struct FleetDesk {
    FleetOptions options;
    std::unique_ptr<Fleet> fleet;
    Time now{1'000'000};

    explicit FleetDesk(const MqttConfig& mqtt, const std::string& kiosk = "hall-3") {
        options.mqtt = mqtt;
        options.kiosk = kiosk;
        options.version = "1.2.3";
        options.wait_after = [](int) { return Duration(50); };
    }
    Fleet& open() {
        fleet = std::make_unique<Fleet>(options);
        return *fleet;
    }
    nlohmann::json state() { return fleet->state(1'790'000'000); }
    bool connected() {
        return wait_for([&] { return state().at("connected") == true; });
    }
    /// Until it tells why there is no connection.
    nlohmann::json trouble() {
        REQUIRE(wait_for([&] { return state().contains("error"); }));
        return state().at("error");
    }
    void pass(std::chrono::seconds time) { now += time; }
};

inline nlohmann::json status_of_serial(int serial) {
    return {{"online", true}, {"serial", serial}, {"temperature", 41.5}};
}

}  // namespace standpunkt::test
