#pragma once
#include <string>
#include <string_view>

#include "authoring/import_report.h"

namespace standpunkt {

/// HTML entities that were left in a text become characters: "&ouml;" and "&#246;", also escaped
/// twice ("&amp;ouml;"), and letters whose semicolon is missing ("f&ouml" gives "fö"). The last
/// and unknown names are reported with `line` as broken; nothing is ever taken out.
std::string decode_entities(std::string_view text, int line, ImportReport& report);

}  // namespace standpunkt
