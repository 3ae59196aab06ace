#pragma once
// A stand's report on a terminal, or in a file.
#include <string>

#include "health/report.h"

namespace standpunkt {

enum class Colours { None, Terminal };

/// The light as a word, the sentence, then a line a fact; with its end.
std::string report_text(const Report& report, Colours colours);

/// "de" where the environment speaks German (LC_ALL, LC_MESSAGES, LANG), else "en".
std::string language_of_environment();

/// For standard output.
Colours colours_of_output();

}  // namespace standpunkt
