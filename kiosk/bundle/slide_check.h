#pragma once
#include "bundle/rule_check.h"

namespace standpunkt {

/// The rules of Catalogue::slides.
void check_slides(RuleCheck& check, const Catalogue& catalogue);

}  // namespace standpunkt
