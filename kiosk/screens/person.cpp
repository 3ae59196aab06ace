#include <algorithm>

#include "screens/element.h"
#include "screens/face.h"
#include "screens/grid.h"
#include "screens/pager.h"
#include "screens/scenes.h"
#include "screens/sign.h"
#include "screens/toolbar_buttons.h"

namespace standpunkt {
namespace {

constexpr float small_face = 120;  // width of the portrait in Compact, design pixels

struct PersonTopic {
    std::size_t topic;
    std::size_t count;
    ExchangeRef first;
};

std::vector<PersonTopic> topics_of(const Catalogue& catalogue, std::size_t interview) {
    std::vector<PersonTopic> found;
    const auto& exchanges = catalogue.interviews[interview].exchanges;
    for (std::size_t topic = 0; topic < catalogue.topics.size(); ++topic) {
        PersonTopic one{topic, 0, {}};
        for (std::size_t e = exchanges.size(); e-- > 0;)
            if (exchanges[e].topic == topic) {
                ++one.count;
                one.first = {interview, e};
            }
        if (one.count > 0) found.push_back(one);
    }
    return found;
}

void draw_topic_card(Painter& painter, const View& view, Rect rect, const PersonTopic& entry) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const Topic& topic = view.catalogue.topics[entry.topic];
    const std::string id = "topic-" + std::to_string(entry.topic);
    const bool pressed = view.pressed == id;
    const Colour field = pressed ? p.soft : p.surface;
    const std::string title = view.localised(topic.title);
    painter.box(rect, field, pressed ? p.primary : p.border, m.border, m.radius);
    const bool small = m.format == Format::Compact;
    const float sign = small ? 48 : 72, inset = small ? 12 : 18;
    const float middle = rect.y + rect.height / 2;
    note_target(painter, view, rect, {id, title, event::OpenExchange{entry.first}, p.ink, field});

    const float chevron = small ? 40 : 56;
    const Look count{m.type.label, Face::Medium, p.second_ink, Breaking::Display, Align::Right};
    const std::string number = std::to_string(entry.count);
    const float count_width = painter.width_of(number, count) + 4;
    const std::vector<Look> looks{
        {m.type.label, Face::SemiBold, p.ink, Breaking::Display},
        {{small ? 22 : 28, small ? 24 : 34}, Face::SemiBold, p.ink, Breaking::Display}};
    const float beside_sign = rect.x + inset + sign + (small ? 10 : 20);
    const float right = rect.right() - chevron - 14;
    // Large type in a narrow card: first the count gives way to a long title, then the sign.
    float x = beside_sign, width = right - count_width - 12 - x;
    bool counted = true;
    const auto stands = [&] { return fits(painter, title, looks.back(), width, 2); };
    if (!stands()) {
        counted = false;
        width = right - x;
    }
    const bool signed_too = stands();
    if (!signed_too) {
        x = rect.x + inset;
        width = right - x;
    }
    if (signed_too)
        topic_sign(painter, view, topic, {rect.x + inset, middle - sign / 2, sign, sign});
    if (counted)
        label(painter, view, right - count_width,
              middle - static_cast<float>(count.size.leading) / 2, count_width, count,
              {id + "-count", number, field, Role::Text});
    painter.icon("chevron_right", {rect.right() - chevron / 2 - 8, middle}, 40, p.primary);
    const TextLayout text = fitted(painter, title, looks, width, 2);
    write(painter, view, x, middle - painter.height_of(text) / 2, width, text,
          {id + "-title", title, field, Role::Text});
}

/// Where everything on the scene stands. Laid out before it is drawn, so that the show can be told
/// how many pages of topics there are.
struct PersonLayout {
    std::vector<PersonTopic> topics;
    std::optional<Rect> face;
    float x = 0, width = 0, text_width = 0;
    TextLayout name, role, lead;  // without lines: not shown
    std::string role_text;
    float name_y = 0, role_y = 0, lead_y = 0, heading_y = 0;
    bool heading = true;
    Grid grid;
};

std::string role_of(const View& view, const Person& person) {
    std::string role = view.localised(person.role);
    if (!person.organisation.empty()) role += (role.empty() ? "" : ", ") + person.organisation;
    return role;
}

PersonLayout lay_out(Painter& painter, const View& view, std::size_t interview_index) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const Interview& interview = view.catalogue.interviews.at(interview_index);
    const float foot = m.height - steady_height(painter, view, aside_buttons);
    const bool small = m.format == Format::Compact;
    PersonLayout laid;
    laid.topics = topics_of(view.catalogue, interview_index);
    laid.x = m.margin;
    float y = 14;
    switch (m.format) {
        case Format::Wide:
            laid.face = {0, m.header, m.width / 3, foot - m.header};
            laid.x = m.width / 3 + 80;
            y = m.header + 12;
            break;
        case Format::Tall:
            laid.face = {0, m.header, m.width, 520};
            y = m.header + 520 + 40;
            break;
        case Format::Compact:
            break;  // beside name and role, see below: the topics need the whole width
    }
    laid.width = laid.text_width = m.width - m.margin - laid.x;
    const bool face_beside_text = small && interview.person.portrait;
    if (face_beside_text) laid.text_width -= small_face + 24;
    std::vector<Look> looks;
    for (const TypeSize size : small ? std::vector<TypeSize>{{34, 40}, {28, 34}}
                                     : std::vector<TypeSize>{{72, 86}, {60, 72}, {48, 58}})
        looks.push_back({size, Face::Display, p.ink, Breaking::Display});
    laid.name_y = y;
    laid.name = fitted(painter, interview.person.name, looks, laid.text_width, 2);
    y += painter.height_of(laid.name);
    laid.role_text = role_of(view, interview.person);
    laid.role_y = y;
    laid.role = painter.layout(
        laid.role_text,
        {small ? TypeSize{22, 28} : TypeSize{34, 44}, Face::SemiBold, p.primary, Breaking::Display},
        laid.text_width);
    y += painter.height_of(laid.role) + (small ? 8 : 20);

    const float card = m.low ? std::max(60.0F, m.target) : small ? 76 : 108;
    const float gap = small ? 10 : 20;
    const float heading = small ? 30 : 52;
    const float bottom = foot - (small ? 10 : 28);
    const Look lead{small ? TypeSize{23, 30} : TypeSize{36, 52}, Face::Regular, p.ink};
    laid.lead_y = y;
    laid.lead = painter.layout(view.localised(interview.lead), lead, laid.text_width);
    // Two rows of topics below the lead if possible: before it leaves out the lead, a small panel
    // leaves out the heading, and shows one row a page.
    const std::size_t columns = m.narrow || m.width < 560 ? 1 : 2;
    const auto rows_fit = [&](float from, std::size_t rows) {
        rows = std::min(rows, (laid.topics.size() + columns - 1) / columns);
        return from + static_cast<float>(rows) * (card + gap) <= bottom + gap;
    };
    const float with_lead = y + painter.height_of(laid.lead) + (small ? 8 : 28);
    laid.heading = rows_fit(with_lead + heading, 2);
    // One row a page has the buttons that turn pages beside it, one above the other.
    const float one_row = has_pager_column(m) ? std::max(card, least_pager_height(m)) : card;
    if (laid.heading || rows_fit(with_lead, laid.topics.size()) || with_lead + one_row <= bottom) {
        y = with_lead;
    } else {
        laid.lead = {};
        laid.heading = true;
    }
    const Look above{m.type.label, Face::SemiBold, p.second_ink, Breaking::Display};
    laid.heading =
        laid.heading && fits(painter, view.say("answers_by_topic"), above, laid.text_width, 1);
    laid.heading_y = y;
    if (laid.heading) y += heading;
    if (face_beside_text)
        laid.face = {m.width - m.margin - small_face, 14, small_face,
                     std::min(small_face * 4 / 3, y - 10 - 14)};
    // Where not even one row has room, the texts give way: the topics are what leads on.
    if (y + card > bottom) {
        y = bottom - card;
        laid.heading = false;
        laid.lead = {};
        if (laid.role_y + painter.height_of(laid.role) > y) laid.role = {};
        if (laid.name_y + painter.height_of(laid.name) > y) laid.name = {};
    }
    const auto grid = [&](float width) {
        return grid_of({laid.x, y, width, bottom - y}, laid.topics.size(), columns, gap,
                       std::min(card, bottom - y), card);
    };
    laid.grid = grid(laid.width);
    if (laid.grid.pages() > 1 && has_pager_column(m))
        laid.grid = grid(laid.width - pager_width(m) - (small ? 8 : pager_gap));
    return laid;
}

void draw_lines(Painter& painter, const View& view, const PersonLayout& laid, float y,
                const TextLayout& layout, const Caption& caption) {
    if (layout.lines.empty()) return;
    note_text(painter, view, laid.x, y, laid.text_width, layout, 0, layout.line_count(), caption);
    painter.text(laid.x, y, laid.text_width, layout);
}

}  // namespace

Grid person_grid(Painter& painter, const View& view) {
    return lay_out(painter, view, view.show.visit.person).grid;
}

void draw_person(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const Interview& interview = view.catalogue.interviews.at(view.show.visit.person);
    const PersonLayout laid = lay_out(painter, view, view.show.visit.person);
    if (m.format != Format::Compact) logo(painter, view, m.margin, 24, ground_of(view));
    if (laid.face) draw_face(painter, view, *laid.face, interview, "face", view.palette.canvas, 0);
    draw_lines(painter, view, laid, laid.name_y, laid.name,
               {"name", interview.person.name, p.canvas, Role::Heading});
    draw_lines(painter, view, laid, laid.role_y, laid.role,
               {"role", laid.role_text, p.canvas, Role::Text});
    draw_lines(painter, view, laid, laid.lead_y, laid.lead,
               {"lead", view.localised(interview.lead), p.canvas, Role::Text});
    if (laid.heading)
        label(painter, view, laid.x, laid.heading_y, laid.text_width,
              {m.type.label, Face::SemiBold, p.second_ink, Breaking::Display},
              {"answers", view.say("answers_by_topic"), p.canvas, Role::Text});
    const std::size_t page = std::min(view.show.visit.list_page, laid.grid.pages() - 1);
    for (std::size_t i = laid.grid.first(page); i < laid.grid.last(page); ++i)
        draw_topic_card(painter, view, laid.grid.cell(i), laid.topics[i]);

    if (has_pager_column(m))
        draw_pager(painter, view,
                   {m.width - m.margin - pager_width(m), laid.grid.area.y, pager_width(m),
                    laid.grid.area.height},
                   {page, laid.grid.pages()});
    const auto buttons = aside_buttons(painter, view, page, laid.grid.pages());
    Toolbar(painter, view, buttons).draw(steady_height(painter, view, aside_buttons));
}

}  // namespace standpunkt
