#pragma once
#include <string>
#include <vector>

#include "authoring/import_passage.h"

namespace standpunkt {

/// Runs as one line of CommonMark that reads back as the same text: signs that mean something to
/// Markdown or to our keyword lines are escaped, strong and emphasised words and web links are
/// marked up where CommonMark's rules allow it.
std::string to_markdown(const std::vector<RawRun>& runs);
/// Plain text for a heading or behind a keyword.
std::string to_markdown(const std::string& text);
/// Paragraphs and lists, blank lines between paragraphs, a line feed at the end.
std::string to_markdown(const std::vector<Passage>& passages);

}  // namespace standpunkt
