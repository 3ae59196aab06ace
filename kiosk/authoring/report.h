#pragma once
// Faults as an editor reads them and as a program reads them.
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "base/result.h"

namespace standpunkt {

enum class Paint { None, Terminal };

/// "file:line: error [code]: message next step", one a line, then a line that counts.
std::string faults_as_text(const std::vector<Fault>& faults, Paint paint);

/// {"errors": 1, "warnings": 0, "faults": [{"severity", "code", "file", "line", "message",
/// "next_step"}]}; line is 0 where none is meant.
std::string faults_as_json(const std::vector<Fault>& faults);

/// {"error", "file", "line", "next_step"}: why a program gets no such report at all.
std::string error_as_json(const Error& error);

}  // namespace standpunkt
