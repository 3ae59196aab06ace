#pragma once
#include "base/result.h"
#include "show/aids.h"
#include "stage/geometry.h"

namespace standpunkt {

/// What is known of the panel and where it hangs.
struct Panel {
    double diagonal_inch = 0;  ///< zero: guessed from the pixels (24" from 1280 px on, else 7")
    double viewing_distance_mm = 0;  ///< zero: 600, or 400 up to 10"
    double mount_bottom_mm = 900;    ///< from the floor to the lowest row of pixels
};

/// The diagonal it has, or the guess.
double diagonal_of(Size size, Panel panel);

/// Three ways to lay out a scene. Wide: a list beside the text. Tall: portrait format, everything
/// in one column. Compact: panels up to 10", larger ones whose pixels are few in millimetres, and
/// any panel whose visitor wants larger type.
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
/// panel's millimetres. Larger type is a larger unit: everything grows, and the layout is that of a
/// smaller panel.
struct Metrics {
    Size screen;  ///< all of it, real pixels
    Rect area;    ///< the part scenes are laid out in, real pixels; with reach the lower part
    Format format = Format::Wide;
    float unit = 1;                     ///< real pixels a design pixel
    float width = 1920, height = 1080;  ///< of the area, design pixels
    double millimetres = 0.277;         ///< a real pixel's side
    Panel panel;                        ///< with what was guessed filled in
    TypeScale type{};
    bool narrow = false;  ///< Compact and upright: page buttons stand in the toolbar
    bool low = false;     ///< Compact with few lines of text: buttons are one line high
    float margin = 80, header = 112, loop_toolbar = 184;
    float target = 96;  ///< height of a button, design pixels
    float radius = 20, gap = 20, border = 2;

    /// Refuses panels under 640x360 pixels.
    static Result<Metrics> of(Size size, Panel panel);
    /// The same panel as a visitor set it for their visit.
    Metrics with(const Aids& aids) const;
    /// The least side of what can be tapped: 20 mm, 12 mm on panels up to 10"; design pixels.
    float least_target() const;
};

}  // namespace standpunkt
