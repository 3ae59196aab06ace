#pragma once
#include <string>

#include "authoring/fault.h"
#include "authoring/folder.h"
#include "authoring/interview_file.h"

namespace standpunkt {

/// Whether the person agreed to the text, and still does on `today` (ISO 8601; empty: unknown, then
/// nothing is over or yet to come). A consent that is over is a warning at least.
void check_approval(const InterviewFile& file, Approval approval, const std::string& today,
                    Faults& faults);

}  // namespace standpunkt
