#pragma once
#include <memory>

#include "apps/display_options.h"
#include "bundle/bundle.h"
#include "interview/catalogue.h"

namespace standpunkt {

/// What the display shows: a bundle's catalogue, or an empty one if there is none to show.
struct DisplayContent {
    std::unique_ptr<Bundle> bundle;  ///< the source of the media; null if nothing could be opened
    Catalogue catalogue;
    bool broken = false;  ///< a bundle was named and cannot be shown
};

/// Never fails: what goes wrong is logged with its next step, and the stand shows a holding scene.
DisplayContent load_content(const DisplayOptions& options);

}  // namespace standpunkt
