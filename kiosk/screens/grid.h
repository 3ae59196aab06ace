#pragma once
#include <algorithm>
#include <cstddef>

#include "screens/metrics.h"

namespace standpunkt {

/// Equal cards in rows and columns, in pages if they do not fit. Design pixels.
struct Grid {
    Rect area;
    std::size_t columns = 1, rows = 1, count = 0;
    float gap = 32, card_width = 0, card_height = 0;

    std::size_t per_page() const { return columns * rows; }
    std::size_t pages() const {
        return std::max<std::size_t>(1, (count + per_page() - 1) / per_page());
    }
    std::size_t first(std::size_t page) const { return page * per_page(); }
    std::size_t last(std::size_t page) const { return std::min(count, first(page) + per_page()); }
    Rect cell(std::size_t index) const {
        const std::size_t place = index % per_page();
        return {area.x + static_cast<float>(place % columns) * (card_width + gap),
                area.y + static_cast<float>(place / columns) * (card_height + gap), card_width,
                card_height};
    }
};

/// At most `columns` x `most_rows` cards of at least `least_height`, at most `most_height` high.
inline Grid grid_of(Rect area, std::size_t count, std::size_t columns, float gap,
                    float least_height, float most_height) {
    Grid grid{.area = area, .columns = columns, .count = count, .gap = gap};
    const auto fitting =
        static_cast<std::size_t>(std::max(1.0F, (area.height + gap) / (least_height + gap)));
    const std::size_t needed = std::max<std::size_t>(1, (count + columns - 1) / columns);
    grid.rows = std::min(fitting, needed);
    grid.card_width =
        (area.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    grid.card_height =
        std::min(most_height, (area.height - gap * static_cast<float>(grid.rows - 1)) /
                                  static_cast<float>(grid.rows));
    return grid;
}

}  // namespace standpunkt
