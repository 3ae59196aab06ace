#pragma once
// Inside this folder only: the twelve facts, as they are; what is wrong with them comes later.
#include <vector>

#include "health/known.h"
#include "health/tongue.h"

namespace standpunkt {

/// All green, without codes.
std::vector<Fact> plain_facts(const Known& known, const ReportInput& input, const Tongue& tongue);

}  // namespace standpunkt
