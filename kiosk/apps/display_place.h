#pragma once
#include "show/show.h"

namespace standpunkt {

/// The show as it goes on with other content in the middle of a visit: at the same place with all
/// that the visitor has set, if `after` still has what is read there (by its ids), else in the loop
/// from its beginning. For whoever looks at a text while writing it: a stand's visitors never see
/// content change under their finger.
Show same_place(const Show& show, const Catalogue& before, const Catalogue& after, Time now);

}  // namespace standpunkt
