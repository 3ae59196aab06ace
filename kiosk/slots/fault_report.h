#pragma once
// show/faults.json: what the display found broken, for the agent to mend.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bundle/bundle.h"

namespace standpunkt {

struct FaultReport {
    struct Broken {
        BundleId id{};
        std::vector<std::uint32_t> pages;  ///< that failed; none: it could not be opened at all
        bool operator==(const Broken&) const = default;
    };
    std::vector<Broken> bundles;
    bool operator==(const FaultReport&) const = default;
};

std::string to_text(const FaultReport& report);
Result<FaultReport> parse_fault_report(std::string_view text);

}  // namespace standpunkt
