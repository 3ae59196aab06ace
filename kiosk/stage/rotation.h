#pragma once
// Turns of the picture on its panel and of the fingers on it. KMSDRM turns nothing for us and SDL
// ignores libinput's calibration (PLATFORM.md, "Displays" and "Touch"), so both are our own, alike
// on every platform. Pure.
#include <cstdint>
#include <optional>
#include <span>

#include "stage/geometry.h"

namespace standpunkt {

/// Clockwise, in quarters: at Right the top of the picture is at the right edge of the panel.
enum class Rotation { None, Right, Half, Left };

/// 0, 90, 180, 270; nothing for other numbers.
std::optional<Rotation> rotation_of(int degrees);
int degrees(Rotation rotation);
/// The turn that takes `rotation` back.
Rotation inverse(Rotation rotation);

Size turned(Size size, Rotation rotation);
/// Where the point of a picture of `size` comes. Points are places of pixels: the last of a row of
/// `width` is width - 1.
Point turned(Point point, Size size, Rotation rotation);

/// Rows [first, last) of a picture of `size` (without padding), turned, into their place in
/// `panel`, whose rows lie `pitch` pixels apart. What they cover there: panel_area.
///
/// Quarter turns go tile by tile: row by row each pixel would touch another line of the cache.
void turn_rows(std::span<const std::uint32_t> picture, Size size, int first, int last,
               Rotation rotation, std::uint32_t* panel, int pitch);
struct PixelRect {
    int x = 0, y = 0, width = 0, height = 0;
    bool operator==(const PixelRect&) const = default;
};
PixelRect panel_area(Size size, int first, int last, Rotation rotation);

/// How the axes of a touch device lie on its panel: what it says is mirrored first (X: left and
/// right are swapped), then turned clockwise. Of fingers only; a mouse follows the panel.
struct TouchAxes {
    enum class Mirror { None, X, Y };
    Mirror mirror = Mirror::None;
    Rotation rotation = Rotation::None;
};
/// `share`: 0 to 1 of the device's axes. The same of the panel's.
Point on_panel(Point share, const TouchAxes& axes);

}  // namespace standpunkt
