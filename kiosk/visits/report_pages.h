#pragma once
// Inside this folder only: one set of figures in its forms.
#include <nlohmann/json.hpp>
#include <string>

#include "visits/figures.h"
#include "visits/report.h"
#include "visits/report_words.h"

namespace standpunkt {

std::string report_html(const Figures& figures, const ReportOptions& options);
std::string report_csv(const Figures& figures, const ReportOptions& options);
std::string report_text(const Figures& figures, const ReportOptions& options);
nlohmann::json report_json(const Figures& figures, const ReportOptions& options);
/// One day of it, as it is sent too.
nlohmann::json day_json(const DayFigures& day);

}  // namespace standpunkt
