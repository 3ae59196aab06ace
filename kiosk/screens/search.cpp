#include <algorithm>
#include <cmath>

#include "screens/element.h"
#include "screens/grid.h"
#include "screens/keyboard.h"
#include "screens/marked_line.h"
#include "screens/pager.h"
#include "screens/scenes.h"
#include "screens/search_layout.h"
#include "screens/sign.h"
#include "screens/suggestions.h"
#include "screens/toolbar_buttons.h"

namespace standpunkt {
namespace {

/// Where the keys and a roomy field would leave no place for a hit the field is one line high, and
/// the way back waits until the keys are away.
bool is_close(const Metrics& m, const Query& query) {
    if (m.format != Format::Compact || !query.keys) return false;
    const float roomy = std::max(64.0F, m.least_target() + 16) + keyboard_height(m) + m.target + 16;
    return m.low || m.height - roomy < m.least_target() + 16;
}

std::vector<Button> buttons_of(Painter& painter, const View& view, std::size_t page,
                               std::size_t pages) {
    const Metrics& m = painter.metrics();
    std::vector<Button> buttons{way_home(view)};
    // Low panels have no room for it beside the field.
    if (m.low && !view.show.visit.query.keys) buttons.push_back(back_button(view));
    if (!has_pager_column(m) && !view.show.visit.query.keys)
        append(buttons, pager_buttons(view, {page, pages}));
    append(buttons, end_buttons(painter, view));
    return buttons;
}

std::string count_of(const View& view) {
    const std::size_t count = view.hits->count;
    if (count == 0) return {};
    return count == 1 ? view.say("hits_one") : view.say("hits", {std::to_string(count)});
}

void draw_field(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const bool small = m.format == Format::Compact;
    const float head = search_head(m, view.show.visit.query),
                edge = small ? (m.low || is_close(m, view.show.visit.query) ? 3.0F : 6.0F) : 12;
    painter.fill({0, 0, m.width, head}, p.surface);
    painter.fill({0, head - m.border, m.width, m.border}, p.divider);
    float x = small ? (m.low ? 8.0F : 12.0F) : m.margin;
    const float height = head - 2 * edge - 2;
    if (m.format == Format::Wide) {
        const float width = logo(painter, view, x, head / 2 - 32, ground_of(view));
        if (width > 0) x += width + 40;
    }
    const float back_width = std::max({height, m.target * 0.79F, m.least_target()});
    if (!m.low && !is_close(m, view.show.visit.query)) {
        draw_icon_button(painter, view, {x, edge, back_width, height}, back_button(view),
                         Enabled::Yes);
        x += back_width + (small ? 8 : 20);
    }
    const Query& query = view.show.visit.query;
    // With the keys away the field brings them back.
    const Rect field{x, edge, m.width - (small ? 12 : m.margin) - x, height};
    const bool pressed = view.pressed == "query";
    painter.box(field, pressed ? p.soft : p.surface, p.primary, std::max(m.border, 3.0F), m.radius);
    if (!query.keys)
        note_target(
            painter, view, field,
            {"query", view.say("show_keys"), event::ShowKeys{query.layer}, p.ink, p.surface});
    const TypeSize size = small ? TypeSize{26, 32} : TypeSize{42, 52};
    const float icon = small ? 28 : 48, pad = small ? 10 : 32;
    const float middle = field.y + field.height / 2;
    painter.icon("search", {field.x + pad + icon / 2, middle}, static_cast<int>(icon),
                 p.second_ink);
    x = field.x + pad + icon + (small ? 8 : 20);
    const Look count_look{small ? m.type.caption : TypeSize{30, 40}, Face::Regular, p.second_ink,
                          Breaking::Display, Align::Right};
    const std::string count = count_of(view);
    const float count_width = count.empty() ? 0 : painter.width_of(count, count_look) + 8;
    const bool counted = !count.empty() && field.right() - pad - count_width - 60 > x;
    const float room = field.right() - pad - (counted ? count_width : 0) - 16 - x;
    if (counted)
        label(painter, view, field.right() - pad - count_width,
              middle - static_cast<float>(count_look.size.leading) / 2, count_width, count_look,
              {"query-count", count, p.surface, Role::Text});
    const float y = middle - static_cast<float>(size.leading) / 2;
    if (query.text.empty()) {
        const Look hint{size, Face::Regular, p.second_ink, Breaking::Display};
        const std::string words = view.say("search_hint");
        if (fits(painter, words, hint, room, 1))
            label(painter, view, x, y, room, hint, {"query-hint", words, p.surface, Role::Text});
        return;
    }
    // The end of a long query is what is being typed.
    const Look look{size, Face::Medium, p.ink, Breaking::Display};
    std::string shown = query.text;
    while (painter.width_of(shown, look) > room - 8 && shown.size() > 1) {
        std::size_t cut = 1;
        while (cut < shown.size() && (static_cast<unsigned char>(shown[cut]) & 0xC0U) == 0x80U)
            ++cut;
        shown.erase(0, cut);
    }
    const float width = painter.width_of(shown, look);
    label(painter, view, x, y, width + 8, look, {"query-text", shown, p.surface, Role::Text});
    const float blank = shown.ends_with(' ') ? static_cast<float>(size.px) * 0.28F : 0;
    if (query.keys)
        painter.fill({x + width + blank + 3, y + 2, small ? 3.0F : 4.0F,
                      static_cast<float>(size.leading) - 4},
                     p.primary);
}

void draw_hit(Painter& painter, const View& view, Rect rect, const Hit& hit, std::size_t index) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const bool small = m.format == Format::Compact;
    const std::string id = "hit-" + std::to_string(index);
    const bool pressed = view.pressed == id;
    const Colour field = pressed ? p.soft : p.surface;
    painter.box(rect, field, pressed ? p.primary : p.border, m.border, m.low ? 12 : 20);
    note_target(painter, view, rect,
                {id, hit.title, event::OpenExchange{hit.exchange}, p.ink, field});
    const Topic& topic = view.catalogue.topic(hit.exchange);
    const float pad = small ? 10 : 24,
                sign = std::min(small ? 44.0F : 72.0F, rect.height - 2 * pad + 6);
    const float middle = rect.y + rect.height / 2;
    topic_sign(painter, view, topic, {rect.x + pad, middle - sign / 2, sign, sign});
    const float x = rect.x + pad + sign + (small ? 10 : 32);
    const float right = rect.right() - (small ? 36 : 68);
    painter.icon("chevron_right", {rect.right() - (small ? 20 : 44), middle}, small ? 30 : 40,
                 p.primary);
    const Look title{small ? TypeSize{24, 30} : TypeSize{34, 44}, Face::SemiBold, p.ink,
                     Breaking::Display};
    const Look passage{small ? TypeSize{22, 28} : TypeSize{30, 42}, Face::Regular, p.ink,
                       Breaking::Display};
    const bool both =
        rect.height >= static_cast<float>(title.size.leading + passage.size.leading) + 8;
    float y =
        middle - static_cast<float>(title.size.leading + (both ? passage.size.leading : 0)) / 2;
    const float used = draw_marked_line(painter, view, {x, y, right - x, 0}, title,
                                        {hit.title, hit.title_marks}, {id + "-title", field});
    const Look beside{small ? TypeSize{22, 28} : TypeSize{28, 44}, Face::Regular, p.second_ink,
                      Breaking::Display};
    const std::string name = view.localised(topic.title);
    if (painter.width_of(name, beside) + 28 <= right - x - used)
        label(painter, view, x + used + 26, y, right - x - used - 26, beside,
              {id + "-topic", name, field, Role::Text});
    y += static_cast<float>(title.size.leading);
    if (both)
        draw_marked_line(painter, view, {x, y, right - x, 0}, passage,
                         {hit.passage, hit.passage_marks}, {id + "-passage", field});
}

Grid hits_grid(Painter& painter, const View& view, std::size_t count) {
    const Metrics& m = painter.metrics();
    const bool small = m.format == Format::Compact;
    const bool keys = view.show.visit.query.keys;
    const float gap = is_close(m, view.show.visit.query) ? 3 : m.low ? 4 : small ? 8 : 16;
    const float top = search_head(m, view.show.visit.query) + gap;
    const float foot =
        m.height - steady_height(painter, view, buttons_of) - (keys ? keyboard_height(m) : 0) - gap;
    // Beside the keys rather more hits than roomy ones.
    const float roomy = m.low   ? std::max(m.target, 44.0F)
                        : small ? std::max(m.least_target(), 64.0F)
                                : 122;
    const float least = keys ? std::max(m.least_target(), small ? 44.0F : 98.0F) : roomy;
    const float most = std::max(least, m.low ? 66.0F : small ? 72.0F : 124.0F);
    const float side = small ? 12 : m.margin;
    const auto laid = [&](float width) {
        const float height = std::max(0.0F, foot - top);
        return grid_of({side, top, width, height}, count, 1, small ? 6 : 10, least, most);
    };
    const Grid grid = laid(m.width - 2 * side);
    if (keys || grid.pages() == 1 || !has_pager_column(m)) return grid;
    return laid(m.width - 2 * side - pager_width(m) - (small ? 8 : pager_gap));
}

}  // namespace

float search_head(const Metrics& m, const Query& query) {
    if (m.format != Format::Compact) return m.header;
    if (m.low) return query.keys ? 38 : std::max(42.0F, m.least_target() + 8);
    if (is_close(m, query)) return 38;
    return std::max(64.0F, m.least_target() + 16);
}

SearchLayout search_layout(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Grid grid = hits_grid(painter, view, most_shown_hits);
    const bool room = grid.card_height >= m.least_target();
    const float across = grid.card_width - (m.format == Format::Compact ? 100 : 200);
    const float letter = (m.format == Format::Compact ? 22 : 30) * 0.52F;
    return {room ? grid.per_page() : 0, static_cast<std::size_t>(std::max(20.0F, across / letter))};
}

std::size_t search_pages(Painter& painter, const View& view, std::size_t hits) {
    if (view.show.visit.query.keys) return 1;
    return hits_grid(painter, view, hits).pages();
}

void draw_search(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Query& query = view.show.visit.query;
    draw_field(painter, view);
    const std::vector<Hit>& hits = view.hits->best;
    const Grid grid = hits_grid(painter, view, hits.size());
    const std::size_t pages = query.keys ? 1 : grid.pages();
    const std::size_t page = std::min(view.show.visit.list_page, pages - 1);
    const bool room = grid.card_height >= m.least_target();
    if (room)
        for (std::size_t i = grid.first(page); i < grid.last(page); ++i)
            draw_hit(painter, view, grid.cell(i), hits[i], i);
    if (hits.empty() && view.searched) draw_nothing(painter, view, grid.area);
    if (!view.searched && query.keys) draw_suggestions(painter, view, grid.area);
    const float toolbar = steady_height(painter, view, buttons_of);
    if (query.keys) {
        const float height = keyboard_height(m);
        draw_keyboard(painter, view, {0, m.height - toolbar - height, m.width, height});
    } else if (has_pager_column(m)) {
        const float side = m.format == Format::Compact ? 12 : m.margin;
        draw_pager(painter, view,
                   {m.width - side - pager_width(m), grid.area.y, pager_width(m), grid.area.height},
                   {page, pages});
    }
    const auto buttons = buttons_of(painter, view, page, pages);
    Toolbar(painter, view, buttons).draw(toolbar);
}

}  // namespace standpunkt
