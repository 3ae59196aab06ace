#pragma once
#include <optional>
#include <vector>

#include "authoring/import_passage.h"
#include "authoring/import_questions.h"
#include "authoring/import_report.h"

namespace standpunkt {

/// Roles by speakers' labels ("Frage: ...", "Anna Vogel: ..."), which are taken off `passages` and
/// reported; nothing, and nothing changed, where the text is not labelled.
std::optional<Roles> find_speakers(std::vector<Passage>& passages, ImportReport& report);

}  // namespace standpunkt
