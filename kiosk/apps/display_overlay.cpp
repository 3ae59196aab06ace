#include "apps/display_overlay.h"

#include <algorithm>

namespace standpunkt {
namespace {

constexpr int line_height = 6;
constexpr std::uint32_t line_colour = 0xFF0A5470, line_ground = 0xFFDCEBF0;

}  // namespace

Status OverlayStage::progress(std::optional<int> percent) {
    if (percent == x_percent) return {};
    x_percent = percent;
    if (!(x_last.size == size()) || x_last.pixels.empty()) return {};
    return lay();
}

Status OverlayStage::show(std::span<const std::uint32_t> picture) {
    x_last.size = size();
    x_last.pixels.assign(picture.begin(), picture.end());
    return lay();
}

Status OverlayStage::show_mixed(std::span<const std::uint32_t> from,
                                std::span<const std::uint32_t> to, int progress) {
    x_last.size = size();
    x_last.pixels.resize(from.size());
    mix(from, to, progress, x_last.pixels);
    return lay();
}

Status OverlayStage::lay() {
    x_laid = x_last;
    const auto width = static_cast<std::size_t>(x_laid.size.width);
    const auto row = [&](int y) { return x_laid.pixels.begin() + static_cast<long>(y * width); };
    const auto across = static_cast<long>(std::min(x_note.size.width, x_laid.size.width));
    for (int y = 0; y < std::min(x_note.size.height, x_laid.size.height); ++y) {
        const auto from = x_note.pixels.begin() + static_cast<long>(y) * x_note.size.width;
        std::copy(from, from + across, row(y) + (x_laid.size.width - across));
    }
    if (x_percent)
        for (int y = 0; y < line_height; ++y) {
            const auto done = static_cast<long>(width) * std::clamp(*x_percent, 0, 100) / 100;
            std::fill(row(y), row(y) + done, line_colour);
            std::fill(row(y) + done, row(y) + static_cast<long>(width), line_ground);
        }
    return x_under.show(x_laid.pixels);
}

}  // namespace standpunkt
