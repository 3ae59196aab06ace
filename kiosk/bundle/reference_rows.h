#pragma once
// Rows that lead to exchanges: what is related, and the exhibitor's slides.
#include "base/result.h"
#include "bundle/reading.h"
#include "interview/catalogue.h"
#include "store/database.h"

namespace standpunkt {

/// Fills Exchange::related. `exchanges`: those of `catalogue` by their keys.
Status read_related(Database& database, const ByKey<ExchangeRef>& exchanges, Catalogue& catalogue);

/// Fills Catalogue::slides but for their texts and pictures; `slides` says which is which. The
/// topics have been read.
Status read_slides(Database& database, const ByKey<ExchangeRef>& exchanges, Catalogue& catalogue,
                   ByKey<Slide*>& slides);

}  // namespace standpunkt
