#pragma once
#include "stage/video.h"

namespace standpunkt {

/// Shows pictures through textures of SDL's renderer named `renderer`: "opengles2" under KMSDRM,
/// where a window has no pixels of its own; tests run the same code with "software".
Result<std::unique_ptr<Stage>> open_texture_stage(std::unique_ptr<Video> video,
                                                  const StageOptions& options,
                                                  const char* renderer);

}  // namespace standpunkt
