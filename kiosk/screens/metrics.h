#pragma once
#include "base/result.h"
#include "stage/geometry.h"

namespace standpunkt {

/// What is known of the panel. Zero: guessed from the pixels (24" from 1280 px on, else 7").
struct Panel {
    double diagonal_inch = 0;
};

/// The diagonal it has, or the guess.
double diagonal_of(Size size, Panel panel);

/// Three ways to lay out a scene. Wide: a list beside the text. Tall: portrait format, everything
/// in one column. Compact: panels up to 10", and larger ones whose pixels are few in millimetres.
enum class Format { Wide, Tall, Compact };

/// Sizes of type in design pixels (VISITOR.md, "Type"): font size and leading.
struct TypeSize {
    int px, leading;
};

struct TypeScale {
    TypeSize heading, body, summary, card_title, label, caption, primary;
};

/// Scenes are laid out in design pixels, which are pixels of a 24" 1080p panel (0.277 mm), or of a
/// 7" 800x480 panel in Compact; `unit` says how many real pixels one is, so that sizes follow the
/// panel's millimetres.
struct Metrics {
    Size size;  ///< real pixels
    Format format = Format::Wide;
    float unit = 1;                     ///< real pixels a design pixel
    float width = 1920, height = 1080;  ///< design pixels
    double millimetres = 0.277;         ///< a real pixel's side
    TypeScale type{};
    bool narrow = false;  ///< a Compact panel upright: its toolbars have two rows
    float margin = 80, header = 112, toolbar = 136, loop_toolbar = 184;
    float target = 96;  ///< height of a button, design pixels
    float radius = 20, gap = 20, border = 2;

    /// Refuses panels under 640x360 pixels.
    static Result<Metrics> of(Size size, Panel panel);
};

}  // namespace standpunkt
