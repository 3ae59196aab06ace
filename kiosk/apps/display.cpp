// The display: opens content and stage, then turns until it is told to stop. No network, no
// desktop.
#include <cstdio>

#include "apps/display_clock.h"
#include "apps/display_follow.h"
#include "apps/display_measure.h"
#include "apps/display_options.h"
#include "apps/display_pattern.h"
#include "apps/display_play.h"
#include "apps/display_screens.h"
#include "apps/display_script.h"
#include "apps/display_slots.h"
#include "base/log.h"

namespace standpunkt {
namespace {

/// The slots' part of a turn, if there are slots.
Status turn_slots(DisplaySlots& slots, Play& play) {
    slots.turn(play.exhibit().show(), play.content(), now());
    play.screens().tell(slots.notice());
    if (!slots.news() || !play.exhibit().may_change(now())) return {};
    if (auto content = slots.choose_again(wall())) {
        TRY(const bool drawn, play.change(std::move(*content)));
        play.screens().tell(slots.notice());
        if (drawn) slots.shown(play.exhibit().show(), now());
    }
    return {};
}

constexpr Duration day_check{60'000};

/// Slides that have their days come and go at midnight, or when the clock was set.
Status turn_day(const DisplayOptions& options, DisplaySlots* slots, Play& play) {
    if (!play.content().dated || !options.today.empty()) return {};
    if (trusted_day() == play.content().day || !play.exhibit().may_change(now())) return {};
    DisplayContent content = slots ? slots->choose(wall()) : load_content(options);
    TRY_STATUS(play.change(std::move(content)));
    return {};
}

Status play_in_window(const DisplayOptions& options, Stage& stage, DisplaySlots* slots,
                      DisplayContent content) {
    Play play(options, stage, std::move(content));
    TRY(bool goes_on, play.open());
    std::unique_ptr<FolderWatch> watch;
    if (slots) {
        watch = slots->watch([&stage] { stage.wake(); });
        slots->shown(play.exhibit().show(), now());
    }
    Inputs inputs;
    while (goes_on) {
        if (slots) TRY_STATUS(turn_slots(*slots, play));
        TRY_STATUS(turn_day(options, slots, play));
        TRY_STATUS(play.exhibit().turn(inputs, now()));
        play.exhibit().picture_on(now());
        Time due = play.exhibit().deadline();
        if (slots) due = std::min(due, slots->due());
        if (play.content().dated) due = std::min(due, now() + day_check);
        inputs = stage.wait(due == never ? never : std::max(Duration(0), due - now()));
        if (inputs.quit) break;
        if (inputs.resized) {
            TRY(goes_on, play.open());
            inputs = {};
        }
    }
    return {};
}

Status run_window(const DisplayOptions& options, Stage& stage, DisplaySlots* slots,
                  DisplayContent content) {
    const Status played = play_in_window(options, stage, slots, std::move(content));
    // An error is the window's or the fonts' of this machine; what content breaks is a crash.
    if (slots) slots->ended_well();
    return played;
}

Status run_script(const DisplayOptions& options, Stage& stage, const DisplayContent& content,
                  const std::vector<ScriptLine>& script) {
    TRY(const auto screens, make_screens(options, stage, content));
    Exhibit exhibit(stage, *screens, content.catalogue,
                    begin(content.catalogue, options.tempo, Time(0)), Time(0));
    return play_script(script, options.script, exhibit, stage, *screens, options.capture);
}

Status run(const DisplayOptions& options) {
    std::vector<ScriptLine> script;
    if (!options.script.empty()) {
        TRY(script, read_script(options.script));
    }
    if (options.measure) return measure_content(load_content(options));
    if (!options.screens.empty()) return draw_every_screen(options, load_content(options));
    // Before a start is counted: a screen that is missing says nothing about the content.
    TRY(const auto stage, Stage::open(options.stage));
    if (options.test_pattern) return run_pattern(options, *stage);
    std::optional<DisplaySlots> slots;
    if (options.bundle.empty()) slots.emplace(options);
    if (options.follow) return run_following(options, *stage);
    DisplayContent content = slots ? slots->choose(wall()) : load_content(options);
    if (!options.stage.headless)
        return run_window(options, *stage, slots ? &*slots : nullptr, std::move(content));
    const auto played = run_script(options, *stage, content, script);
    if (slots) slots->ended_well();
    return played;
}

}  // namespace
}  // namespace standpunkt

int main(int argc, char** argv) {
    const auto parsed = standpunkt::parse_display_options(argc, argv);
    if (!parsed.options) return parsed.exit_code;
    if (const auto done = standpunkt::run(*parsed.options); !done) {
        standpunkt::log_error(to_string(done.error()));
        return 1;
    }
    return 0;
}
