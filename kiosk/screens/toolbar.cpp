#include "screens/toolbar.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace standpunkt {
namespace {

constexpr std::size_t most_levels = 3;  // of shorter and shorter labels
constexpr float upper_row = 112;        // height in Tall
constexpr float primary_taller = 8;     // above and below in Wide

struct Spacing {
    float above, between, below, side;
};

Spacing spacing_of(const Metrics& m) {
    switch (m.format) {
        case Format::Wide:
            return {20, 16, 20, m.margin};
        case Format::Tall:
            return {20, 20, 32, m.margin};
        case Format::Compact:
            return m.low ? Spacing{6, 6, 6, 12} : Spacing{8, 10, 8, 16};
    }
    return {};
}

const std::string& label_at(const Button& button, std::size_t level) {
    return button.labels[std::min(level, button.labels.size() - 1)];
}

}  // namespace

float toolbar_room(const Metrics& m) {
    return m.width - 2 * spacing_of(m).side;
}

float toolbar_width(Painter& painter, const Button& button, const std::string& words,
                    IconPlace place) {
    const float least = std::min(painter.metrics().target, 96.0F);
    return std::max(least, natural_width(painter, button, words, place));
}

Toolbar::Toolbar(Painter& painter, const View& view, const std::vector<Button>& buttons)
    : x_painter(painter), x_view(view) {
    // The way home is the first on the left.
    Groups groups;
    for (const Side side : {Side::Left, Side::Centre, Side::Right})
        for (const Button& one : buttons)
            if (one.side == side) {
                const bool home = side == Side::Left && groups.all.empty();
                groups.all.push_back(&one);
                (side == Side::Centre          ? groups.centre
                 : home || side == Side::Right ? groups.ends
                                               : groups.asides)
                    .push_back(&one);
            }
    const Metrics& m = painter.metrics();
    const IconPlace usual = usual_icon_place(m);
    add_all(groups, {usual, IconPlace::None});
    // Where they would take half of a small screen, icons have to do for the scene's own.
    if ((m.low || m.narrow) && x_height > m.height / 2)
        add_all(groups, {usual, IconPlace::None, IconPlace::Alone});
}

void Toolbar::add_all(const Groups& groups, const std::vector<IconPlace>& places) {
    const Metrics& m = x_painter.metrics();
    x_rows.clear();
    const IconPlace usual = usual_icon_place(m);
    const std::optional<IconPlace> place = place_of_ends(groups.ends);
    const bool one_row = (m.format != Format::Tall && !m.narrow) || groups.centre.empty();
    if (one_row && place == usual && fits(groups.all, usual)) {
        x_rows.push_back({groups.all, usual, m.target});
        x_in_thirds = m.format == Format::Wide;
    } else {
        std::vector<const Button*> lowest = groups.ends, above = groups.centre;
        lowest.insert(lowest.begin() + 1, groups.asides.begin(), groups.asides.end());
        if (!place || !fits(lowest, *place)) {
            above.insert(above.begin(), groups.asides.begin(), groups.asides.end());
            lowest = groups.ends;
        }
        add_rows(above, m.format == Format::Tall ? upper_row : m.target, places);
        if (place) {
            x_rows.push_back({lowest, *place, m.target});
        } else {
            add_rows({lowest.front()}, m.target, places);
            add_rows({lowest.begin() + 1, lowest.end()}, m.target, places);
        }
    }
    const Spacing spacing = spacing_of(m);
    x_height = spacing.above + spacing.below - spacing.between;
    for (const Row& row : x_rows) x_height += row.height + spacing.between;
}

bool Toolbar::fits(const std::vector<const Button*>& row, IconPlace place) const {
    float wanted = x_painter.metrics().gap * static_cast<float>(row.size() - 1);
    for (const Button* one : row)
        wanted += toolbar_width(x_painter, *one, one->labels.back(), place);
    return wanted <= toolbar_room(x_painter.metrics());
}

/// Where the icons of the way home, language and help stand: alike on every scene, so that these
/// keep their places. Nothing where they need two rows.
std::optional<IconPlace> Toolbar::place_of_ends(const std::vector<const Button*>& ends) const {
    Button home = *ends.front();
    std::vector<const Button*> row = ends;
    row.front() = &home;
    std::vector<IconPlace> places{usual_icon_place(x_painter.metrics()), IconPlace::None};
    if (x_painter.metrics().low) places.push_back(IconPlace::Alone);
    for (const IconPlace place : places) {
        bool fit = true;
        for (const char* word : {"topics", "home"}) {
            home.labels = {x_view.say(word)};
            fit = fit && fits(row, place);
        }
        if (fit) return place;
    }
    return {};
}

/// In as few rows as possible; for each number of rows with the first of `places` that does.
void Toolbar::add_rows(const std::vector<const Button*>& group, float row_height,
                       const std::vector<IconPlace>& places) {
    if (group.empty()) return;
    for (std::size_t count = 1; count <= group.size(); ++count)
        for (const IconPlace place : places) {
            std::vector<Row> rows;
            for (const Button* one : group) {
                if (rows.empty()) rows.push_back({{}, place, row_height});
                std::vector<const Button*> longer = rows.back().buttons;
                longer.push_back(one);
                if (!rows.back().buttons.empty() && !fits(longer, place))
                    rows.push_back({{one}, place, row_height});
                else
                    rows.back().buttons = std::move(longer);
            }
            const bool whole = std::all_of(
                rows.begin(), rows.end(), [&](const Row& row) { return fits(row.buttons, place); });
            if (rows.size() > count || (!whole && count < group.size())) continue;
            x_rows.insert(x_rows.end(), rows.begin(), rows.end());
            return;
        }
}

void Toolbar::draw_in_thirds(float y) const {
    const Metrics& m = x_painter.metrics();
    const Row& row = x_rows.front();
    const auto put = [&](float x, float width, const Button& one) {
        const float taller = one.emphasis == Emphasis::Primary ? primary_taller : 0;
        draw_button(x_painter, x_view, {x, y - taller, width, m.target + 2 * taller}, one,
                    row.place);
    };
    const auto width_at = [&](const Button& one, std::size_t level) {
        return toolbar_width(x_painter, one, label_at(one, level), row.place) +
               (one.emphasis == Emphasis::Primary ? 16 : 0);
    };
    const auto sum_at = [&](std::size_t sides, std::size_t centre) {
        float sum = m.gap * static_cast<float>(row.buttons.size() - 1);
        for (const Button* one : row.buttons)
            sum += width_at(*one, one->side == Side::Centre ? centre : sides);
        return sum;
    };
    const std::size_t sides =
        sum_at(0, most_levels) <= toolbar_room(x_painter.metrics()) ? 0 : most_levels;
    float left = m.margin, right = m.width - m.margin;
    for (const Button* one : row.buttons)
        if (one->side == Side::Right) right -= width_at(*one, sides) + m.gap;
    float x = right + m.gap;
    std::vector<std::pair<float, const Button*>> on_the_right;
    for (const Button* one : row.buttons) {
        if (one->side == Side::Left) {
            put(left, width_at(*one, sides), *one);
            left += width_at(*one, sides) + m.gap;
        } else if (one->side == Side::Right) {
            on_the_right.push_back({x, one});
            x += width_at(*one, sides) + m.gap;
        }
    }
    float wanted = 0;
    std::vector<float> widths;
    for (std::size_t level = 0; level < most_levels; ++level) {
        widths.clear();
        wanted = -m.gap;
        for (const Button* one : row.buttons) {
            if (one->side != Side::Centre) continue;
            widths.push_back(width_at(*one, level));
            wanted += widths.back() + m.gap;
        }
        if (wanted <= right - left) break;
    }
    // The group stands in the middle of the screen where the sides leave room for it.
    x = std::min(std::max((m.width - wanted) / 2, left), std::max(left, right - wanted));
    std::size_t at = 0;
    for (const Button* one : row.buttons) {
        if (one->side != Side::Centre) continue;
        put(x, widths[at], *one);
        x += widths[at++] + m.gap;
    }
    for (const auto& [place, one] : on_the_right) put(place, width_at(*one, sides), *one);
}

void Toolbar::draw(float height) const {
    const Metrics& m = x_painter.metrics();
    const Spacing spacing = spacing_of(m);
    const float top = m.height - height;
    x_painter.fill({0, top, m.width, height}, x_view.palette.surface);
    x_painter.fill({0, top, m.width, m.border}, x_view.palette.divider);
    if (x_in_thirds) {
        draw_in_thirds(m.height - spacing.below - m.target);
        return;
    }
    float y = m.height - x_height + spacing.above;
    for (const Row& row : x_rows) {
        draw_button_row(x_painter, x_view,
                        {spacing.side, y, toolbar_room(x_painter.metrics()), row.height},
                        row.buttons, row.place);
        y += row.height + spacing.between;
    }
}

void draw_button_row(Painter& painter, const View& view, Rect row,
                     const std::vector<const Button*>& buttons, IconPlace place) {
    const Metrics& m = painter.metrics();
    const float gaps = m.gap * static_cast<float>(buttons.size() - 1);
    std::vector<float> widths;
    // The longest labels with which all have theirs; the scene's own become short first, so that
    // the others keep their places.
    for (std::size_t level = 0; level < 2 * most_levels; ++level) {
        widths.clear();
        for (const Button* one : buttons) {
            const bool own = one->side == Side::Centre || one->emphasis == Emphasis::Primary;
            const std::size_t step = own ? level : level - std::min(level, most_levels - 1);
            widths.push_back(toolbar_width(painter, *one, label_at(*one, step), place));
        }
        if (std::accumulate(widths.begin(), widths.end(), gaps) <= row.width) break;
    }
    // The way home, language and help are as wide as their words, at the edges, so that they are
    // where they always are. What is the scene's own takes the rest, else it stays free.
    const float spare = row.width - std::accumulate(widths.begin(), widths.end(), gaps);
    const auto flexible = [&](const Button* one) {
        return one->side == Side::Centre || (one->side == Side::Left && one != buttons.front());
    };
    const auto count = std::count_if(buttons.begin(), buttons.end(), flexible);
    const bool squeezed =
        spare < 0 || (buttons.size() == 1 && buttons.front()->side != Side::Right);
    float x = row.x;
    bool at_right = false;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        float width = widths[i];
        if (squeezed) width += spare / static_cast<float>(buttons.size());
        if (!squeezed && flexible(buttons[i])) width += spare / static_cast<float>(count);
        const bool first_right = buttons[i]->side == Side::Right && !at_right;
        if (first_right && !squeezed && count == 0) x += spare;
        at_right = at_right || first_right;
        draw_button(painter, view, {x, row.y, width, row.height}, *buttons[i], place);
        x += width + m.gap;
    }
}

float steady_height(Painter& painter, const View& view, ButtonsOf* buttons_of) {
    float height = 0;
    for (const std::size_t pages : {1, 3})
        height = std::max(
            height, Toolbar(painter, view, buttons_of(painter, view, pages / 2, pages)).height());
    return height;
}

}  // namespace standpunkt
