#pragma once
#include <string>

#include "authoring/import_report.h"

namespace standpunkt {

/// Undoes UTF-8 that was once read as Windows-1252 and saved again ("fÃ¼r" for "für"), also done
/// several times over. Repaired are: the whole text where every character outside ASCII is part of
/// the pattern, else each line where that holds. A line that holds both is left and reported.
std::string repair_mojibake(const std::string& text, ImportReport& report);

}  // namespace standpunkt
