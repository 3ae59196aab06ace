#pragma once
// What a finished picture really shows, measured on its pixels and in millimetres: contrast of text
// and of edges, and how large a letter is seen. Pure functions; used by the checks of the tests and
// by `standpunkt --measure`.
#include <optional>
#include <span>

#include "screens/node.h"

namespace standpunkt {

/// A finished picture: 0xAARRGGBB, opaque, rows without padding. A view; the pixels belong to
/// somebody else.
struct Frame {
    Size size;
    std::span<const std::uint32_t> pixels;
    /// (x, y) lies inside.
    Colour at(int x, int y) const {
        const std::uint32_t pixel =
            pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) +
                   static_cast<std::size_t>(x)];
        return {static_cast<std::uint8_t>(pixel >> 16), static_cast<std::uint8_t>(pixel >> 8),
                static_cast<std::uint8_t>(pixel)};
    }
};

/// Letters and what they stand on, where the two differ least; and what they are mostly.
struct SeenText {
    Colour ink, ground;
    Colour usual_ink = {}, usual_ground = {};
    double ratio() const { return contrast(ink, ground); }
    double ratio_under_glare() const { return contrast_under_glare(ink, ground); }
};

/// How `text` is seen: its ink is what differs most from the ground, its ground what lies around
/// the letters, looked at piece by piece because it may change from one place to the next. The
/// colours the node claims play no part. Nothing if all pixels there are alike, or if less than
/// half a line of it is on screen.
std::optional<SeenText> seen_text(const UiNode& text, const Frame& frame);

/// Text of an answer, read for minutes: it asks for more contrast than a label.
bool is_answer(const UiNode& node);

/// How well the edge of `target` parts it from what lies around: the contrast between the outside
/// and the best of the outermost `depth` pixels inside, on the side where it is lowest. Sides at
/// the edge of the screen have no outside; nothing if there are no others.
std::optional<double> seen_edge(const UiNode& target, const Frame& frame, int depth);

/// The angle under which a capital letter of type of `font_px` is seen from `distance` mm, degrees.
double degrees_of_view(double font_px, double millimetres_a_pixel, double distance);

/// Of Inter: the height of a capital letter, in parts of the font size.
inline constexpr double capital_height = 0.727;

}  // namespace standpunkt
