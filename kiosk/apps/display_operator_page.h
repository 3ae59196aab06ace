#pragma once
#include <filesystem>
#include <string>

#include "base/result.h"
#include "health/report.h"
#include "screens/operator_page.h"

namespace standpunkt {

/// What health found, as the operator's page shows it.
OperatorPage operator_page_of(const Report& report);

/// The same of a report as JSON (to_json); `path` is for errors.
Result<OperatorPage> operator_page_in(const std::string& text, const std::filesystem::path& path);

}  // namespace standpunkt
