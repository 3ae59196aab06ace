// The display: opens content and stage, then turns until it is told to stop. No network, no
// desktop.
#include <cstdio>

#include "apps/display_content.h"
#include "apps/display_options.h"
#include "apps/display_pattern.h"
#include "apps/display_script.h"
#include "apps/display_slots.h"
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

std::int64_t wall() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Result<std::unique_ptr<Screens>> make_screens(const DisplayOptions& options, Stage& stage,
                                              const DisplayContent& content) {
    TRY(const Metrics metrics, Metrics::of(stage.size(), options.panel));
    // The decoder's thread may still read when the next content is on screen already.
    const auto load = [bundle = content.bundle](const Digest& id) -> Result<std::string> {
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

/// Content, the screens that draw it and the exhibit that plays it, in the order they are needed.
class Play {
  public:
    Play(const DisplayOptions& options, Stage& stage, DisplayContent content)
        : x_options(options),
          x_stage(stage),
          x_content(std::make_unique<DisplayContent>(std::move(content))) {}

    /// Begins, or begins again for another size of the window. False: somebody ends the program.
    Result<bool> open() {
        Show show =
            x_exhibit ? x_exhibit->show() : begin(x_content->catalogue, x_options.tempo, now());
        x_exhibit.reset();
        // Before the new ones: two caches at once are too much for a small stand.
        x_screens.reset();
        TRY(x_screens, make_screens_again(x_options, x_stage, *x_content));
        if (!x_screens) return false;
        x_exhibit.emplace(x_stage, *x_screens, x_content->catalogue, std::move(show), now());
        return true;
    }
    /// Other content, without a restart: the window keeps its picture until the next one is drawn.
    /// False: it cannot be drawn, and what was on stays.
    Result<bool> change(DisplayContent content) {
        auto next = std::make_unique<DisplayContent>(std::move(content));
        x_screens.reset();  // as in open(); and Dear ImGui knows one renderer at a time
        auto screens = make_screens(x_options, x_stage, *next);
        const bool drawn = screens.has_value();
        if (drawn) {
            x_screens = std::move(*screens);
        } else {
            log_error(to_string(screens.error()));
            std::swap(next, x_content);
            TRY(x_screens, make_screens(x_options, x_stage, *next));
        }
        x_exhibit->change(*x_screens, next->catalogue, now());
        x_content = std::move(next);
        return drawn;
    }
    Exhibit& exhibit() { return *x_exhibit; }
    Screens& screens() { return *x_screens; }
    const DisplayContent& content() const { return *x_content; }

  private:
    const DisplayOptions& x_options;
    Stage& x_stage;
    std::unique_ptr<DisplayContent> x_content;
    std::unique_ptr<Screens> x_screens;
    std::optional<Exhibit> x_exhibit;
};

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
        TRY_STATUS(play.exhibit().turn(inputs, now()));
        Time due = play.exhibit().deadline();
        if (slots) due = std::min(due, slots->due());
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
    if (options.stage.headless && !options.test_pattern) {
        TRY(script, read_script(options.script));
    }
    // Before a start is counted: a screen that is missing says nothing about the content.
    TRY(const auto stage, Stage::open(options.stage));
    if (options.test_pattern) return run_pattern(options, *stage);
    std::optional<DisplaySlots> slots;
    if (options.bundle.empty()) slots.emplace(options);
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
