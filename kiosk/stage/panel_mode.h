#pragma once
#include <optional>
#include <span>

#include "stage/geometry.h"

namespace standpunkt {

/// A way a panel can be driven.
struct PanelMode {
    Size size;
    int refresh_hz = 0;
    bool operator==(const PanelMode&) const = default;
};

/// The mode to drive a panel with that prefers `wanted`, as an index into its `modes`: that size
/// where it needs no scaling down (1920x1080, or upright); else the largest that needs none, of its
/// proportions if there is one. Of that size 60 Hz, or what is nearest. Nothing: there is no mode
/// within the cap.
std::optional<std::size_t> best_mode(std::span<const PanelMode> modes, Size wanted);

}  // namespace standpunkt
