#pragma once
// `standpunkt-sync doctor`: the report, every check, and a bundle of it all for whoever helps from
// afar (nothing on a stand listens, so nobody can look in).
#include <filesystem>
#include <string>

#include "config/kiosk_config.h"

namespace standpunkt {

struct DoctorOptions {
    bool as_json = false;
    bool no_picture = false;       ///< the bundle comes at once, with the last one if there is one
    std::string bundle;            ///< a file's name, "stick", or empty
    std::filesystem::path config;  ///< where the configuration was read, if it was a file
    bool has_settings = true;      ///< there is such a file, whatever is in it
    std::optional<int> settings_fault{};  ///< ReportInput::settings_fault
};

/// Prints. `wall`: s since 1970. Exit code: 1 if the light is red, a check failed, or the bundle
/// could not be written.
int examine(const KioskConfig& config, const DoctorOptions& options, std::int64_t wall);

}  // namespace standpunkt
