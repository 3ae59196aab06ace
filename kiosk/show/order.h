#pragma once
#include <optional>

#include "show/memory.h"

namespace standpunkt {

/// Which highlight follows `last` (nothing: the very first), and in which language. `memory` holds
/// at least one mark and has noted `last`.
///
/// Only what this cycle has not shown yet is chosen; of that, in this order of importance:
/// 1. not the topic and not the person of `last`, and such that the rest of the cycle can keep to
///    that too: for the last eight by trying every order, before that by majorities (what makes up
///    more than half of the rest has to begin now);
/// 2. another language than `last` had, with the same eye on the rest;
/// 3. what was never shown, else what was shown longest ago; else the order of the catalogue.
/// The same highlight never follows itself while there is another one. A highlight goes through its
/// languages in turn.
Choice follow(const Memory& memory, std::optional<Choice> last);

}  // namespace standpunkt
