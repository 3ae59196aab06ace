#include "apps/display_play.h"

#include <cassert>

#include "apps/display_clock.h"
#include "apps/display_media.h"
#include "apps/display_place.h"
#include "base/log.h"

namespace standpunkt {
Result<std::unique_ptr<Screens>> make_screens(const DisplayOptions& options, Stage& stage,
                                              const DisplayContent& content) {
    TRY(const Metrics metrics, Metrics::of(stage.size(), options.panel));
    const auto wake = [&stage] { stage.wake(); };
    const VisitsConfig& visits = options.config.visits;
    const Screens::Options wanted{metrics,          options.cache_mebibytes << 20,
                                  content.holding,  STANDPUNKT_VERSION,
                                  code_of(content), visits.keep && visits.search_words};
    auto screens = Screens::create(wanted, fonts_of(content), pictures_of(content), wake);
    if (screens) return screens;
    log_error("the stand's own fonts are left out: " + to_string(screens.error()));
    return Screens::create(wanted, FontFiles::debian(), pictures_of(content), wake);
}

namespace {

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

}  // namespace

Play::Play(const DisplayOptions& options, Stage& stage, DisplayContent content)
    : x_options(options),
      x_stage(stage),
      x_content(std::make_unique<DisplayContent>(std::move(content))) {}

Result<bool> Play::open() {
    close();
    Show show =
        x_closed ? std::move(*x_closed) : begin(x_content->catalogue, x_options.tempo, now());
    x_closed.reset();
    TRY(x_screens, make_screens_again(x_options, x_stage, *x_content));
    if (!x_screens) return false;
    x_exhibit.emplace(x_stage, *x_screens, x_content->catalogue, std::move(show), now());
    return true;
}

Result<bool> Play::change(DisplayContent content) {
    auto next = std::make_unique<DisplayContent>(std::move(content));
    x_screens.reset();  // as in close(); and Dear ImGui knows one painter at a time
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

void Play::close() {
    if (!x_exhibit) return;
    x_closed = x_exhibit->show();
    x_exhibit.reset();
    // Before the next ones: two caches at once are too much for a small stand.
    x_screens.reset();
}

void Play::replace(DisplayContent content) {
    assert(!is_open());
    auto next = std::make_unique<DisplayContent>(std::move(content));
    if (x_closed) x_closed = same_place(*x_closed, x_content->catalogue, next->catalogue, now());
    x_content = std::move(next);
}

}  // namespace standpunkt
