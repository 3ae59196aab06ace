#include "apps/display_play.h"

#include <cassert>

#include "apps/display_clock.h"
#include "apps/display_place.h"
#include "base/log.h"
#include "bundle/content_code.h"

namespace standpunkt {
namespace {

/// What can be read of `family`.
std::map<Face, std::string> faces_of(const FontFamily& family, const Bundle& bundle) {
    std::map<Face, std::string> faces;
    for (const auto& [face, medium] : {std::pair{Face::Regular, family.regular},
                                       {Face::Medium, family.medium},
                                       {Face::SemiBold, family.semi_bold},
                                       {Face::Bold, family.bold},
                                       {Face::Italic, family.italic},
                                       {Face::Display, family.display}}) {
        if (!medium) continue;
        if (auto bytes = bundle.media().read(*medium))
            faces[face] = std::move(*bytes);
        else
            log_error("a font of the stand is left out: " + to_string(bytes.error()));
    }
    return faces;
}

/// The stand's own fonts where they can be read, Debian's in place of all others: a damaged font
/// costs the brand, not the show.
FontFiles fonts_of(const DisplayContent& content) {
    FontFiles fonts = FontFiles::debian();
    if (!content.bundle) return fonts;
    fonts.own = faces_of(content.catalogue.theme.fonts, *content.bundle);
    for (const auto& [language, form] : content.catalogue.stand.forms)
        if (auto faces = faces_of(form.fonts, *content.bundle); !faces.empty())
            fonts.of_language[language] = std::move(faces);
    return fonts;
}

}  // namespace

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
                                  content.broken ? Holding::Broken : Holding::NothingYet,
                                  STANDPUNKT_VERSION,
                                  content.bundle ? content_code(content.bundle->content()) : ""};
    auto screens = Screens::create(wanted, fonts_of(content), load, wake);
    if (screens) return screens;
    log_error("the stand's own fonts are left out: " + to_string(screens.error()));
    return Screens::create(wanted, FontFiles::debian(), load, wake);
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
    x_screens.reset();  // as in close(); and Dear ImGui knows one renderer at a time
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
