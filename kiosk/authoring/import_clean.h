#pragma once
#include <string>
#include <string_view>

#include "authoring/import_report.h"

namespace standpunkt {

/// One source line as text: entities decoded, NFC, no-break spaces and tabs as blanks. A doubled
/// blank in the middle of a sentence is reported: a word probably fell out there. Leading and
/// trailing blanks stay as one blank each (runs of one passage meet there).
std::string clean_line(std::string_view raw, int line, ImportReport& report);

}  // namespace standpunkt
