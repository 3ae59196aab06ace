#pragma once
#include "stage/video.h"

namespace standpunkt {

/// Shows pictures through the window's own pixels in main memory: X11 and Wayland. `video` is
/// consumed only on success, so that another way can be tried.
Result<std::unique_ptr<Stage>> open_surface_stage(std::unique_ptr<Video>& video,
                                                  const StageOptions& options);

}  // namespace standpunkt
