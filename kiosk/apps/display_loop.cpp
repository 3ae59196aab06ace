#include <algorithm>

#include "apps/display_clock.h"
#include "apps/display_companion.h"

namespace standpunkt {
namespace {

Status take_turn(Turn& turn, const Companions& companions) {
    turn.now = now();
    for (Companion* const one : companions) TRY_STATUS(one->before(turn));
    if (!turn.asleep) {
        Exhibit& exhibit = turn.play.exhibit();
        TRY_STATUS(exhibit.turn(turn.inputs, now()));
        exhibit.picture_on(now());
    }
    turn.now = now();
    for (auto one = companions.rbegin(); one != companions.rend(); ++one)
        TRY_STATUS((*one)->after(turn));
    return {};
}

Time due_of(const Turn& turn, const Companions& companions) {
    Time due = turn.asleep ? never : turn.play.exhibit().deadline();
    for (const Companion* const one : companions) due = std::min(due, one->due());
    return due;
}

Status take_turns(Stage& stage, Play& play, const Companions& companions) {
    TRY(bool goes_on, play.open());
    for (Companion* const one : companions) one->begin(play, now());
    Turn turn{play, now()};
    while (goes_on) {
        TRY_STATUS(take_turn(turn, companions));
        if (turn.leave) break;
        const Time due = due_of(turn, companions);
        turn.inputs = stage.wait(due == never ? never : std::max(Duration(0), due - now()));
        if (turn.inputs.quit) break;
        if (turn.inputs.resized) {
            TRY(goes_on, play.open());
            turn.inputs = {};
            turn.inputs.exposed = true;
        }
    }
    return {};
}

}  // namespace

Status run_loop(Stage& stage, Play& play, const Companions& companions) {
    const Status played = take_turns(stage, play, companions);
    if (played)
        for (Companion* const one : companions) one->farewell();
    for (Companion* const one : companions) one->end();
    return played;
}

}  // namespace standpunkt
