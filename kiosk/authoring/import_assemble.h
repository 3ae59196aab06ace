#pragma once
#include <string>

#include "authoring/import.h"
#include "authoring/import_questions.h"

namespace standpunkt {

/// Puts passages and their roles together: title, lead and person from what stands before the
/// first question, stray lines at the end, exchanges between. `roles` holds a Question.
ImportedText assemble(RawText raw, const Roles& roles, const std::string& language,
                      const std::string& name, ImportReport& report);

}  // namespace standpunkt
