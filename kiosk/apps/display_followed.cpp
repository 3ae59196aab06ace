#include "apps/display_followed.h"

#include <sys/stat.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/log.h"

namespace standpunkt {
namespace {

constexpr std::uint64_t most_bytes = 16u << 20;

/// Differs whenever another file was put in place.
std::string stamp(const std::filesystem::path& path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) return "none";
    return std::to_string(found.st_ino) + "-" + std::to_string(found.st_mtim.tv_sec) + "." +
           std::to_string(found.st_mtim.tv_nsec) + "-" + std::to_string(found.st_size);
}

ContentFault fault_of(const nlohmann::json& told) {
    const int line = told.value("line", 0);
    return {told.value("file", "") + (line > 0 ? ":" + std::to_string(line) : ""),
            told.value("message", ""), told.value("next_step", "")};
}

}  // namespace

Followed::Followed(std::filesystem::path bundle)
    : x_bundle(std::move(bundle)),
      x_faults(x_bundle.string() + ".faults.json"),
      x_progress(x_bundle.string() + ".progress") {}

bool Followed::look() {
    x_percent.reset();
    if (const auto text = read_file(x_progress, 16)) x_percent = std::atoi(text->c_str());
    // The report is the last thing a try puts in place; without one only the bundle tells.
    const std::string faults = stamp(x_faults);
    const std::string seen = faults != "none" ? faults : stamp(x_bundle);
    if (seen == x_seen) return false;
    x_seen = seen;
    read_faults();
    return true;
}

void Followed::read_faults() {
    x_errors.clear();
    x_warnings = 0;
    x_of_settings = false;
    const auto text = read_file(x_faults, most_bytes);
    if (!text) return;
    const auto told = nlohmann::json::parse(*text, nullptr, false);
    if (!told.is_object() || !told.contains("faults")) {
        log_warning(x_faults.string() + " cannot be read; the content is shown without it.");
        return;
    }
    x_of_settings = told.value("of", "content") == "settings";
    for (const auto& fault : told["faults"]) {
        if (fault.value("severity", "") == "error")
            x_errors.push_back(fault_of(fault));
        else
            ++x_warnings;
    }
}

}  // namespace standpunkt
