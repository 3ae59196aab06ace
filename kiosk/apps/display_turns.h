#pragma once
// How the panel hangs and how touches land on it, as an operator set it at the stand: over the
// configuration and the command line, for as long as these stay as they were then.
#include <filesystem>

#include "base/result.h"
#include "show/operator.h"
#include "stage/rotation.h"

namespace standpunkt {

struct PanelTurns {
    Rotation rotation = Rotation::None;
    TouchAxes touch{};
};
bool operator==(const PanelTurns& one, const PanelTurns& other);

/// What `file` keeps, if it was kept over `configured`; else that itself. A file that is missing
/// or cannot be read changes nothing.
PanelTurns kept_turns(const std::filesystem::path& file, const PanelTurns& configured);
/// Durable.
Status keep_turns(const std::filesystem::path& file, const PanelTurns& configured,
                  const PanelTurns& turns);

/// `step` ways on from `turns`; after ways_to_turn(what) of them it is as it was.
PanelTurns turned_on(PanelTurns turns, TurnOf what, int step);

}  // namespace standpunkt
