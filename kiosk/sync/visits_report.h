#pragma once
// The report of this stand: visits/report.h with the title and the logo of what is on show.
#include <string>

#include "config/kiosk_config.h"
#include "visits/report.h"

namespace standpunkt {

struct ReportWishes {
    std::string language;  ///< "de" or "en"; empty: the content's default one
    std::string from, to;  ///< days; empty: all there is
};

/// What write_report needs to know of this stand. `now`: s since 1970. Content that cannot be read
/// leaves title and logo out.
ReportOptions report_options(const KioskConfig& config, const ReportWishes& wishes,
                             std::int64_t now);

/// The same, written. Errors: those of write_report.
Result<ReportFiles> report_of_stand(const KioskConfig& config, const ReportWishes& wishes,
                                    std::int64_t now);

}  // namespace standpunkt
