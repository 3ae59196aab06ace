#include "apps/display_follow.h"

#include <cstdlib>

#include "apps/display_clock.h"
#include "apps/display_easel.h"
#include "apps/display_followed.h"
#include "apps/display_overlay.h"
#include "apps/display_play.h"
#include "base/files.h"
#include "slots/folder_watch.h"
#include "stage/capture.h"

namespace standpunkt {
namespace {

/// Of the headings: the editor's, as far as it is known.
std::string editors_language(const DisplayOptions& options) {
    if (!options.language.empty()) return options.language;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value)
            return std::string(value).starts_with("de") ? "de" : "en";
    return "en";
}

Metrics metrics_of(const DisplayOptions& options, const Stage& stage) {
    const auto metrics = Metrics::of(stage.size(), options.panel);
    if (metrics) return *metrics;
    Metrics small;  // too small for the show, not for saying why
    small.screen = stage.size();
    small.width = static_cast<float>(small.screen.width);
    small.height = static_cast<float>(small.screen.height);
    small.area = {0, 0, small.width, small.height};
    small.type = {.heading = {18, 22},
                  .body = {12, 16},
                  .summary = {12, 16},
                  .card_title = {12, 16},
                  .label = {12, 16},
                  .caption = {11, 14},
                  .primary = {12, 16}};
    small.margin = small.gap = 8;
    return small;
}

/// Either the show or what keeps it from being shown.
class Following {
  public:
    Following(const DisplayOptions& options, Stage& stage)
        : x_options(options), x_stage(stage), x_followed(options.bundle) {
        x_picture.language = editors_language(options);
        x_picture.words = &Words::of(x_picture.language, Address::Sie);
    }

    /// False: somebody ends the program.
    Result<bool> turn(const Inputs& inputs) {
        const bool changed = x_followed.look();
        if (changed || !x_begun) {
            TRY(const bool goes_on, follow());
            if (!goes_on) return false;
        } else if (inputs.resized) {
            TRY(const bool goes_on, draw_again());
            if (!goes_on) return false;
        } else if (playing()) {
            TRY_STATUS(x_play->exhibit().turn(inputs, now()));
            x_play->exhibit().picture_on(now());
        } else if (x_followed.percent() != x_picture.percent || inputs.exposed) {
            TRY_STATUS(show_faults());
        }
        if (playing()) TRY_STATUS(x_stage.progress(x_followed.percent()));
        return true;
    }

    /// Once, without a window.
    Status capture() {
        (void)x_followed.look();
        x_picture.errors = x_followed.errors();
        x_picture.of_settings = x_followed.of_settings();
        if (x_picture.errors.empty() && std::filesystem::exists(x_options.bundle))
            return fail("has no errors.", x_options.bundle, 0,
                        "Leave out --follow and give a --script to see its content.");
        TRY_STATUS(draw_faults_as_they_are());
        std::error_code none;
        std::filesystem::create_directories(x_options.capture, none);
        TRY_STATUS(write_png(x_options.capture / "faults.png", x_drawn, x_stage.size()));
        return replace_file(x_options.capture / "faults.json", to_json(x_nodes));
    }

    Time due() const { return playing() ? x_play->exhibit().deadline() : never; }

  private:
    const DisplayOptions& x_options;
    OverlayStage x_stage;
    Followed x_followed;
    FaultsPicture x_picture;
    std::unique_ptr<Play> x_play;
    std::vector<std::uint32_t> x_drawn;  // instead of the show
    UiNodes x_nodes;
    bool x_begun = false;

    bool playing() const { return x_play && x_play->is_open(); }

    Result<bool> follow() {
        x_begun = true;
        x_picture.errors = x_followed.errors();
        x_picture.of_settings = x_followed.of_settings();
        if (x_play) x_play->close();
        if (x_picture.errors.empty() && std::filesystem::exists(x_options.bundle)) {
            DisplayContent content = load_content(x_options);
            if (x_play)
                x_play->replace(std::move(content));
            else
                x_play = std::make_unique<Play>(x_options, x_stage, std::move(content));
        }
        return draw_again();
    }

    Result<bool> draw_again() {
        if (x_play && x_picture.errors.empty()) {
            x_play->close();
            TRY_STATUS(note_warnings());
            TRY(const bool goes_on, x_play->open());
            if (goes_on) TRY_STATUS(x_play->exhibit().turn({}, now()));
            return goes_on;
        }
        TRY_STATUS(show_faults());
        return true;
    }

    Status show_faults() {
        TRY_STATUS(draw_faults_as_they_are());
        return x_stage.show(x_drawn);
    }

    Status draw_faults_as_they_are() {
        x_picture.percent = x_followed.percent();
        x_stage.note({});
        TRY_STATUS(x_stage.progress(x_picture.percent));
        TRY(const auto easel, Easel::make(metrics_of(x_options, x_stage)));
        easel->begin(light_palette().canvas);
        draw_faults(easel->painter(), x_picture);
        x_nodes = easel->painter().end();
        const auto pixels = easel->pixels();
        x_drawn.assign(pixels.begin(), pixels.end());
        return {};
    }

    Status note_warnings() {
        x_stage.note({});
        if (x_followed.warnings() == 0) return {};
        TRY(const auto easel, Easel::make(metrics_of(x_options, x_stage)));
        easel->begin(light_palette().canvas);
        const Rect covered = draw_warnings(easel->painter(), x_picture, x_followed.warnings());
        easel->painter().end();
        x_stage.note(part(easel->copy(), covered));
        return {};
    }

    /// The upper left part of a picture.
    static PictureBuffer part(const PictureBuffer& whole, Rect covered) {
        PictureBuffer out{{std::min(static_cast<int>(covered.width), whole.size.width),
                           std::min(static_cast<int>(covered.height), whole.size.height)},
                          {}};
        for (int y = 0; y < out.size.height; ++y) {
            const auto row = whole.pixels.begin() + static_cast<long>(y) * whole.size.width;
            out.pixels.insert(out.pixels.end(), row, row + out.size.width);
        }
        return out;
    }
};

}  // namespace

Status run_following(const DisplayOptions& options, Stage& stage) {
    const auto folder = std::filesystem::absolute(options.bundle).parent_path();
    const FolderWatch watch({folder}, [&stage] { stage.wake(); });
    Following following(options, stage);
    if (options.stage.headless) return following.capture();
    for (Inputs inputs;;) {
        TRY(const bool goes_on, following.turn(inputs));
        if (!goes_on) return {};
        const Time due = following.due();
        inputs = stage.wait(due == never ? never : std::max(Duration(0), due - now()));
        if (inputs.quit || inputs.interrupt) return {};
    }
}

}  // namespace standpunkt
