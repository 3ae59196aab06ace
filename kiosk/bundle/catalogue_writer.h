#pragma once
#include "base/result.h"
#include "interview/catalogue.h"
#include "store/database.h"

namespace standpunkt {

/// Writes everything but the media into the empty tables. `catalogue` has passed check_catalogue.
Status write_catalogue(Database& database, const Catalogue& catalogue);

}  // namespace standpunkt
