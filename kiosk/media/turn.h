#pragma once
#include "media/jpeg_segments.h"
#include "media/picture_file.h"

namespace standpunkt {

/// The stored picture, turned and mirrored so that it stands upright.
Pixels turned_upright(Pixels stored, Orientation orientation);

}  // namespace standpunkt
