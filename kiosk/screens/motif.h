#pragma once
#include "screens/painter.h"

namespace standpunkt {

/// A quiet net of circles and lines in `area`, always the same for the same seed: what stands where
/// a portrait is missing.
void draw_motif(Painter& painter, Rect area, std::uint64_t seed, Colour ink);

/// A seed from a name, the same on every machine.
std::uint64_t seed_of(std::string_view name);

}  // namespace standpunkt
