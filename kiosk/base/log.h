#pragma once
#include <string_view>

namespace standpunkt {

/// One line each on standard error, "standpunkt: warning: ...". Safe from any thread.
void log_info(std::string_view line);
void log_warning(std::string_view line);
void log_error(std::string_view line);

}  // namespace standpunkt
