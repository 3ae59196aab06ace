#pragma once
#include <map>
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "authoring/hyphenate.h"
#include "interview/catalogue.h"

namespace standpunkt {

using Hyphenators = std::map<std::string, Hyphenator>;  // by language

/// One for each language that has patterns; one without becomes a warning at `place`.
Hyphenators hyphenators_for(const std::vector<std::string>& languages,
                            const std::map<std::string, std::vector<std::string>>& exceptions,
                            const Place& place, Faults& faults);

/// Puts soft hyphens into body text: answers and summaries. Questions, titles and highlights are
/// display text and never hyphenated.
void hyphenate(Catalogue& catalogue, const Hyphenators& hyphenators);

}  // namespace standpunkt
