#pragma once
#include <string>

#include "authoring/import_passage.h"
#include "authoring/import_report.h"

namespace standpunkt {

/// Markdown (CommonMark): headings, emphasis, lists and links are kept, HTML stays text, pictures
/// are reported. `text` as from decode_text().
RawText read_markdown(const std::string& text, ImportReport& report);

/// Whether a file named `.txt` is Markdown all the same: several headings or bold lines.
bool looks_like_markdown(const std::string& text);

}  // namespace standpunkt
