#pragma once
#include <algorithm>
#include <string>

namespace standpunkt {

/// Where a stand writes and listens on a broker. Nothing else is its business: a broker's access
/// list can hold it to exactly this (README.md has one).
struct Topics {
    std::string prefix;  ///< [mqtt] topic
    std::string kiosk;

    std::string status() const { return own("status"); }          ///< retained
    std::string visits() const { return own("visits"); }          ///< retained
    std::string screenshot() const { return own("screenshot"); }  ///< a PNG
    std::string commands() const { return own("do"); }            ///< to the stand
    /// Home Assistant's, who knows no dots there; only with [mqtt] discovery. Retained.
    std::string discovery() const {
        std::string name = kiosk;
        std::replace(name.begin(), name.end(), '.', '_');
        return "homeassistant/device/standpunkt/" + name + "/config";
    }

  private:
    std::string own(const char* name) const { return prefix + "/" + kiosk + "/" + name; }
};

}  // namespace standpunkt
