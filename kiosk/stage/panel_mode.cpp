#include "stage/panel_mode.h"

#include <cmath>
#include <cstdlib>
#include <tuple>

#include "stage/presentation.h"

namespace standpunkt {
namespace {

constexpr int best_refresh_hz = 60;

bool within_cap(Size size) {
    return capped(size) == size;
}

bool same_proportions(Size one, Size other) {
    const double of_one = static_cast<double>(one.width) / one.height;
    const double of_other = static_cast<double>(other.width) / other.height;
    return std::abs(of_one - of_other) < 0.01 * of_other;
}

/// The larger, the better.
auto rank(const PanelMode& mode, Size wanted) {
    const bool as_wanted = mode.size == wanted;
    const long area = static_cast<long>(mode.size.width) * mode.size.height;
    const int off = std::abs(mode.refresh_hz - best_refresh_hz);
    return std::tuple(as_wanted, same_proportions(mode.size, wanted), area, -off);
}

}  // namespace

std::optional<std::size_t> best_mode(std::span<const PanelMode> modes, Size wanted) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < modes.size(); ++i) {
        if (modes[i].size.width < 1 || modes[i].size.height < 1) continue;
        if (!within_cap(modes[i].size)) continue;
        if (!best || rank(modes[i], wanted) > rank(modes[*best], wanted)) best = i;
    }
    return best;
}

}  // namespace standpunkt
