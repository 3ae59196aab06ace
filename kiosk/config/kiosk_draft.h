#pragma once
// A new kiosk.toml, from the one before and what a first-boot file says. What is said takes the
// place of what was: a key of that key, a table of that whole table; "" takes a key away.
#include <optional>
#include <string>
#include <vector>

#include "base/toml.h"

namespace standpunkt {

struct KioskDraft {
    std::string text;
    std::vector<int> lines;  ///< of each line of it: the first-boot file's line it is from, or 0
};

/// Nothing if `said` has nothing that belongs there. `before`: the kiosk.toml of now, or null.
/// Whether the draft stands is for parse_config to say.
std::optional<KioskDraft> draft_kiosk(const TomlTable& said, const TomlTable* before);

}  // namespace standpunkt
