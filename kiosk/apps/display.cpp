// The display: opens content and stage, then turns until it is told to stop. No network, no
// desktop.
#include <cstdio>

#include "apps/display_clock.h"
#include "apps/display_day.h"
#include "apps/display_end.h"
#include "apps/display_follow.h"
#include "apps/display_hours.h"
#include "apps/display_measure.h"
#include "apps/display_operator.h"
#include "apps/display_options.h"
#include "apps/display_pattern.h"
#include "apps/display_play.h"
#include "apps/display_screens.h"
#include "apps/display_script.h"
#include "apps/display_status.h"
#include "apps/display_visits.h"
#include "apps/display_watchdog.h"
#include "base/log.h"

namespace standpunkt {
namespace {

/// What a stand's display needs besides its show: a bundle somebody looks at has none of it.
struct Care {
    Supervisor supervisor;
    DisplayStatus status;
    explicit Care(const DisplayOptions& options) : status(options, supervisor) {}

    /// All is as well as it can be, and has to be told so.
    void wait_for_screen(const Error& why) {
        supervisor.ready();
        supervisor.alive(now());
        status.waiting(why, now());
    }
};

DisplayHours::LocalClock clock_of(const DisplayOptions& options) {
    if (!options.local_time) return [](Time) { return trusted_minute(); };
    return [begin = *options.local_time, since = now()](Time at) {
        return std::optional(later(begin, at - since));
    };
}

/// Somebody looks at a bundle, on a desktop.
Status show_bundle(const DisplayOptions& options, Stage& stage) {
    Play play(options, stage, load_content(options));
    DisplayDay day(options, nullptr);
    return run_loop(stage, play, {&day});
}

Status run_stand(const DisplayOptions& options, Stage& stage, const PanelStage* panel, Care& care) {
    DisplaySlots slots(options, [&stage] { stage.wake(); });
    Play play(options, stage, slots.choose(wall()));
    DisplayHours hours(stage, options.config.screen.hours, clock_of(options), "/", now());
    DisplayDay day(options, &slots);
    DisplayHints hints(options, stage, slots);
    DisplayVisits visits(options, options.config.visits);
    DisplayOperator desk(options, stage);
    DisplayWatchdog watchdog(care.supervisor, stage);
    care.status.tell_of(stage, panel, hints);
    return run_loop(stage, play,
                    {&care.status, &hours, &slots, &day, &hints, &desk, &visits, &watchdog});
}

Status run_in_window(const DisplayOptions& options) {
    std::optional<Care> care;
    if (options.bundle.empty() && !options.test_pattern) care.emplace(options);
    // Before a start is counted: a screen that is missing says nothing about the content.
    std::unique_ptr<Stage> stage;
    const PanelStage* panel = nullptr;
    if (has_own_panel(options.stage)) {
        hear_end_signals();
        auto own = PanelStage::open(options.stage, PanelStage::real_world(), [&](const Error& why) {
            if (care) care->wait_for_screen(why);
        });
        if (!own) return {};
        panel = own.get();
        stage = std::move(own);
    } else {
        TRY(stage, Stage::open(options.stage));
    }
    if (options.test_pattern) return run_pattern(options, *stage);
    if (options.follow) return run_following(options, *stage);
    return care ? run_stand(options, *stage, panel, *care) : show_bundle(options, *stage);
}

Status run_script(const DisplayOptions& options, Stage& stage, const DisplayContent& content,
                  const std::vector<ScriptLine>& script) {
    TRY(const auto screens, make_screens(options, stage, content));
    Exhibit exhibit(stage, *screens, content.catalogue,
                    begin(content.catalogue, options.tempo, Time(0)), Time(0));
    return play_script(script, options.script, exhibit, stage, *screens, options.capture);
}

Status run_headless(const DisplayOptions& options) {
    std::vector<ScriptLine> script;
    if (!options.script.empty()) {
        TRY(script, read_script(options.script));
    }
    TRY(const auto stage, Stage::open(options.stage));
    if (options.test_pattern) return run_pattern(options, *stage);
    if (options.follow) return run_following(options, *stage);
    if (!options.bundle.empty()) return run_script(options, *stage, load_content(options), script);
    DisplaySlots slots(options, [] {});
    const auto played = run_script(options, *stage, slots.choose(wall()), script);
    slots.end();
    return played;
}

Status run(const DisplayOptions& options) {
    if (options.measure) return measure_content(load_content(options));
    if (!options.screens.empty()) return draw_every_screen(options, load_content(options));
    return options.stage.headless ? run_headless(options) : run_in_window(options);
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
