#include "apps/display_pattern.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "apps/display_easel.h"
#include "base/files.h"
#include "screens/test_pattern.h"
#include "stage/capture.h"

namespace standpunkt {
namespace {

TestPattern pattern_of(const DisplayOptions& options, const Stage& stage) {
    TestPattern pattern;
    pattern.panel = turned(stage.size(), inverse(options.stage.rotation));
    pattern.rotation = options.stage.rotation;
    pattern.touch = options.stage.touch;
    pattern.diagonal_guessed = options.panel.diagonal_inch <= 0;
    pattern.diagonal_inch = diagonal_of(stage.size(), options.panel);
    pattern.driver = stage.driver();
    pattern.language = options.language.empty() ? "de" : options.language;
    pattern.words = &Words::of(pattern.language, Address::Sie);
    return pattern;
}

/// What draws at one size of the window.
struct Drawing {
    TestPattern pattern;
    std::unique_ptr<Easel> easel;

    static Result<Drawing> make(const DisplayOptions& options, const Stage& stage) {
        TestPattern pattern = pattern_of(options, stage);
        TRY(auto easel, Easel::make(pattern_metrics(stage.size(), pattern.diagonal_inch)));
        return Drawing{std::move(pattern), std::move(easel)};
    }
    UiNodes draw(const TouchTrail& trail) const {
        easel->begin(pattern_ground);
        draw_test_pattern(easel->painter(), pattern, trail);
        return easel->painter().end();
    }
};

Status capture(const DisplayOptions& options, const Drawing& drawing, Size size) {
    std::error_code error;
    std::filesystem::create_directories(options.capture, error);
    if (error) return fail("cannot be made: " + error.message() + ".", options.capture);
    const UiNodes nodes = drawing.draw({});
    const auto path = options.capture / "test-pattern.png";
    TRY_STATUS(write_png(path, drawing.easel->pixels(), size));
    TRY_STATUS(replace_file(options.capture / "test-pattern.json", to_json(nodes)));
    std::printf("%s\n", path.c_str());
    return {};
}

}  // namespace

Status run_pattern(const DisplayOptions& options, Stage& stage) {
    TRY(Drawing drawing, Drawing::make(options, stage));
    if (options.stage.headless) return capture(options, drawing, stage.size());
    for (TouchTrail trail;;) {
        drawing.draw(trail);
        TRY_STATUS(stage.show(drawing.easel->pixels()));
        const Inputs inputs = stage.wait(never);
        const auto& keys = inputs.keys;
        const bool left = std::find(keys.begin(), keys.end(), Key::Back) != keys.end();
        if (inputs.quit || inputs.interrupt || left) return {};
        if (inputs.resized) {
            drawing.easel.reset();
            trail = {};
            TRY(drawing, Drawing::make(options, stage));
        }
        for (const Contact& contact : inputs.contacts) trail.add(contact);
    }
}

}  // namespace standpunkt
