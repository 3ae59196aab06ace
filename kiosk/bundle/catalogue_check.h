#pragma once
#include "base/result.h"
#include "interview/catalogue.h"

namespace standpunkt {

/// What every catalogue in a bundle keeps to, checked before writing and after reading: references
/// point somewhere, ids are unique, enums have a known value, texts a visitor needs are there and
/// are UTF-8, sizes are possible. The error says which part breaks which rule.
Status check_catalogue(const Catalogue& catalogue);

}  // namespace standpunkt
