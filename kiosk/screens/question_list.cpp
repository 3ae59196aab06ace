#include "screens/question_list.h"

#include <algorithm>
#include <cmath>

#include "screens/button.h"
#include "screens/element.h"
#include "screens/sign.h"

namespace standpunkt {
namespace {

constexpr float text_left = 84, text_right = 58, card_gap = 18, pager_height = 96;
constexpr float card_height = 112, three_line_card_height = 164;
constexpr float most_tall_height = 2 * (three_line_card_height + card_gap) + pager_height;

bool is_current(const View& view, ExchangeRef ref) {
    return view.show.visit.exchange == ref;
}

/// In the order of the list.
std::vector<ExchangeRef> listed(const View& view) {
    std::vector<ExchangeRef> list = exchanges_of(view.catalogue, view.show.visit.topic);
    if (list.size() != 1) return list;
    const ExchangeRef single = list.front();
    const auto& related = view.catalogue.exchange(single).related;
    list.insert(list.end(), related.begin(), related.end());
    if (!related.empty()) return list;
    const std::size_t count = view.catalogue.interviews[single.interview].exchanges.size();
    for (std::size_t step = 1; step < count; ++step)
        list.push_back({single.interview, (single.exchange + step) % count});
    return list;
}

bool of_topic(const View& view, ExchangeRef ref) {
    return view.catalogue.exchange(ref).topic == view.show.visit.topic;
}

Look look_of(const View& view, const Metrics& m, bool current) {
    return {m.type.label, current ? Face::SemiBold : Face::Medium, view.palette.ink,
            Breaking::Display};
}

}  // namespace

QuestionList::QuestionList(Painter& painter, const View& view, Rect area, int columns)
    : x_painter(painter),
      x_view(view),
      x_area(area),
      x_columns(columns),
      x_exchanges(listed(view)) {
    const Metrics& m = painter.metrics();
    const float column =
        (area.width - card_gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    std::vector<Card> cards;
    for (std::size_t i = 0; i < x_exchanges.size(); ++i) {
        const bool current = is_current(view, x_exchanges[i]);
        const std::string& title =
            text_of(view.catalogue, x_exchanges[i], view.language).short_title;
        Card card{i,
                  painter.layout(title, look_of(view, m, current), column - text_left - text_right),
                  0};
        card.height = std::max(card_height, painter.height_of(card.text) + 44);
        cards.push_back(std::move(card));
    }
    const auto pack = [&](float height) {
        x_pages.assign(1, {});
        float y = 0;
        for (std::size_t i = 0; i < cards.size(); i += static_cast<std::size_t>(columns)) {
            float row = 0;
            const std::size_t end = std::min(cards.size(), i + static_cast<std::size_t>(columns));
            for (std::size_t k = i; k < end; ++k) row = std::max(row, cards[k].height);
            if (y > 0 && y + row > height) {
                x_pages.emplace_back();
                y = 0;
            }
            for (std::size_t k = i; k < end; ++k) {
                Card card = cards[k];
                card.height = row;
                x_pages.back().push_back(std::move(card));
            }
            y += row + card_gap;
        }
    };
    pack(area.height);
    if (x_pages.size() > 1) pack(area.height - pager_height - card_gap);
    for (std::size_t page = 0; page < x_pages.size(); ++page)
        for (const Card& card : x_pages[page])
            if (is_current(view, x_exchanges[card.index])) x_current = page;
    x_page = std::min(view.show.visit.list_page, x_pages.size() - 1);
}

int QuestionList::columns(const Metrics& m) {
    return m.format == Format::Tall ? 2 : 1;
}

std::optional<Rect> QuestionList::area(Painter& painter, const View& view, float foot) {
    const Metrics& m = painter.metrics();
    switch (m.format) {
        case Format::Wide: {
            const Interview& interview = view.catalogue.interview(view.show.visit.exchange);
            const float person = interview.person.name.empty() ? 0 : person_card_height + 24;
            const float top = m.header + 36 + list_heading_height;
            return Rect{m.margin, top, 464, foot - 24 - person - top};
        }
        case Format::Tall: {
            const float width = m.width - 2 * m.margin;
            const QuestionList list(painter, view, {m.margin, 0, width, most_tall_height},
                                    columns(m));
            const float height = std::ceil(list.height());
            return Rect{m.margin, foot - 24 - height, width, height};
        }
        case Format::Compact:
            return {};
    }
    return {};
}

bool QuestionList::leads_further() const {
    return !of_topic(x_view, x_exchanges.back());
}

float QuestionList::height() const {
    float highest = 0;
    for (const auto& cards : x_pages) {
        float rows = -card_gap;
        for (std::size_t i = 0; i < cards.size(); i += static_cast<std::size_t>(x_columns))
            rows += card_gap + cards[i].height;
        highest = std::max(highest, rows);
    }
    return highest + (x_pages.size() > 1 ? card_gap + pager_height : 0);
}

float QuestionList::end() const {
    return x_pages.size() > 1 ? x_area.bottom() : x_area.y + height();
}

void QuestionList::draw() const {
    const float column = (x_area.width - card_gap * static_cast<float>(x_columns - 1)) /
                         static_cast<float>(x_columns);
    float y = x_area.y;
    const auto& cards = x_pages[x_page];
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const auto place = static_cast<int>(i) % x_columns;
        draw_card(cards[i], {x_area.x + static_cast<float>(place) * (column + card_gap), y, column,
                             cards[i].height});
        if (place == x_columns - 1) y += cards[i].height + card_gap;
    }
    if (x_pages.size() > 1) draw_pager();
}

void QuestionList::draw_card(const Card& card, Rect rect) const {
    const Metrics& m = x_painter.metrics();
    const Palette& p = x_view.palette;
    const ExchangeRef ref = x_exchanges[card.index];
    const bool current = is_current(x_view, ref);
    const std::string id = "card-" + std::to_string(card.index);
    const bool pressed = x_view.pressed == id;
    const Colour field = current || pressed ? p.soft : p.surface;
    x_painter.box(rect, field, current || pressed ? p.primary : p.border, current ? 4 : m.border,
                  m.radius);
    const float middle = rect.y + rect.height / 2;
    const Colour numeral = current && x_view.appearance() == Appearance::Dark ? p.ink : p.primary;
    const Look number{{34, 42}, Face::Bold, numeral, Breaking::Display, Align::Centre};

    note_target(x_painter, x_view, rect,
                {id, text_of(x_view.catalogue, ref, x_view.language).short_title,
                 event::OpenExchange{ref}, p.ink, field, current});

    if (of_topic(x_view, ref))
        label(x_painter, x_view, rect.x + 4, middle - 21, text_left - 12, number,
              {id + "-number", std::to_string(card.index + 1), field, Role::Text});
    else
        topic_sign(x_painter, x_view, x_view.catalogue.topic(ref),
                   {rect.x + 18, middle - 24, 48, 48});
    write(x_painter, x_view, rect.x + text_left, middle - x_painter.height_of(card.text) / 2,
          rect.width - text_left - text_right, card.text,
          {id + "-title", text_of(x_view.catalogue, ref, x_view.language).short_title, field,
           Role::Text});
    if (current) x_painter.icon("chevron_right", {rect.right() - 31, middle}, 40, p.primary);
}

void QuestionList::draw_pager() const {
    const Metrics& m = x_painter.metrics();
    const Palette& p = x_view.palette;
    const float y = x_area.bottom() - pager_height, side = pager_height;
    draw_icon_button(
        x_painter, x_view, {x_area.x, y, side, side},
        {"list-earlier", "keyboard_arrow_up", {x_view.say("earlier")}, event::TurnList{-1}},
        x_page > 0 ? Enabled::Yes : Enabled::No);
    draw_icon_button(
        x_painter, x_view, {x_area.right() - side, y, side, side},
        {"list-later", "keyboard_arrow_down", {x_view.say("later")}, event::TurnList{+1}},
        x_page + 1 < x_pages.size() ? Enabled::Yes : Enabled::No);
    const auto& cards = x_pages[x_page];
    const Look look{m.type.caption, Face::Medium, p.second_ink, Breaking::Display, Align::Centre};
    label(x_painter, x_view, x_area.x + side,
          y + (pager_height - static_cast<float>(look.size.leading)) / 2, x_area.width - 2 * side,
          look,
          {"list-page",
           x_view.say("list_page",
                      {std::to_string(cards.front().index + 1),
                       std::to_string(cards.back().index + 1), std::to_string(x_exchanges.size())}),
           p.canvas, Role::Text});
}

}  // namespace standpunkt
