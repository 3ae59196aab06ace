#pragma once
#include <string>

#include "authoring/import_passage.h"
#include "authoring/import_report.h"
#include "base/result.h"

namespace standpunkt {

/// A saved web page: the article's headings, paragraphs and lists; navigation, footers, forms and
/// pictures are left out and reported. `text` as from decode_text().
/// Fails for a page that cannot be read to its end.
Result<RawText> read_html(const std::string& text, ImportReport& report);

bool looks_like_html(const std::string& text);

}  // namespace standpunkt
