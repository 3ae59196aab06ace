#pragma once
#include <memory>

#include "apps/display_options.h"
#include "bundle/bundle.h"
#include "interview/catalogue.h"
#include "screens/view.h"
#include "slots/selection.h"

namespace standpunkt {

/// What the display shows: a bundle's catalogue, or an empty one if there is none to show.
struct DisplayContent {
    std::shared_ptr<const Bundle> bundle;  ///< the source of the media; null if there is none
    Catalogue catalogue;
    Holding holding = Holding::NothingYet;  ///< why there is nothing, if there is nothing
    bool dated = false;  ///< some slide has its days: what is shown depends on `day`
    std::string day;     ///< it was chosen for; empty: the clock was not to be trusted
};

/// The bundle the command line names. Never fails: what goes wrong is logged with its next step,
/// and the stand shows a holding scene.
DisplayContent load_content(const DisplayOptions& options);
/// What the slots have to show.
DisplayContent content_of(const DisplayOptions& options, Chosen chosen);

}  // namespace standpunkt
