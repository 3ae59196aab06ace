#include "config/mqtt_config.h"

#include <charconv>

namespace standpunkt {
namespace {

constexpr int plain_port = 1883, tls_port = 8883;  // as registered for MQTT

/// "mqtt://host[:port]" or "mqtts://host[:port]"; an IPv6 address stands in brackets. No name and
/// password: what is told of a broker is told with its address.
bool parse_server(const std::string& server, MqttConfig& mqtt) {
    if (!is_address(server, {"mqtt://", "mqtts://"})) return false;
    mqtt.tls = server.starts_with("mqtts://");
    mqtt.port = mqtt.tls ? tls_port : plain_port;
    mqtt.host = server.substr(server.find("//") + 2);
    if (mqtt.host.find_first_of("/@?#") != std::string::npos) return false;
    const std::size_t colon = mqtt.host.rfind(':'), bracket = mqtt.host.rfind(']');
    if (colon != std::string::npos && (bracket == std::string::npos || colon > bracket)) {
        const char* end = mqtt.host.data() + mqtt.host.size();
        const auto [stop, error] = std::from_chars(mqtt.host.data() + colon + 1, end, mqtt.port);
        if (error != std::errc() || stop != end || mqtt.port < 1 || mqtt.port > 65'535)
            return false;
        mqtt.host.resize(colon);
    }
    const bool brackets = mqtt.host.starts_with('[') && mqtt.host.ends_with(']');
    if (brackets) mqtt.host = mqtt.host.substr(1, mqtt.host.size() - 2);
    return !mqtt.host.empty() && (brackets || mqtt.host.find(':') == std::string::npos);
}

/// Who names certificates expects encryption: nothing is sent before it is clear what is meant.
void refuse_unencrypted(ConfigReader& reader, MqttConfig& mqtt) {
    if (mqtt.host.empty() || mqtt.tls) return;
    for (const auto& [key, file] : {std::pair{"ca", &mqtt.ca},
                                    {"client_certificate", &mqtt.client_certificate},
                                    {"client_key", &mqtt.client_key}}) {
        if (file->empty()) continue;
        reader.fault(
            key, "\"" + std::string(key) + "\" is for encrypted connections, and mqtt:// is not.",
            "Write mqtts:// in the address, or take this line out.");
        mqtt.host.clear();
        return;
    }
}

}  // namespace

void read_mqtt(ConfigReader reader, MqttConfig& mqtt) {
    const auto server = reader.table().string("server");
    if (server && !parse_server(*server, mqtt)) {
        mqtt.host.clear();
        reader.fault("server", address_in_fault(*server) + " is no address of a broker.",
                     "For example: server = \"mqtts://broker.example.org\", with user and "
                     "password_file in lines of their own.");
    }
    reader.text("user", mqtt.user);
    reader.path("password_file", mqtt.password_file);
    reader.path("ca", mqtt.ca);
    reader.path("client_certificate", mqtt.client_certificate);
    reader.path("client_key", mqtt.client_key);
    reader.text("topic", mqtt.topic);
    reader.flag("discovery", mqtt.discovery);
    if (mqtt.client_certificate.empty() != mqtt.client_key.empty())
        reader.fault(mqtt.client_key.empty() ? "client_certificate" : "client_key",
                     "client_certificate and client_key go together.");
    refuse_unencrypted(reader, mqtt);
    if (!mqtt.password_file.empty() && mqtt.user.empty())
        reader.fault("password_file", "there is a password_file and no user it belongs to.",
                     "Write, for example: user = \"stand\"");
    if (mqtt.topic.empty() || mqtt.topic.find_first_of("#+$ \t") != std::string::npos ||
        mqtt.topic.front() == '/' || mqtt.topic.back() == '/')
        reader.fault("topic", "\"topic\" has to be a name without # + $ or blanks.");
    const bool idle = !server && !reader.table().keys().empty();
    if (idle)
        reader.fault("", "[mqtt] has no server, so nothing would be reported.",
                     "Write, for example: server = \"mqtts://broker.example.org\"");
}

}  // namespace standpunkt
