#pragma once
#include <map>
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "interview/catalogue.h"

namespace standpunkt {

/// Puts soft hyphens into body text: answers and summaries. Questions, titles and highlights are
/// display text and never hyphenated. A language without patterns becomes a warning at `place`.
void hyphenate(Catalogue& catalogue,
               const std::map<std::string, std::vector<std::string>>& exceptions,
               const Place& place, Faults& faults);

}  // namespace standpunkt
