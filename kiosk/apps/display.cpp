// The display: opens content and stage, then turns until it is told to stop. No network, no
// desktop.
#include <cstdio>

#include "apps/display_clock.h"
#include "apps/display_day.h"
#include "apps/display_follow.h"
#include "apps/display_measure.h"
#include "apps/display_options.h"
#include "apps/display_pattern.h"
#include "apps/display_play.h"
#include "apps/display_screens.h"
#include "apps/display_script.h"
#include "base/log.h"

namespace standpunkt {
namespace {

Status run_window(const DisplayOptions& options, Stage& stage, DisplaySlots* slots,
                  DisplayContent content) {
    Play play(options, stage, std::move(content));
    DisplayDay day(options, slots);
    Companions companions;
    if (slots) companions.push_back(slots);
    companions.push_back(&day);
    return run_loop(stage, play, companions);
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
    if (options.bundle.empty()) slots.emplace(options, [&stage] { stage->wake(); });
    if (options.follow) return run_following(options, *stage);
    DisplayContent content = slots ? slots->choose(wall()) : load_content(options);
    if (!options.stage.headless)
        return run_window(options, *stage, slots ? &*slots : nullptr, std::move(content));
    const auto played = run_script(options, *stage, content, script);
    if (slots) slots->end();
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
