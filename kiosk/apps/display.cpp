// The display: opens content and stage, then turns until it is told to stop. No network, no
// desktop.
#include <cstdio>

#include "apps/display_content.h"
#include "apps/display_options.h"
#include "apps/display_script.h"
#include "base/log.h"
#include "screens/exhibit.h"

namespace standpunkt {
namespace {

/// The only clock of the program.
Time now() {
    return std::chrono::duration_cast<Time>(std::chrono::steady_clock::now().time_since_epoch());
}

Result<std::unique_ptr<Screens>> make_screens(const DisplayOptions& options, Stage& stage,
                                              const DisplayContent& content) {
    TRY(const Metrics metrics, Metrics::of(stage.size(), options.panel));
    FontFiles fonts = FontFiles::debian();
    if (content.bundle) {
        const FontFamily& own = content.catalogue.theme.fonts;
        for (const auto& [face, medium] : {std::pair{Face::Regular, own.regular},
                                           {Face::Medium, own.medium},
                                           {Face::SemiBold, own.semi_bold},
                                           {Face::Bold, own.bold},
                                           {Face::Italic, own.italic},
                                           {Face::Display, own.display}})
            if (medium) {
                TRY(fonts.own[face], content.bundle->media().read(*medium));
            }
    }
    const Bundle* bundle = content.bundle.get();
    const auto load = [bundle](const Digest& id) -> Result<std::string> {
        if (!bundle) return fail("there is no content to read pictures from.");
        return bundle->media().read(id);
    };
    const Screens::Options wanted{metrics, options.cache_mebibytes << 20,
                                  content.broken ? Holding::Broken : Holding::NothingYet};
    return Screens::create(wanted, std::move(fonts), load, [&stage] { stage.wake(); });
}

/// Until quit, or until the window has another size.
enum class Ended { Quit, Resized };

Result<Ended> run_window(Stage& stage, Exhibit& exhibit) {
    Inputs inputs;
    for (;;) {
        TRY_STATUS(exhibit.turn(inputs, now()));
        const Time due = exhibit.deadline();
        const Time at = now();
        inputs = stage.wait(due == never ? never : std::max(Duration(0), due - at));
        if (inputs.quit) return Ended::Quit;
        if (inputs.resized) return Ended::Resized;
    }
}

Status run(const DisplayOptions& options) {
    std::vector<ScriptLine> script;
    if (options.stage.headless) {
        TRY(script, read_script(options.script));
    }
    const DisplayContent content = load_content(options);
    TRY(const auto stage, Stage::open(options.stage));
    if (options.stage.headless) {
        TRY(const auto screens, make_screens(options, *stage, content));
        Exhibit exhibit(*stage, *screens, content.catalogue,
                        begin(content.catalogue, options.tempo, Time(0)), Time(0));
        return play_script(script, options.script, exhibit, *stage, *screens, options.capture);
    }
    Show show = begin(content.catalogue, options.tempo, now());
    for (;;) {
        TRY(const auto screens, make_screens(options, *stage, content));
        Exhibit exhibit(*stage, *screens, content.catalogue, std::move(show), now());
        TRY(const Ended ended, run_window(*stage, exhibit));
        if (ended == Ended::Quit) return {};
        show = exhibit.show();
    }
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
