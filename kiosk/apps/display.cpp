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

/// The stand's own fonts where they can be read, Debian's in place of all others: a damaged font
/// costs the brand, not the show.
FontFiles fonts_of(const DisplayContent& content) {
    FontFiles fonts = FontFiles::debian();
    if (!content.bundle) return fonts;
    const FontFamily& own = content.catalogue.theme.fonts;
    for (const auto& [face, medium] : {std::pair{Face::Regular, own.regular},
                                       {Face::Medium, own.medium},
                                       {Face::SemiBold, own.semi_bold},
                                       {Face::Bold, own.bold},
                                       {Face::Italic, own.italic},
                                       {Face::Display, own.display}}) {
        if (!medium) continue;
        if (auto bytes = content.bundle->media().read(*medium))
            fonts.own[face] = std::move(*bytes);
        else
            log_error("a font of the stand is left out: " + to_string(bytes.error()));
    }
    return fonts;
}

Result<std::unique_ptr<Screens>> make_screens(const DisplayOptions& options, Stage& stage,
                                              const DisplayContent& content) {
    TRY(const Metrics metrics, Metrics::of(stage.size(), options.panel));
    const Bundle* bundle = content.bundle.get();
    const auto load = [bundle](const Digest& id) -> Result<std::string> {
        if (!bundle) return fail("there is no content to read pictures from.");
        return bundle->media().read(id);
    };
    const auto wake = [&stage] { stage.wake(); };
    const Screens::Options wanted{metrics, options.cache_mebibytes << 20,
                                  content.broken ? Holding::Broken : Holding::NothingYet};
    auto screens = Screens::create(wanted, fonts_of(content), load, wake);
    if (screens) return screens;
    log_error("the stand's own fonts are left out: " + to_string(screens.error()));
    return Screens::create(wanted, FontFiles::debian(), load, wake);
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

/// Screens for the size the window has now. A window somebody made too small to read waits to be
/// made larger; nothing when the program is told to stop meanwhile.
Result<std::unique_ptr<Screens>> make_screens_again(const DisplayOptions& options, Stage& stage,
                                                    const DisplayContent& content) {
    for (;;) {
        auto screens = make_screens(options, stage, content);
        if (screens || Metrics::of(stage.size(), options.panel)) return screens;
        log_warning(to_string(screens.error()));
        for (Inputs inputs; !inputs.resized;) {
            inputs = stage.wait(never);
            if (inputs.quit) return nullptr;
        }
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
    TRY(auto screens, make_screens(options, *stage, content));
    while (screens) {
        Exhibit exhibit(*stage, *screens, content.catalogue, std::move(show), now());
        TRY(const Ended ended, run_window(*stage, exhibit));
        if (ended == Ended::Quit) return {};
        show = exhibit.show();
        screens.reset();  // before the new ones: two caches at once are too much for a small stand
        TRY(screens, make_screens_again(options, *stage, content));
    }
    return {};
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
