#pragma once
#include "base/result.h"
#include "interview/catalogue.h"
#include "store/database.h"

namespace standpunkt {

/// What of stand and theme is one value and no text in languages: the table `setting`.
Status write_settings(Database& database, const Stand& stand, const Theme& theme);
/// The reverse; an error for a missing, unknown or unreadable setting.
Status read_settings(Database& database, Stand& stand, Theme& theme);

}  // namespace standpunkt
