#include "fleet/broker_words.h"

#include <mosquitto.h>
#include <mqtt_protocol.h>

#include <cerrno>
#include <cstring>

namespace standpunkt {
namespace {

Error no_broker(std::string message, std::string next_step) {
    return {std::move(message), {}, 0, std::move(next_step), Code::NoBroker};
}

std::string the(const MqttConfig& mqtt) {
    return "the MQTT broker " + name_of(mqtt);
}

bool holds(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

Error not_trusted(const MqttConfig& mqtt) {
    return no_broker(the(mqtt) + " has a certificate that this stand does not trust.",
                     "It has to be signed by [mqtt] ca (else by an authority of the system), be "
                     "made for this name and be valid today; the stand's clock has to be right.");
}

Error tls_fault(const MqttConfig& mqtt, const std::string& complaints) {
    if (holds(complaints, "verif")) return not_trusted(mqtt);
    if (holds(complaints, "alert"))
        return no_broker(the(mqtt) + " does not accept who this stand says it is.",
                         "Check [mqtt] client_certificate and client_key, and which authority "
                         "the broker trusts.");
    if (holds(complaints, "load") || holds(complaints, "key") || holds(complaints, "Unable"))
        return no_broker("the files that [mqtt] names for " + the(mqtt) + " cannot be used.",
                         "Check ca, client_certificate and client_key: PEM files, readable by "
                         "the agent, the key without a passphrase.");
    return no_broker("no encrypted connection to " + the(mqtt) + " comes about.",
                     "Check that [mqtt] server names its port for TLS.");
}

}  // namespace

std::string name_of(const MqttConfig& mqtt) {
    const bool ipv6 = mqtt.host.find(':') != std::string::npos;
    return (ipv6 ? "[" + mqtt.host + "]" : mqtt.host) + ":" + std::to_string(mqtt.port);
}

Error broker_refuses(const MqttConfig& mqtt, int reason) {
    switch (reason) {
        case CONNACK_REFUSED_IDENTIFIER_REJECTED:
        case MQTT_RC_CLIENTID_NOT_VALID:
            return no_broker(the(mqtt) + " does not take this stand's name.",
                             "Change kiosk, or what the broker allows.");
        case CONNACK_REFUSED_SERVER_UNAVAILABLE:
        case MQTT_RC_SERVER_UNAVAILABLE:
        case MQTT_RC_SERVER_BUSY:
        case MQTT_RC_SERVER_SHUTTING_DOWN:
        case MQTT_RC_QUOTA_EXCEEDED:
        case MQTT_RC_CONNECTION_RATE_EXCEEDED:
            return no_broker(the(mqtt) + " is not available now.", "It is tried again.");
        case CONNACK_REFUSED_BAD_USERNAME_PASSWORD:
        case CONNACK_REFUSED_NOT_AUTHORIZED:
        case MQTT_RC_BAD_USERNAME_OR_PASSWORD:
        case MQTT_RC_NOT_AUTHORIZED:
        case MQTT_RC_BANNED:
        case MQTT_RC_BAD_AUTHENTICATION_METHOD:
            return no_broker(the(mqtt) + " does not let this stand in: wrong name or password.",
                             "Check [mqtt] user and password_file, or the client certificate, "
                             "and the broker's list.");
        case MQTT_RC_SESSION_TAKEN_OVER:
            return no_broker(
                "another stand with this name took the connection to " + the(mqtt) + ".",
                "Give each stand a kiosk name of its own.");
        default:
            return no_broker(
                the(mqtt) + " refuses this stand (reason " + std::to_string(reason) + ").",
                "Look into the broker's log.");
    }
}

Error broker_lost(const MqttConfig& mqtt, int result, int error_number,
                  const std::string& complaints) {
    // Most of what goes wrong with TLS is told as any other broken connection.
    const bool of_tls = result == MOSQ_ERR_TLS || result == MOSQ_ERR_TLS_HANDSHAKE ||
                        (mqtt.tls && !complaints.empty());
    if (of_tls) return tls_fault(mqtt, complaints);
    if (result == MOSQ_ERR_EAI || result == MOSQ_ERR_LOOKUP)
        return no_broker("nobody knows the address of " + the(mqtt) + ".",
                         "Check [mqtt] server and the network's name server.");
    // libmosquitto's word for a line that broke off while it was being encrypted.
    if (result == MOSQ_ERR_ERRNO && error_number == EPROTO && mqtt.tls)
        return broker_hangs_up(mqtt);
    // With an answer that is no packet of its own libmosquitto also fails without a number.
    if (result == MOSQ_ERR_PROTOCOL || result == MOSQ_ERR_MALFORMED_PACKET ||
        (result == MOSQ_ERR_ERRNO && error_number == 0))
        return no_broker(the(mqtt) + " does not speak MQTT as it should.",
                         "Check [mqtt] server: is another service at this port?");
    if (result == MOSQ_ERR_ERRNO)
        return no_broker(the(mqtt) + " cannot be reached: " + std::strerror(error_number) + ".",
                         "Check that it runs, [mqtt] server, and the network.");
    return no_broker("the connection to " + the(mqtt) + " was lost.",
                     "It is tried again. If it goes on, see whether another stand has the same "
                     "kiosk name.");
}

Error broker_hangs_up(const MqttConfig& mqtt) {
    return no_broker(the(mqtt) + " hangs up before it lets this stand in.",
                     mqtt.tls ? "Check [mqtt] client_certificate and client_key, and which "
                                "authority the broker trusts."
                              : "Check [mqtt] server: does it want mqtts://?");
}

Error broker_silent(const MqttConfig& mqtt) {
    return no_broker(the(mqtt) + " does not answer.",
                     "Check [mqtt] server: is another service at this port?");
}

Error broker_floods(const MqttConfig& mqtt) {
    return no_broker(the(mqtt) + " sends more than it has to say to a stand.",
                     "See who writes to this stand's topics.");
}

Error broker_stuck(const MqttConfig& mqtt) {
    return no_broker(the(mqtt) + " does not confirm what it is sent.", "Look into its log.");
}

Error topic_refused(const MqttConfig& mqtt, const std::string& topic) {
    return no_broker(the(mqtt) + " does not let this stand use the topic " + topic + ".",
                     "Check the broker's access list.");
}

}  // namespace standpunkt
