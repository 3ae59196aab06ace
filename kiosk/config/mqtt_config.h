#pragma once
// [mqtt] of kiosk.toml: the broker that many stands report to.
#include <filesystem>
#include <string>

#include "config/reader.h"

namespace standpunkt {

struct MqttConfig {
    std::string host;  ///< empty: no broker, nothing of all this happens
    int port = 0;
    bool tls = false;
    std::string user;
    std::filesystem::path
        password_file;         ///< its first line; not in kiosk.toml, which many may read
    std::filesystem::path ca;  ///< PEM; empty: the system's
    std::filesystem::path client_certificate, client_key;  ///< PEM
    std::string topic = "standpunkt";                      ///< before the stand's name
    bool discovery = false;                                ///< for Home Assistant
    bool operator==(const MqttConfig&) const = default;
};

void read_mqtt(ConfigReader reader, MqttConfig& mqtt);

}  // namespace standpunkt
