#pragma once
// Why a broker is not connected, for people. All are SP-411.
#include <string>

#include "base/result.h"
#include "config/mqtt_config.h"

namespace standpunkt {

/// "broker.example.org:8883"
std::string name_of(const MqttConfig& mqtt);

/// To CONNECT, SUBSCRIBE or PUBLISH, or at the end of a connection: `reason` as MQTT 3.1.1 (below
/// 128) or MQTT 5 gives it.
Error broker_refuses(const MqttConfig& mqtt, int reason);
/// What the library returned, what errno was then, and what it complained of before.
Error broker_lost(const MqttConfig& mqtt, int result, int error_number,
                  const std::string& complaints);
/// Before it said whether this stand may come in.
Error broker_hangs_up(const MqttConfig& mqtt);
Error broker_silent(const MqttConfig& mqtt);
/// It sends more than a stand's broker has to say.
Error broker_floods(const MqttConfig& mqtt);
/// It does not take what the stand sends.
Error broker_stuck(const MqttConfig& mqtt);
Error topic_refused(const MqttConfig& mqtt, const std::string& topic);

}  // namespace standpunkt
