#include "apps/display_pattern.h"

#include <cstdio>
#include <filesystem>

#include "base/files.h"
#include "screens/test_pattern.h"
#include "stage/capture.h"
#include "stage/fonts.h"

namespace standpunkt {
namespace {

constexpr std::size_t cache_bytes = 16u << 20;

/// What draws at one size of the window.
class Drawing {
  public:
    static Result<std::unique_ptr<Drawing>> make(const DisplayOptions& options,
                                                 const Stage& stage) {
        TRY(Canvas canvas, Canvas::create(stage.size()));
        TRY(auto fonts, Fonts::open(FontFiles::debian()));
        return std::unique_ptr<Drawing>(
            new Drawing(options, stage, std::move(canvas), std::move(fonts)));
    }
    std::span<const std::uint32_t> draw(const TouchTrail& trail) {
        x_painter.begin(pattern_ground, {}, x_painter.metrics(), {});
        draw_test_pattern(x_painter, x_pattern, trail);
        x_nodes = x_painter.end();
        return x_canvas.pixels();
    }
    const UiNodes& nodes() const { return x_nodes; }

  private:
    Drawing(const DisplayOptions& options, const Stage& stage, Canvas canvas,
            std::unique_ptr<Fonts> fonts)
        : x_canvas(std::move(canvas)),
          x_fonts(std::move(fonts)),
          x_text(x_canvas, *x_fonts, cache_bytes),
          x_pictures(
              x_canvas, [](const Digest&) { return fail("the pattern has no pictures."); }, [] {},
              cache_bytes),
          x_pattern(pattern_of(options, stage)),
          x_painter(x_canvas, x_text, x_pictures,
                    pattern_metrics(stage.size(), x_pattern.diagonal_inch)) {}

    static TestPattern pattern_of(const DisplayOptions& options, const Stage& stage) {
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

    Canvas x_canvas;
    std::unique_ptr<Fonts> x_fonts;
    Text x_text;
    Pictures x_pictures;
    TestPattern x_pattern;
    Painter x_painter;
    UiNodes x_nodes;
};

Status capture(const DisplayOptions& options, Drawing& drawing, Size size) {
    std::error_code error;
    std::filesystem::create_directories(options.capture, error);
    if (error) return fail("cannot be made: " + error.message() + ".", options.capture);
    const auto path = options.capture / "test-pattern.png";
    TRY_STATUS(write_png(path, drawing.draw({}), size));
    TRY_STATUS(replace_file(options.capture / "test-pattern.json", to_json(drawing.nodes())));
    std::printf("%s\n", path.c_str());
    return {};
}

}  // namespace

Status run_pattern(const DisplayOptions& options, Stage& stage) {
    TRY(auto drawing, Drawing::make(options, stage));
    if (options.stage.headless) return capture(options, *drawing, stage.size());
    TouchTrail trail;
    TRY_STATUS(stage.show(drawing->draw(trail)));
    for (;;) {
        const Inputs inputs = stage.wait(never);
        if (inputs.quit || inputs.escape) return {};
        if (inputs.resized) {
            drawing.reset();  // Dear ImGui knows one renderer at a time
            trail = {};
            TRY(drawing, Drawing::make(options, stage));
        }
        for (const Contact& contact : inputs.contacts) trail.add(contact);
        TRY_STATUS(stage.show(drawing->draw(trail)));
    }
}

}  // namespace standpunkt
