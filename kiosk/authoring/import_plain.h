#pragma once
#include <string>
#include <vector>

#include "authoring/import_passage.h"
#include "authoring/import_report.h"

namespace standpunkt {

/// One line of a paragraph as it stands in the source, before it is known whether lines were
/// wrapped by a program or each is a paragraph of its own.
struct RawLine {
    int number = 0;
    std::vector<RawRun> runs;
};

/// Plain text: paragraphs parted by blank lines (also such made of no-break spaces). `text` as
/// from decode_text().
RawText read_plain(const std::string& text, ImportReport& report);

/// Joins lines that a program wrapped at a fixed width, and parts all others. `blocks`: lines
/// without a blank line between them.
std::vector<Passage> reflow(const std::vector<std::vector<RawLine>>& blocks, ImportReport& report);

}  // namespace standpunkt
