#pragma once
// Reports of a journal, as tests ask for them.
#include <nlohmann/json.hpp>

#include "fair.h"
#include "visits/report.h"

namespace standpunkt::test {

inline ReportOptions options_for(const Desk& desk, const std::string& language = "de") {
    ReportOptions options;
    options.journal = desk.path;
    options.language = language;
    options.title = "Reallabor <Halle 3>";
    options.kiosk = "hall-3";
    options.now = fair_opens + fair_days * 86'400;
    return options;
}

inline ReportFiles report_of(const ReportOptions& options) {
    auto files = write_report(options);
    INFO((files ? std::string() : to_string(files.error())));
    REQUIRE(files);
    return std::move(*files);
}

inline nlohmann::json json_of(const ReportOptions& options) {
    return nlohmann::json::parse(report_of(options).json);
}

inline bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace standpunkt::test
