#pragma once
// The support bundle: one ZIP with all that somebody far away needs to understand a stand. It
// holds no password, no key, and nothing of any visitor but how many there were.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "apps/sync_checks.h"
#include "health/report.h"

namespace standpunkt {

/// What the doctor found.
struct Examination {
    std::filesystem::path config;  ///< kiosk.toml, if it was read from a file
    std::int64_t wall = 0;         ///< s since 1970
    bool no_picture = false;       ///< the show is not asked for one; the last one is taken
    nlohmann::json state;          ///< as agent.json
    Box box;
    Report report;
    std::vector<Check> checks;
};

struct SupportBundle {
    std::string name;     ///< "standpunkt-support-hall-3-2026-11-27.zip"
    std::string bytes;    ///< a ZIP
    std::string missing;  ///< lines about what could not be had
};

/// What the stand's bundle of that day is called.
std::string support_name(const KioskConfig& config, std::int64_t wall);

/// Asks the show for a picture of the attract loop and waits some seconds for it.
Result<SupportBundle> make_support_bundle(const KioskConfig& config, const Examination& found);

/// Where it is now, for people.
Result<std::string> put_into_file(const std::filesystem::path& file, const SupportBundle& bundle);
/// By the running agent. Codes: NoStick, StickNotWritten.
Result<std::string> put_onto_stick(const KioskConfig& config, const SupportBundle& bundle);

/// `text` without what is after an "=" behind a secret's name unless it begins with "/" (a path),
/// without what stands before the last @ of an address' host, and without addresses' questions.
/// Lines are cut at 4096 bytes.
std::string without_secrets(const std::string& text);

}  // namespace standpunkt
