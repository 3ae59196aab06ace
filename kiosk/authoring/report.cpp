#include "authoring/report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace standpunkt {
namespace {

std::size_t count(const std::vector<Fault>& faults, Severity severity) {
    return static_cast<std::size_t>(
        std::count_if(faults.begin(), faults.end(),
                      [&](const Fault& fault) { return fault.severity == severity; }));
}

const char* word(Severity severity) {
    switch (severity) {
        case Severity::Error:
            return "error";
        case Severity::Warning:
            return "warning";
    }
    return "";
}

std::string counted(std::size_t number, const std::string& noun) {
    return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

std::string painted(const std::string& text, const char* colour, Paint paint) {
    switch (paint) {
        case Paint::None:
            return text;
        case Paint::Terminal:
            return std::string("\x1B[") + colour + "m" + text + "\x1B[0m";
    }
    return text;
}

/// Names of files may be anything; what is not UTF-8 in them must not throw.
std::string dumped(const nlohmann::ordered_json& json) {
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string faults_as_text(const std::vector<Fault>& faults, Paint paint) {
    std::string text;
    for (const Fault& fault : faults) {
        const char* colour = fault.severity == Severity::Error ? "1;31" : "1;33";
        std::string place = fault.error.path.generic_string();
        if (fault.error.line > 0) place += ":" + std::to_string(fault.error.line);
        text += painted(place, "1", paint) + ": " + painted(word(fault.severity), colour, paint) +
                " [" + fault.code + "]: " + fault.error.message;
        if (!fault.error.next_step.empty()) text += " " + fault.error.next_step;
        text += "\n";
    }
    const std::size_t errors = count(faults, Severity::Error);
    const std::size_t warnings = count(faults, Severity::Warning);
    std::string summary = counted(errors, "error") + ", " + counted(warnings, "warning") + ".";
    if (errors > 0) {
        summary += " Errors have to be mended before a bundle can be built.";
    } else {
        summary += warnings > 0 ? " A bundle can be built; warnings are advice." : " All is well.";
    }
    return text + painted(summary, errors > 0 ? "1;31" : "1;32", paint) + "\n";
}

std::string faults_as_json(const std::vector<Fault>& faults) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Fault& fault : faults) {
        list.push_back({{"severity", word(fault.severity)},
                        {"code", fault.code},
                        {"file", fault.error.path.generic_string()},
                        {"line", fault.error.line},
                        {"message", fault.error.message},
                        {"next_step", fault.error.next_step}});
    }
    return dumped({{"errors", count(faults, Severity::Error)},
                   {"warnings", count(faults, Severity::Warning)},
                   {"faults", list}});
}

std::string error_as_json(const Error& error) {
    return dumped({{"error", error.message},
                   {"file", error.path.generic_string()},
                   {"line", error.line},
                   {"next_step", error.next_step}});
}

}  // namespace standpunkt
