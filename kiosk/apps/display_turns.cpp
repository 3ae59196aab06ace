#include "apps/display_turns.h"

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/json_text.h"

namespace standpunkt {
namespace {

using nlohmann::json;
using Mirror = TouchAxes::Mirror;

constexpr std::uint64_t most_bytes = 4096;

/// Mirrored up and down is mirrored left and right and turned by half: one of eight ways each.
int index_of(const TouchAxes& axes) {
    const int quarters = degrees(axes.rotation) / 90;
    switch (axes.mirror) {
        case Mirror::None:
            return quarters;
        case Mirror::X:
            return 4 + quarters;
        case Mirror::Y:
            return 4 + (quarters + 2) % 4;
    }
    return 0;
}

Rotation quarter(int quarters) {
    return rotation_of(quarters % 4 * 90).value_or(Rotation::None);
}

json json_of(const PanelTurns& turns) {
    return {{"rotate", degrees(turns.rotation)}, {"touch", index_of(turns.touch)}};
}

}  // namespace

bool operator==(const PanelTurns& one, const PanelTurns& other) {
    return one.rotation == other.rotation && index_of(one.touch) == index_of(other.touch);
}

PanelTurns kept_turns(const std::filesystem::path& file, const PanelTurns& configured) {
    const auto text = read_file(file, most_bytes);
    const json kept = text ? json::parse(*text, nullptr, false) : json();
    if (!kept.is_object() || kept.value("over", json()) != json_of(configured)) return configured;
    const json rotate = kept.value("rotate", json()), touch = kept.value("touch", json());
    if (!rotate.is_number_integer() || !touch.is_number_unsigned()) return configured;
    const auto rotation = rotation_of(rotate.get<int>());
    const auto way = touch.get<std::uint64_t>();
    if (!rotation || way >= static_cast<std::uint64_t>(ways_to_turn(TurnOf::Touch)))
        return configured;
    return turned_on({*rotation, {}}, TurnOf::Touch, static_cast<int>(way));
}

Status keep_turns(const std::filesystem::path& file, const PanelTurns& configured,
                  const PanelTurns& turns) {
    json kept = json_of(turns);
    kept["over"] = json_of(configured);
    return replace_file(file, json_text(kept, 1) + "\n");
}

PanelTurns turned_on(PanelTurns turns, TurnOf what, int step) {
    switch (what) {
        case TurnOf::Picture:
            turns.rotation = quarter(degrees(turns.rotation) / 90 + step);
            return turns;
        case TurnOf::Touch: {
            const int way = (index_of(turns.touch) + step) % ways_to_turn(what);
            turns.touch = {way < 4 ? Mirror::None : Mirror::X, quarter(way)};
            return turns;
        }
    }
    return turns;
}

}  // namespace standpunkt
