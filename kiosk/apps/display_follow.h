#pragma once
#include "apps/display_options.h"

namespace standpunkt {

/// Shows --bundle and takes the new one whenever it was made anew, also in the middle of a visit;
/// its faults instead, as long as it has errors (see Followed). Until it is told to stop or its
/// window is closed. Headless it writes what keeps the content from being shown into --capture,
/// faults.png and faults.json; an error if nothing does.
Status run_following(const DisplayOptions& options, Stage& stage);

}  // namespace standpunkt
