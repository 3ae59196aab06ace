#pragma once
#include "base/result.h"
#include "interview/catalogue.h"
#include "store/database.h"

namespace standpunkt {

/// The reverse of write_catalogue, checked: every row has its place, every value is a known one.
/// The stand's channel is not in the tables; the caller sets it from the signed index.
Result<Catalogue> read_catalogue(Database& database);

}  // namespace standpunkt
