// What libmosquitto tells, in words.
#include <mosquitto.h>

#include <catch2/catch_test_macros.hpp>
#include <cerrno>

#include "fleet/broker_words.h"

namespace standpunkt::test {
namespace {

MqttConfig at(bool tls) {
    MqttConfig mqtt;
    mqtt.host = "broker.example";
    mqtt.port = tls ? 8883 : 1883;
    mqtt.tls = tls;
    return mqtt;
}

bool holds(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a line that breaks while it is encrypted is a broker that hangs up") {
    // The handshake ends for the client before the broker has seen its certificate: whether the
    // refusal arrives as an alert or as a broken line is a matter of time.
    const Error broken = broker_lost(at(true), MOSQ_ERR_ERRNO, EPROTO, "");
    CHECK(holds(broken.message, "hangs up before it lets this stand in"));
    CHECK(holds(broken.next_step, "client_certificate"));
    const Error alert = broker_lost(at(true), MOSQ_ERR_ERRNO, EPROTO, "tlsv13 alert");
    CHECK(holds(alert.message, "does not accept who this stand says it is"));
    CHECK(holds(alert.next_step, "client_certificate"));
    // Without TLS the same number is the network's.
    CHECK(holds(broker_lost(at(false), MOSQ_ERR_ERRNO, EPROTO, "").message, "cannot be reached"));
}

TEST_CASE("what the library complained of decides what is to be checked") {
    const auto lost = [](int result, const char* complaints) {
        return broker_lost(at(true), result, 0, complaints);
    };
    CHECK(holds(lost(MOSQ_ERR_TLS, "certificate verify failed").message, "does not trust"));
    CHECK(holds(lost(MOSQ_ERR_TLS, "Unable to load CA").next_step, "PEM"));
    CHECK(holds(lost(MOSQ_ERR_TLS, "").next_step, "its port for TLS"));
    CHECK(holds(lost(MOSQ_ERR_EAI, "").message, "nobody knows the address"));
    CHECK(holds(lost(MOSQ_ERR_PROTOCOL, "").next_step, "another service"));
}

TEST_CASE("every word about a broker names it, says what to do, and has the code of brokers") {
    const MqttConfig mqtt = at(true);
    for (const Error& error :
         {broker_refuses(mqtt, 5), broker_refuses(mqtt, 2), broker_refuses(mqtt, 3),
          broker_refuses(mqtt, 250), broker_lost(mqtt, MOSQ_ERR_CONN_LOST, 0, ""),
          broker_hangs_up(mqtt), broker_silent(mqtt), broker_floods(mqtt), broker_stuck(mqtt),
          topic_refused(mqtt, "standpunkt/hall-3/status")}) {
        INFO(error.message);
        CHECK(error.code == Code::NoBroker);
        CHECK(holds(error.message, "broker.example:8883"));
        CHECK_FALSE(error.next_step.empty());
    }
    CHECK(name_of({.host = "fd00::1", .port = 1883}) == "[fd00::1]:1883");
}

}  // namespace standpunkt::test
