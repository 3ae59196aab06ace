#pragma once
// A raw interview becomes title, person, questions and answers. This is the whole of the importer
// that needs no disk; import_folder.h writes the result into a content folder.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/import_passage.h"
#include "authoring/import_report.h"
#include "base/result.h"

namespace standpunkt {

inline constexpr std::uint64_t most_import_bytes = 16 << 20;

struct ImportedPerson {
    std::string name;  ///< as printed, with title; empty if none was found (reported as broken)
    std::string role, organisation;
};

struct ImportedExchange {
    int line = 0;  ///< of the question in the raw file
    std::string question;
    std::string short_title;  ///< at most 40 characters
    std::vector<Passage> answer;
};

/// Every word of the raw text is in one of these texts, or in Finding::consumed.
struct ImportedText {
    std::string title;
    std::string language;  ///< "de" or "en"
    std::vector<Passage> lead;
    ImportedPerson person;
    std::string date;                         ///< ISO 8601; may be empty
    std::string source;                       ///< may be empty
    std::vector<ImportedExchange> exchanges;  ///< at least one
    std::vector<Finding> findings;            ///< by line
};

/// `name`: the file's name; tells Markdown and HTML apart from plain text together with the text
/// itself, and stands in messages. `language`: "de" or "en", or empty to find it out.
/// Fails for bytes that are no text, for more than most_import_bytes, and where no question is
/// found. Deterministic; any thread, no state.
Result<ImportedText> import_text(std::string_view bytes, const std::string& name,
                                 const std::string& language = {});

}  // namespace standpunkt
