#pragma once
#include <string>

#include "authoring/import_passage.h"
#include "authoring/import_report.h"

namespace standpunkt {

/// The head that some programs write above Markdown, "key: value" lines between two lines of ---.
/// Title, author, language and date go to `raw`, all else is reported as left out. Returns the text
/// with that head's lines empty, so that line numbers stay those of the file; without such a head
/// the text as it is.
std::string take_front_matter(const std::string& text, RawText& raw, ImportReport& report);

}  // namespace standpunkt
