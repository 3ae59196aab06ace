#include <algorithm>
#include <optional>

#include "screens/element.h"
#include "screens/grid.h"
#include "screens/pager.h"
#include "screens/scenes.h"
#include "screens/sign.h"
#include "screens/tone.h"
#include "screens/toolbar_buttons.h"

namespace standpunkt {
namespace {

constexpr float lowest_heading = 300;
constexpr int most_hint_lines = 3;

struct CardSizes {
    float padding, sign, icon_gap;
    std::vector<TypeSize> titles;  // the first that fits in two lines
    TypeSize hint, count;
};

CardSizes sizes_of(const Metrics& m) {
    switch (m.format) {
        case Format::Wide:
            return {36, 80, 16, {{44, 52}, {38, 46}, {32, 40}}, {30, 39}, {28, 36}};
        case Format::Tall:
            return {36, 80, 16, {{46, 52}, {40, 46}, {34, 40}}, {32, 42}, {28, 36}};
        case Format::Compact:
            if (m.low) return {10, 30, 2, {{25, 28}, {22, 25}}, {22, 26}, {22, 26}};
            return {14, 44, 6, {{28, 32}, {25, 29}, {22, 26}}, {22, 26}, {22, 26}};
    }
    return {};
}

/// What is written on a card.
struct CardText {
    std::string title, hint;  // the hint: of its first answer, empty without one
    TextLayout heading, hints;
};

float arrow_width(const Metrics& m) {
    return m.format == Format::Compact ? 0 : 60;
}
float hint_gap(const Metrics& m) {
    return m.format == Format::Compact ? 2 : 10;
}

CardText text_on(Painter& painter, const View& view, float width, std::size_t index) {
    const Metrics& m = painter.metrics();
    const CardSizes sizes = sizes_of(m);
    const Topic& topic = view.catalogue.topics[index];
    const Colour ink = tone_of(view, topic).ink;
    const float inner = width - 2 * sizes.padding;
    CardText text{view.localised(topic.title), {}, {}, {}};
    std::vector<Look> looks;
    for (const TypeSize& size : sizes.titles)
        looks.push_back({size, Face::Display, ink, Breaking::Display});
    text.heading = fitted(painter, text.title, looks, inner, 2);
    const auto members = exchanges_of(view.catalogue, index);
    if (!members.empty())
        text.hint = text_of(view.catalogue, members.front(), view.language).short_title;
    text.hints = painter.layout(text.hint, {sizes.hint, Face::Regular, ink, Breaking::Display},
                                inner - arrow_width(m));
    return text;
}

/// Of the hints of a row, so that its titles end on one line; nothing if one has no room for it.
std::optional<float> hints_height(Painter& painter, const std::vector<CardText>& row,
                                  float card_height) {
    const Metrics& m = painter.metrics();
    const CardSizes sizes = sizes_of(m);
    float titles = 0, hints = 0;
    for (const CardText& text : row) {
        titles = std::max(titles, painter.height_of(text.heading));
        if (text.hint.empty()) continue;
        if (text.hints.line_count() > most_hint_lines) return std::nullopt;
        hints = std::max(hints, hint_gap(m) + painter.height_of(text.hints));
    }
    const float room = card_height - (2 * sizes.padding - 4 + sizes.sign + sizes.icon_gap);
    if (titles + hints > room) return std::nullopt;
    return hints;
}

/// `below`: room of the row's hints, 0 for none on the page.
void draw_card(Painter& painter, const View& view, Rect rect, std::size_t index,
               const CardText& text, float below) {
    const Metrics& m = painter.metrics();
    const CardSizes sizes = sizes_of(m);
    const Topic& topic = view.catalogue.topics[index];
    const std::string id = "topic-" + std::to_string(index);
    const bool pressed = view.pressed == id;
    const TopicTone tone = tone_of(view, topic);
    const Colour ink = tone.ink, field = pressed ? tone.pressed : tone.field;
    const float radius = m.low ? 14 : m.format == Format::Compact ? 20 : 28;
    painter.fill(rect, field, radius);
    if (tone.border_width > 0) painter.outline(rect, tone.border, m.border, radius);

    const Rect sign{rect.x + sizes.padding, rect.y + sizes.padding - 4, sizes.sign, sizes.sign};
    topic_sign(painter, topic, sign, tone.sign_field, tone.sign_ink);
    const float inner = rect.width - 2 * sizes.padding;

    // First the card as the target, then the texts on it, in reading order.
    note_target(painter, view, rect, {id, text.title, event::OpenTopic{index}, ink, field});

    const float x = rect.x + sizes.padding, bottom = rect.bottom() - sizes.padding + 4;
    const float top = bottom - below - painter.height_of(text.heading);
    write(painter, view, x, top, inner, text.heading,
          {id + "-title", text.title, field, Role::Heading});
    if (below > 0 && !text.hint.empty())
        write(painter, view, x, bottom - below + hint_gap(m), inner - arrow_width(m), text.hints,
              {id + "-hint", text.hint, field, Role::Text});
    if (arrow_width(m) > 0)
        painter.icon("arrow_forward", {rect.right() - sizes.padding - 20, rect.bottom() - 50}, 44,
                     tone.sign_ink);
    // A long title on a low card takes the count's line.
    if (top < sign.y + sign.height / 2 + static_cast<float>(sizes.count.leading) / 2) return;
    const Look count_look{sizes.count, Face::Medium, ink, Breaking::Display, Align::Right};
    const float count_x = sign.right() + 12;
    const std::size_t questions = exchanges_of(view.catalogue, index).size();
    std::string count = view.questions(questions);
    if (!fits(painter, count, count_look, rect.right() - sizes.padding - count_x, 1))
        count = std::to_string(questions);
    label(painter, view, count_x,
          sign.y + sign.height / 2 - static_cast<float>(sizes.count.leading) / 2,
          rect.right() - sizes.padding - count_x, count_look,
          {id + "-count", count, field, Role::Text});
}

/// The cards of a page: hints on all of them or on none.
void draw_cards(Painter& painter, const View& view, const Grid& grid, std::size_t page) {
    std::vector<std::vector<CardText>> rows;
    for (std::size_t index = grid.first(page); index < grid.last(page); ++index) {
        if ((index - grid.first(page)) % grid.columns == 0) rows.emplace_back();
        rows.back().push_back(text_on(painter, view, grid.card_width, index));
    }
    std::vector<float> below;
    for (const auto& row : rows)
        if (const auto height = hints_height(painter, row, grid.card_height))
            below.push_back(*height);
    if (below.size() < rows.size()) below.assign(rows.size(), 0);
    for (std::size_t index = grid.first(page); index < grid.last(page); ++index) {
        const std::size_t place = index - grid.first(page), row = place / grid.columns;
        draw_card(painter, view, grid.cell(index), index, rows[row][place % grid.columns],
                  below[row]);
    }
}

/// How many questions to whom, on one line of `width`; a longer name is left to its own scene.
std::string people(Painter& painter, const View& view, const Look& look, float width) {
    std::size_t count = 0;
    for (const Interview& interview : view.catalogue.interviews)
        count += interview.exchanges.size();
    const auto& interviews = view.catalogue.interviews;
    const bool one = std::all_of(interviews.begin(), interviews.end(), [&](const Interview& other) {
        return other.person.name == interviews.front().person.name;
    });
    if (!one || interviews.front().person.name.empty()) return view.questions(count);
    const std::string& name = interviews.front().person.name;
    const std::string named = count == 1 ? view.say("questions_to_one", {name})
                                         : view.say("questions_to", {std::to_string(count), name});
    return fits(painter, named, look, width, 1) ? named : view.questions(count);
}

std::vector<Button> buttons_of(Painter& painter, const View& view, std::size_t page,
                               std::size_t pages) {
    const Metrics& m = painter.metrics();
    const bool upright = m.format == Format::Tall || m.narrow || m.low;
    const Side side = upright ? Side::Centre : Side::Left;
    std::vector<Button> buttons{way_home(view)};
    buttons.push_back({"search", "search", {view.say("search")}, event::OpenSearch{}, side});
    if (has_people(view.catalogue))
        buttons.push_back({"people", "people", {view.say("people")}, event::OpenPeople{}, side});
    if (!has_pager_column(m)) append(buttons, pager_buttons(view, {page, pages}));
    append(buttons, end_buttons(painter, view));
    return buttons;
}

/// Of any page: the cards must not move while the list is turned.
float toolbar_height(Painter& painter, const View& view) {
    const auto one = buttons_of(painter, view, 0, 1), middle = buttons_of(painter, view, 1, 3);
    const float least = Toolbar(painter, view, one).height();
    if (has_pager_column(painter.metrics())) return least;
    return std::max(least, Toolbar(painter, view, middle).height());
}

std::vector<Look> heading_looks(const Palette& palette, const std::vector<TypeSize>& sizes) {
    std::vector<Look> looks;
    for (const TypeSize& size : sizes)
        looks.push_back({size, Face::Display, palette.ink, Breaking::Display});
    return looks;
}

float heading_bottom(const Metrics& m) {
    switch (m.format) {
        case Format::Wide:
            return 228;
        case Format::Tall:
            return 352;
        case Format::Compact:
            return m.low ? (m.height < lowest_heading ? 6 : 44) : m.narrow ? 96 : 68;
    }
    return 0;
}

}  // namespace

Grid topics_grid(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const std::size_t count = view.catalogue.topics.size();
    // Without buttons for pages first: with one page they need no room.
    const auto laid = [&](float toolbar, bool pager) {
        const bool small = m.format == Format::Compact;
        const float top = heading_bottom(m), foot = m.height - toolbar -
                                                    (m.low   ? 6
                                                     : small ? 12
                                                             : 28);
        float inner = m.width - 2 * m.margin;
        if (pager && has_pager_column(m)) inner -= pager_width(m) + (small ? 8 : pager_gap);
        // One, two or four topics fill their rows too.
        const auto columns = [count](std::size_t most) {
            return count == 4 && most < 4 ? 2 : std::clamp<std::size_t>(count, 1, most);
        };
        const Rect area{m.margin, top, inner, foot - top};
        switch (m.format) {
            case Format::Wide:
                return grid_of(area, count, columns(m.width > 2300 || pager ? 4 : 3), 32, 300, 404);
            case Format::Tall:
                return grid_of(area, count, columns(2), 24, 300, 404);
            case Format::Compact:
                if (m.low)
                    return grid_of(area, count, columns(inner < 520 ? 1 : 2), 8,
                                   std::min(82.0F, area.height), 120);
                return grid_of(area, count, columns(m.narrow ? 2 : 3), 14, 136, 220);
        }
        return Grid{};
    };
    const auto one = buttons_of(painter, view, 0, 1);
    const Grid grid = laid(Toolbar(painter, view, one).height(), false);
    return grid.pages() == 1 ? grid : laid(toolbar_height(painter, view), true);
}

void draw_topics(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Palette& palette = view.palette;
    const float inner = m.width - 2 * m.margin;
    const Grid grid = topics_grid(painter, view);
    const std::size_t page = std::min(view.show.visit.list_page, grid.pages() - 1);
    const bool several = grid.pages() > 1;
    const std::string heading = view.say("what_interests");
    const auto beside = [&](const Look& look, float width) {
        if (!several) return people(painter, view, look, width);
        return view.say("topic_count", {std::to_string(view.catalogue.topics.size())});
    };
    switch (m.format) {
        case Format::Wide: {
            logo(painter, view, m.margin, 24, ground_of(view));
            write(painter, view, m.margin, 126, inner * 0.6F,
                  fitted(painter, heading, heading_looks(palette, {{60, 72}, {48, 72}, {36, 72}}),
                         inner * 0.6F, 1),
                  {"heading", heading, palette.canvas, Role::Heading});
            const Look small{
                {32, 40}, Face::Regular, palette.second_ink, Breaking::Display, Align::Right};
            label(painter, view, m.margin + inner * 0.5F, 151, inner * 0.5F, small,
                  {"topics-count", beside(small, inner * 0.5F), palette.canvas, Role::Text});
            break;
        }
        case Format::Tall: {
            logo(painter, view, m.margin, 56, ground_of(view));
            write(painter, view, m.margin, 170, inner,
                  fitted(painter, heading, heading_looks(palette, {{72, 84}, {60, 84}, {48, 84}}),
                         inner, 1),
                  {"heading", heading, palette.canvas, Role::Heading});
            const Look small{{34, 44}, Face::Regular, palette.second_ink, Breaking::Display};
            label(painter, view, m.margin, 266, inner, small,
                  {"topics-count", beside(small, inner), palette.canvas, Role::Text});
            break;
        }
        case Format::Compact: {
            const std::vector<Look> looks{
                {{34, 40}, Face::Display, palette.ink, Breaking::Display},
                {{28, 34}, Face::Display, palette.ink, Breaking::Display},
                {{24, 30}, Face::Display, palette.ink, Breaking::Display}};
            Look small{m.type.caption, Face::Regular, palette.second_ink, Breaking::Display,
                       Align::Right};
            // Beside the heading how many there are, where both have room on one line.
            const bool below = m.narrow && !m.low;
            const std::string words = beside(small, below ? inner : inner * 0.45F);
            const float room = below ? inner : inner - painter.width_of(words, small) - 20;
            const bool both = below || fits(painter, heading, looks.back(), room, 1);
            const TextLayout drawn = fitted(painter, heading, looks, both ? room : inner, 1);
            const float y = m.low ? 4 : 16;
            if (m.low && m.height < lowest_heading) break;  // its room is a card's
            if (drawn.line_count() == 1)
                write(painter, view, m.margin, y, both ? room : inner, drawn,
                      {"heading", heading, palette.canvas, Role::Heading});
            if (below) small.align = Align::Left;
            if (both)
                label(painter, view, below ? m.margin : m.margin + room + 10, below ? 58 : y + 8,
                      below ? inner : inner - room - 10, small,
                      {"topics-count", words, palette.canvas, Role::Text});
            break;
        }
    }
    draw_cards(painter, view, grid, page);
    if (has_pager_column(m))
        draw_pager(
            painter, view,
            {m.width - m.margin - pager_width(m), grid.area.y, pager_width(m), grid.area.height},
            {page, grid.pages()});
    const auto buttons = buttons_of(painter, view, page, grid.pages());
    const Toolbar toolbar(painter, view, buttons);
    toolbar.draw(several ? std::max(toolbar.height(), toolbar_height(painter, view))
                         : toolbar.height());
}

}  // namespace standpunkt
