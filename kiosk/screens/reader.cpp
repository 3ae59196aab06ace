#include <algorithm>

#include "screens/button.h"
#include "screens/element.h"
#include "screens/question_list.h"
#include "screens/scenes.h"
#include "screens/sign.h"
#include "screens/toolbar.h"

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
    const std::string position =
        view.say("question_of",
                 {std::to_string(place - members.begin() + 1), std::to_string(members.size())});
    const Look right{small ? m.type.caption : TypeSize{30, 38}, Face::Regular, p.second_ink,
                     Breaking::Display, Align::Right};
    const float position_width = painter.width_of(position, right) + 8;
    const float whole = m.width - 2 * m.margin - sign - sign_gap - position_width - 24;
    const std::vector<Look> looks{
        {small ? TypeSize{24, 30} : TypeSize{34, 42}, Face::SemiBold, p.ink, Breaking::Display},
        {small ? TypeSize{22, 24} : TypeSize{28, 34}, Face::SemiBold, p.ink, Breaking::Display}};
    const std::string title = view.localised(topic.title);
    const int most_lines = small ? 1 : 2;
    float x = m.margin;
    // The logo stays where the title fits beside it.
    if (!small && fits(painter, title, looks.back(), whole - most_logo_width - 40, most_lines)) {
        const float width = logo(painter, view, x, middle - 32, Ground::Light);
        if (width > 0) {
            painter.fill({x + width + 19, middle - 28, 2, 56}, p.divider);
            x += width + 40;
        }
    }
    topic_sign(painter, topic, {x, middle - sign / 2, sign, sign}, topic.colour, {255, 255, 255});
    x += sign + sign_gap;
    const float room = m.width - m.margin - x - position_width - 24;
    const TextLayout heading = fitted(painter, title, looks, room, most_lines);
    const float y = middle - painter.height_of(heading) / 2;
    write(painter, view, x, y, room, heading, {"topic", title, p.surface, Role::Text});
    label(painter, view, m.width - m.margin - position_width,
          middle - static_cast<float>(right.size.leading) / 2, position_width, right,
          {"position", position, p.surface, Role::Text});
}

void draw_piece(Painter& painter, const View& view, Rect area, const PagePiece& piece,
                const std::string& id) {
    const Palette& p = view.palette;
    const FlowItem& item = view.pages->items[piece.item];
    const float y = area.y + piece.y;
    Caption caption{id, item.text, p.canvas, Role::Text};
    switch (item.kind) {
        case FlowItem::Kind::Heading:
            caption.role = Role::Heading;
            break;
        case FlowItem::Kind::Summary: {
            const float pad = summary_padding(painter.metrics());
            const float height = painter.height_of(item.layout) + 2 * pad;
            painter.fill({area.x, y, area.width, height}, p.sunken, 20);
            painter.fill({area.x + pad, y + pad + 2, 8, height - 2 * pad - 4}, p.primary, 4);
            caption.background = p.sunken;
            const float x = area.x + pad + 32, width = area.width - 2 * pad - 32;
            note_text(painter, view, x, y + pad, width, item.layout, piece.first, piece.last,
                      caption);
            painter.text(x, y + pad, width, item.layout);
            return;
        }
        case FlowItem::Kind::Picture: {
            const float across =
                std::min(area.width, item.picture_height * static_cast<float>(item.picture->width) /
                                         static_cast<float>(item.picture->height));
            Rect rect{area.x, y, across, item.picture_height};
            const auto state = painter.picture(rect, item.picture->medium, Painter::Fit::Contain);
            // What stands for a missing picture needs room for a sentence.
            if (state == Pictures::State::Broken) rect.width = area.width;
            if (state != Pictures::State::Ready) painter.fill(rect, p.sunken, 20);
            if (state == Pictures::State::Broken)
                label(painter, view, rect.x + 24, rect.y + 24, rect.width - 48,
                      {painter.metrics().type.caption, Face::Medium, p.second_ink},
                      {id + "-missing", view.say("picture_missing"), p.sunken, Role::Text});
            note_picture(painter, view, rect, id, view.localised(item.picture->alt));
            if (!item.text.empty()) {
                caption.id = id + "-caption";
                write(painter, view, area.x, rect.bottom() + 8, area.width, item.layout, caption);
            }
            return;
        }
        case FlowItem::Kind::Lines:
        case FlowItem::Kind::Note:
            break;
    }
    const float x = area.x + item.indent, width = area.width - item.indent;
    if (!item.marker.empty() && piece.first == 0) {
        const Look look = marker_look(painter.metrics(), p);
        const float marker = painter.width_of(item.marker, look);
        label(painter, view, x - marker - marker_gap, y, marker + 4, look,
              {"marker-" + std::to_string(piece.item), item.marker, p.canvas, Role::Text});
    }
    std::string words;
    for (int line = piece.first; line < piece.last; ++line)
        for (const LinePiece& part : item.layout.lines[static_cast<std::size_t>(line)].pieces)
            words += (words.empty() ? "" : " ") + part.text;
    caption.text = piece.first == 0 && piece.last == item.layout.line_count() ? item.text : words;
    note_text(painter, view, x, y, width, item.layout, piece.first, piece.last, caption);
    painter.text(x, y, width, item.layout, piece.first, piece.last);
}

void draw_page_buttons(Painter& painter, const View& view, Rect column) {
    const Metrics& m = painter.metrics();
    const Visit& visit = view.show.visit;
    if (visit.page_count < 2) return;
    const float height =
        m.format == Format::Compact ? std::min(118.0F, (column.height - 56) / 2) : m.target;
    const float gap = m.format == Format::Compact ? 56 : 96;
    const float top = m.format == Format::Compact
                          ? column.y
                          : column.y + (column.height - 2 * height - gap) * 0.56F;
    const Rect up{column.x, top, column.width, height};
    const Rect down{column.x, top + height + gap, column.width, height};
    draw_icon_button(
        painter, view, up,
        {"previous-page", "keyboard_arrow_up", {view.say("earlier")}, event::TurnPage{-1}},
        visit.page > 0 ? Enabled::Yes : Enabled::No);
    const Look look{m.format == Format::Compact ? TypeSize{24, 30} : TypeSize{30, 38},
                    Face::SemiBold, view.palette.ink, Breaking::Display, Align::Centre};
    label(painter, view, column.x, up.bottom() + (gap - static_cast<float>(look.size.leading)) / 2,
          column.width, look,
          {"page",
           view.say("page_of", {std::to_string(visit.page + 1), std::to_string(visit.page_count)}),
           view.palette.canvas, Role::Text});
    draw_icon_button(painter, view, down,
                     {"next-page", "keyboard_arrow_down", {view.say("later")}, event::TurnPage{+1}},
                     visit.page + 1 < visit.page_count ? Enabled::Yes : Enabled::No);
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
    const std::string heading =
        view.say(questions.leads_further() ? "in_this_topic_and_others" : "in_this_topic");
    label(painter, view, list.x, list.y - list_heading_height, list.width,
          {m.type.caption, Face::Medium, view.palette.second_ink, Breaking::Display},
          {"list-heading", heading, view.palette.canvas, Role::Text});
    questions.draw();
    const bool person = !view.catalogue.interview(view.show.visit.exchange).person.name.empty();
    if (m.format == Format::Wide && person)
        draw_person_card(painter, view,
                         {list.x, questions.end() + 24, list.width, person_card_height});
}

}  // namespace

void draw_reader(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Visit& visit = view.show.visit;
    draw_head(painter, view);
    const auto list = QuestionList::area(painter, view);
    const Rect text = reader_text_area(m, list);
    if (list) draw_side(painter, view, *list);

    const std::size_t page = std::min(visit.page, view.pages->pages.size() - 1);
    for (const PagePiece& piece : view.pages->pages[page])
        draw_piece(painter, view, text, piece, "body-" + std::to_string(piece.item));

    std::vector<Button> buttons{way_home(view)};
    const bool upright = m.format == Format::Tall || m.narrow;
    if (!upright) {
        draw_page_buttons(painter, view,
                          m.format == Format::Wide
                              ? Rect{m.width - m.margin - 96, text.y, 96, text.height}
                              : Rect{m.width - 16 - 76, text.y + 2, 76, text.height - 4});
    } else if (visit.page > 0 && visit.page_count > 1) {
        buttons.push_back({"previous-page",
                           "keyboard_arrow_up",
                           {view.say("earlier")},
                           event::TurnPage{-1},
                           Side::Centre,
                           Emphasis::Plain,
                           IconSide::Before});
    }
    const ExchangeRef onward = following(view.show, view.catalogue);
    const auto& next_title = text_of(view.catalogue, onward, view.language).short_title;
    switch (primary(view.show, view.catalogue)) {
        case Primary::ReadOn:
            if (exchanges_of(view.catalogue, visit.topic).size() > 1)
                buttons.push_back({"next-question",
                                   "arrow_forward",
                                   {view.say("next_question")},
                                   event::Advance{},
                                   Side::Centre,
                                   Emphasis::Plain,
                                   IconSide::After});
            buttons.push_back({"primary",
                               "arrow_downward",
                               {view.say("read_on")},
                               event::TurnPage{+1},
                               Side::Centre,
                               Emphasis::Primary,
                               IconSide::After});
            break;
        case Primary::NextQuestion:
            buttons.push_back(
                {"primary",
                 "arrow_forward",
                 {view.say("next_question_named", {next_title}), view.say("next_question")},
                 event::Advance{},
                 Side::Centre,
                 Emphasis::Primary,
                 IconSide::After});
            break;
        case Primary::NextTopic: {
            const std::string topic = view.localised(view.catalogue.topic(onward).title);
            buttons.push_back(
                {"primary",
                 "arrow_forward",
                 {view.say("next_topic_named", {topic}), topic, view.say("next_question")},
                 event::Advance{},
                 Side::Centre,
                 Emphasis::Primary,
                 IconSide::After});
            break;
        }
    }
    // Wide has the person's card below the list of questions.
    if (m.format != Format::Wide) {
        const std::size_t interview = visit.exchange.interview;
        if (!view.catalogue.interviews[interview].person.name.empty())
            buttons.push_back({"person",
                               "person",
                               {view.say("to_person"), view.say("person")},
                               event::OpenPerson{interview},
                               Side::Left,
                               Emphasis::Plain,
                               IconSide::Before});
    }
    for (Button& one : language_buttons(view)) buttons.push_back(std::move(one));
    draw_toolbar(painter, view, buttons);
}

}  // namespace standpunkt
