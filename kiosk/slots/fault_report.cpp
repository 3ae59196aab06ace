#include "slots/fault_report.h"

#include "slots/json_fields.h"

namespace standpunkt {

std::string to_text(const FaultReport& report) {
    nlohmann::json bundles = nlohmann::json::array();
    for (const FaultReport::Broken& broken : report.bundles)
        bundles.push_back({{"id", bytes_to_hex(broken.id)}, {"pages", broken.pages}});
    return nlohmann::json{{"bundles", std::move(bundles)}}.dump(1) + "\n";
}

Result<FaultReport> parse_fault_report(std::string_view text) {
    return parse_exactly<FaultReport>(
        text,
        [](const nlohmann::json& file) {
            FaultReport report;
            for (const auto& entry : file.at("bundles"))
                report.bundles.push_back({bytes_from_hex<32>(entry.at("id")), entry.at("pages")});
            return report;
        },
        [](const FaultReport& report) { return to_text(report); });
}

}  // namespace standpunkt
