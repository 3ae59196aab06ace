#pragma once
#include "stage/stage.h"

namespace standpunkt {

/// A stage without a window: the picture stays in memory, for scripted visits and tests.
Result<std::unique_ptr<Stage>> open_memory_stage(const StageOptions& options);

}  // namespace standpunkt
