#pragma once
#include <string>
#include <vector>

#include "authoring/import_passage.h"
#include "authoring/import_report.h"

namespace standpunkt {

enum class PassageRole { Before, Question, Answer };

struct Roles {
    std::vector<PassageRole> roles;  ///< one a passage
    std::string answering;           ///< the answering speaker's label if it may be a name
};

/// Decides what asks and what answers by the strongest marks the text has: speakers' labels, else
/// headings that ask, else bold paragraphs that ask, else numbers, else paragraphs that end in "?".
/// Takes the labels and the numbers of numbered questions off `passages`. No question found: no
/// role is Question.
Roles find_questions(std::vector<Passage>& passages, ImportReport& report);

}  // namespace standpunkt
