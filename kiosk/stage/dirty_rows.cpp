#include "stage/dirty_rows.h"

#include <cstring>

namespace standpunkt {

std::vector<Rows> copy_dirty_rows(std::span<const std::uint32_t> picture, int width,
                                  std::uint32_t* screen, int pitch) {
    constexpr int most_gap = 32;  // a request to the X server costs more than these rows
    const std::size_t row_bytes = static_cast<std::size_t>(width) * sizeof(std::uint32_t);
    const int height = static_cast<int>(picture.size() / static_cast<std::size_t>(width));
    std::vector<Rows> dirty;
    for (int y = 0; y < height; ++y) {
        const std::uint32_t* drawn = picture.data() + static_cast<std::size_t>(y) * width;
        std::uint32_t* there = screen + static_cast<std::size_t>(y) * pitch;
        if (std::memcmp(drawn, there, row_bytes) == 0) continue;
        std::memcpy(there, drawn, row_bytes);
        if (!dirty.empty() && y - dirty.back().last < most_gap)
            dirty.back().last = y + 1;
        else
            dirty.push_back({y, y + 1});
    }
    return dirty;
}

}  // namespace standpunkt
