#pragma once
// One Markdown file: an interview in one language, as it was written.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/fault.h"
#include "authoring/located_text.h"
#include "authoring/markdown.h"
#include "interview/catalogue.h"

namespace standpunkt {

struct WrittenLine {
    std::string text;
    int line = 0;
};

struct WrittenHighlight {
    HighlightKind kind = HighlightKind::Editorial;
    std::string text;  ///< without its keyword; a quote without its quotation marks
    int line = 0;
};

struct WrittenExchange {
    WrittenLine question;
    std::optional<WrittenLine> topic, short_title, summary, id;
    std::vector<WrittenHighlight> highlights;
    std::vector<MarkdownBlock> answer;
};

struct InterviewText {
    std::filesystem::path path;  ///< relative to the folder
    std::string language;
    WrittenLine title;
    LocatedText lead;  ///< its paragraphs, parted by line feeds
    std::vector<WrittenExchange> exchanges;
    std::vector<MarkdownLink> links;  ///< of the whole file, wherever they stand
};

/// Reads the bytes of `path`. Never fails: what is wrong becomes a fault, and of a file that is not
/// UTF-8 nothing is read.
InterviewText read_interview_text(std::string_view bytes, const std::filesystem::path& path,
                                  const std::string& language, Faults& faults);

}  // namespace standpunkt
