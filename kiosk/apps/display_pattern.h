#pragma once
#include "apps/display_options.h"

namespace standpunkt {

/// Shows the test pattern, without any content, until it is told to stop; headless it writes
/// test-pattern.png and test-pattern.json into --capture.
Status run_pattern(const DisplayOptions& options, Stage& stage);

}  // namespace standpunkt
