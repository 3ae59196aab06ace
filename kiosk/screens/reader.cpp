#include <algorithm>

#include "screens/button.h"
#include "screens/element.h"
#include "screens/page_view.h"
#include "screens/pager.h"
#include "screens/question_list.h"
#include "screens/scenes.h"
#include "screens/sign.h"
#include "screens/toolbar_buttons.h"

namespace standpunkt {
namespace {

void draw_head(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const Catalogue& catalogue = view.catalogue;
    const Topic& topic = catalogue.topics[view.show.visit.topic];
    painter.fill({0, 0, m.width, m.header}, p.surface);
    painter.fill({0, m.header - 2, m.width, std::max(1.0F, 2 / m.unit)}, p.divider);

    const bool small = m.format == Format::Compact;
    const float sign = small ? 36 : 56, sign_gap = small ? 12 : 20;
    const float middle = m.header / 2;
    const auto members = exchanges_of(catalogue, view.show.visit.topic);
    const auto place = std::find(members.begin(), members.end(), view.show.visit.exchange);
    const std::vector<std::string> numbers{std::to_string(place - members.begin() + 1),
                                           std::to_string(members.size())};
    std::string position = view.say("question_of", numbers);
    if (!has_pager_column(m) && view.show.visit.page_count > 1)
        position = view.say("page_number", {std::to_string(view.show.visit.page + 1),
                                            std::to_string(view.show.visit.page_count)});
    const Look right{small ? m.type.caption : TypeSize{30, 38}, Face::Regular, p.second_ink,
                     Breaking::Display, Align::Right};
    float position_width = painter.width_of(position, right) + 8;
    const float whole = m.width - 2 * m.margin - sign - sign_gap - position_width - 24;
    const std::vector<Look> looks{
        {small ? TypeSize{24, 30} : TypeSize{34, 42}, Face::SemiBold, p.ink, Breaking::Display},
        {small ? TypeSize{22, 24} : TypeSize{28, 34}, Face::SemiBold, p.ink, Breaking::Display}};
    std::string title = view.localised(topic.title);
    // Large type on a small panel: first the place becomes short, then the name gives way to it.
    const auto room_for_title = [&] {
        return m.width - 2 * m.margin - sign - sign_gap - position_width - 24;
    };
    if (small && !fits(painter, title, looks.back(), room_for_title(), 1)) {
        if (view.show.visit.page_count < 2 || has_pager_column(m))
            position = view.say("page_of", numbers);
        else
            position = view.say("page_of", {std::to_string(view.show.visit.page + 1),
                                            std::to_string(view.show.visit.page_count)});
        position_width = painter.width_of(position, right) + 8;
        if (!fits(painter, title, looks.back(), room_for_title(), 1)) title.clear();
    }
    const int most_lines = small ? 1 : 2;
    float x = m.margin;
    // The logo stays where the title fits beside it.
    if (!small && fits(painter, title, looks.back(), whole - most_logo_width - 40, most_lines)) {
        const float width = logo(painter, view, x, middle - 32, ground_of(view));
        if (width > 0) {
            painter.fill({x + width + 19, middle - 28, 2, 56}, p.divider);
            x += width + 40;
        }
    }
    topic_sign(painter, view, topic, {x, middle - sign / 2, sign, sign});
    x += sign + sign_gap;
    const float room = m.width - m.margin - x - position_width - 24;
    const TextLayout heading = fitted(painter, title, looks, room, most_lines);
    const float y = middle - painter.height_of(heading) / 2;
    if (!title.empty())
        write(painter, view, x, y, room, heading, {"topic", title, p.surface, Role::Text});
    label(painter, view, m.width - m.margin - position_width,
          middle - static_cast<float>(right.size.leading) / 2, position_width, right,
          {"position", position, p.surface, Role::Text});
}

void draw_person_card(Painter& painter, const View& view, Rect rect) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const Person& person = view.catalogue.interview(view.show.visit.exchange).person;
    const bool pressed = view.pressed == "person";
    const Colour field = pressed ? p.soft : p.surface;
    painter.box(rect, field, pressed ? p.primary : p.border, m.border, m.radius);
    const float middle = rect.y + rect.height / 2;
    note_target(painter, view, rect,
                {"person", view.say("to_person"),
                 event::OpenPerson{view.show.visit.exchange.interview}, p.ink, field});

    const std::vector<Look> looks{{{30, 38}, Face::SemiBold, p.ink, Breaking::Display},
                                  {{28, 32}, Face::SemiBold, p.ink, Breaking::Display}};
    float x = rect.x + 128, width = rect.right() - 58 - x;
    TextLayout name = fitted(painter, person.name, looks, width, 1);
    if (painter.height_of(name) <= rect.height) {
        painter.circle({rect.x + 68, middle}, 36, p.soft);
        painter.icon("person", {rect.x + 68, middle}, 48, p.primary);
    } else {  // then the place of the sign too is the name's
        x = rect.x + 28;
        width = rect.right() - 58 - x;
        name = fitted(painter, person.name, looks, width, 1);
    }
    const Look link{{28, 36}, Face::SemiBold, p.primary, Breaking::Display};
    // A name of three lines fills the card alone; where it leads is said by the chevron then.
    const bool linked = painter.height_of(name) + 36 <= rect.height;
    float y = middle - (painter.height_of(name) + (linked ? 36 : 0)) / 2;
    y += write(painter, view, x, y, width, name, {"person-name", person.name, field, Role::Text});
    if (linked)
        label(painter, view, x, y, width, link,
              {"person-link", view.say("to_person"), field, Role::Text});
    painter.icon("chevron_right", {rect.right() - 31, middle}, 40, p.primary);
}

void draw_side(Painter& painter, const View& view, Rect list) {
    const Metrics& m = painter.metrics();
    const QuestionList questions(painter, view, list, QuestionList::columns(m));
    const Look look{m.type.caption, Face::Medium, view.palette.second_ink, Breaking::Display};
    std::string heading =
        view.say(questions.leads_further() ? "in_this_topic_and_others" : "in_this_topic");
    if (!fits(painter, heading, look, list.width, 1)) heading = view.say("in_this_topic");
    label(painter, view, list.x, list.y - list_heading_height, list.width, look,
          {"list-heading", heading, view.palette.canvas, Role::Text});
    questions.draw();
    const bool person = !view.catalogue.interview(view.show.visit.exchange).person.name.empty();
    if (m.format == Format::Wide && person)
        draw_person_card(painter, view,
                         {list.x, questions.end() + 24, list.width, person_card_height});
}

/// What stands at the foot while `page` of `count` is read. Its height must not depend on either.
std::vector<Button> buttons_of(Painter& painter, const View& view, std::size_t page,
                               std::size_t count) {
    const Metrics& m = painter.metrics();
    const Visit& visit = view.show.visit;
    std::vector<Button> buttons{way_home(view)};
    if (comes_from_search(visit))
        buttons.push_back({"back", "search", {view.say("hits_back")}, event::Back{}});
    // Wide has the person's card below the list of questions.
    const std::size_t interview = visit.exchange.interview;
    if (m.format != Format::Wide && !view.catalogue.interviews[interview].person.name.empty())
        buttons.push_back({"person",
                           "person",
                           {view.say("to_person"), view.say("person")},
                           event::OpenPerson{interview}});
    if (!has_pager_column(m) && page > 0 && count > 1)
        buttons.push_back({"previous-page",
                           "keyboard_arrow_up",
                           {view.say("earlier")},
                           event::TurnPage{-1},
                           Side::Centre});
    const Primary does = primary(view.show, view.catalogue, page, count);
    if (does != Primary::ReadOn && !take_along_address(view.show, view.catalogue).empty())
        buttons.push_back({"take-along",
                           "qr_code",
                           {view.say("take_along")},
                           event::OpenSheet{Sheet::TakeAlong, view.now},
                           Side::Centre});
    const auto primary_button = [&](const char* icon, std::vector<std::string> labels,
                                    Event event) {
        buttons.push_back({"primary", icon, std::move(labels), std::move(event), Side::Centre,
                           Emphasis::Primary, IconSide::After});
    };
    const ExchangeRef onward = following(view.show, view.catalogue);
    switch (does) {
        case Primary::ReadOn:
            if (exchanges_of(view.catalogue, visit.topic).size() > 1)
                buttons.push_back({"next-question",
                                   "arrow_forward",
                                   {view.say("next_question")},
                                   event::Advance{},
                                   Side::Centre,
                                   Emphasis::Plain,
                                   IconSide::After});
            primary_button("arrow_downward", {view.say("read_on")}, event::TurnPage{+1});
            break;
        case Primary::NextQuestion: {
            const auto& title = text_of(view.catalogue, onward, view.language).short_title;
            primary_button("arrow_forward",
                           {view.say("next_question_named", {title}), view.say("next_question")},
                           event::Advance{});
            break;
        }
        case Primary::FirstQuestion:
            primary_button("replay", {view.say("first_question")}, event::Advance{});
            break;
        case Primary::Home:
            primary_button("home", {view.say("home")}, event::GoHome{});
            break;
        case Primary::NextTopic: {
            const std::string topic = view.localised(view.catalogue.topic(onward).title);
            primary_button("arrow_forward",
                           {view.say("next_topic_named", {topic}), topic, view.say("next_topic")},
                           event::Advance{});
            break;
        }
    }
    append(buttons, end_buttons(painter, view));
    // Where they would take half of the screen, what has another way gives way.
    for (const char* id : {"person", "next-question", "take-along"})
        if (Toolbar(painter, view, buttons).height() > m.height / 2)
            std::erase_if(buttons, [&](const Button& one) { return one.id == id; });
    return buttons;
}

/// Where to go on to, below the end of the text where that leaves room.
void draw_related(Painter& painter, const View& view, Rect text) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const Visit& visit = view.show.visit;
    const bool small = m.format == Format::Compact;
    float end = 0;
    for (const PagePiece& piece : view.pages->pages.back()) {
        const FlowItem& item = view.pages->items[piece.item];
        const float lines = static_cast<float>(piece.last - piece.first) *
                            static_cast<float>(item.layout.style.leading) / m.unit;
        float height = item.kind == FlowItem::Kind::Picture
                           ? item.picture_height + 8 + painter.height_of(item.layout)
                           : lines;
        if (item.kind == FlowItem::Kind::Summary) height += 2 * summary_padding(m);
        end = std::max(end, piece.y + height);
    }
    const float heading = small ? 30 : 48, card = small ? 84 : 200, gap = small ? 12 : 32;
    if (text.height - end < heading + card + gap) return;
    const float width = (text.width - gap) / 2;
    const Look smallest{small ? m.type.label : TypeSize{30, 38}, Face::SemiBold, p.ink,
                        Breaking::Display};
    const float title_width = width - (small ? 78 : 2 * 28 + 44);
    std::vector<ExchangeRef> onward;
    for (const ExchangeRef& one : view.catalogue.exchange(visit.exchange).related) {
        const std::string& title = text_of(view.catalogue, one, view.language).short_title;
        if (view.catalogue.exchange(one).topic != visit.topic && onward.size() < 2 &&
            fits(painter, title, smallest, title_width, 2))
            onward.push_back(one);
    }
    if (onward.empty()) return;
    // One size for both: they stand side by side.
    Look title_look = smallest;
    if (!small) title_look.size = {34, 44};
    for (const ExchangeRef& one : onward)
        if (!fits(painter, text_of(view.catalogue, one, view.language).short_title, title_look,
                  title_width, 2))
            title_look = smallest;
    float y = text.bottom() - card - heading;
    label(painter, view, text.x, y, text.width,
          {small ? m.type.caption : m.type.label, Face::SemiBold, p.second_ink, Breaking::Display},
          {"go-on", view.say("go_on_to"), p.canvas, Role::Text});
    y += heading;
    for (std::size_t i = 0; i < onward.size(); ++i) {
        const Rect rect{text.x + static_cast<float>(i) * (width + gap), y, width, card};
        const Topic& topic = view.catalogue.topic(onward[i]);
        const std::string id = "related-" + std::to_string(i);
        const std::string& title = text_of(view.catalogue, onward[i], view.language).short_title;
        const bool pressed = view.pressed == id;
        const Colour field = pressed ? p.soft : p.surface;
        painter.box(rect, field, pressed ? p.primary : p.border, m.border, m.radius);
        note_target(painter, view, rect, {id, title, event::OpenExchange{onward[i]}, p.ink, field});
        const float pad = small ? 12 : 28, sign = small ? 44 : 56;
        if (small) {
            topic_sign(painter, view, topic,
                       {rect.x + pad, rect.y + (card - sign) / 2, sign, sign});
            const float x = rect.x + pad + sign + 10;
            const TextLayout words =
                fitted(painter, title, {{m.type.label, Face::SemiBold, p.ink, Breaking::Display}},
                       rect.right() - 12 - x, 2);
            write(painter, view, x, rect.y + (card - painter.height_of(words)) / 2,
                  rect.right() - 12 - x, words, {id + "-title", title, field, Role::Text});
            continue;
        }
        topic_sign(painter, view, topic, {rect.x + pad, rect.y + pad - 2, sign, sign});
        const std::string name = view.localised(topic.title);
        const float inner = rect.width - 2 * pad;
        const TextLayout above =
            fitted(painter, name,
                   {{m.type.caption, Face::Regular, p.second_ink, Breaking::Display},
                    {{28, 32}, Face::Regular, p.second_ink, Breaking::Display}},
                   inner - sign - 20, 2);
        write(painter, view, rect.x + pad + sign + 20,
              rect.y + pad - 2 + (sign - painter.height_of(above)) / 2, inner - sign - 20, above,
              {id + "-topic", name, field, Role::Text});
        const TextLayout words = painter.layout(title, title_look, inner - 44);
        write(painter, view, rect.x + pad, rect.bottom() - pad - painter.height_of(words) + 4,
              inner - 44, words, {id + "-title", title, field, Role::Text});
        painter.icon("chevron_right", {rect.right() - pad - 8, rect.bottom() - pad - 22}, 40,
                     p.primary);
    }
}

}  // namespace

float reader_toolbar_height(Painter& painter, const View& view) {
    float height = 0;
    for (const auto& [page, count] : {std::pair{0, 1}, {0, 3}, {1, 3}, {2, 3}})
        height = std::max(height, Toolbar(painter, view,
                                          buttons_of(painter, view, static_cast<std::size_t>(page),
                                                     static_cast<std::size_t>(count)))
                                      .height());
    return height;
}

void draw_reader(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Visit& visit = view.show.visit;
    draw_head(painter, view);
    const float toolbar = reader_toolbar_height(painter, view);
    const auto list = QuestionList::area(painter, view, m.height - toolbar);
    const Rect text = reader_text_area(m, list, m.height - toolbar);
    // In the order of reading, which is that of the keys: upright the list is below the text.
    const bool below = list && list->y >= text.bottom();
    if (list && !below) draw_side(painter, view, *list);
    draw_page(painter, view, text, *view.pages, visit.page);
    if (visit.page + 1 >= visit.page_count) draw_related(painter, view, text);
    if (below) draw_side(painter, view, *list);
    if (has_pager_column(m))
        draw_pager(painter, view,
                   {m.width - (m.format == Format::Wide ? m.margin : 16) - pager_width(m), text.y,
                    pager_width(m), text.height},
                   {visit.page, visit.page_count, "previous-page", "next-page", false});
    const auto buttons = buttons_of(painter, view, visit.page, visit.page_count);
    Toolbar(painter, view, buttons).draw(toolbar);
}

}  // namespace standpunkt
