#include <algorithm>

#include "screens/element.h"
#include "screens/grid.h"
#include "screens/scenes.h"
#include "screens/sign.h"
#include "screens/tone.h"
#include "screens/toolbar.h"

namespace standpunkt {
namespace {

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
            return {14, 44, 6, {{28, 32}, {25, 29}, {22, 26}}, {22, 26}, {22, 26}};
    }
    return {};
}

void draw_card(Painter& painter, const View& view, Rect rect, std::size_t index) {
    const Metrics& m = painter.metrics();
    const CardSizes sizes = sizes_of(m);
    const Topic& topic = view.catalogue.topics[index];
    const std::string id = "topic-" + std::to_string(index);
    const bool pressed = view.pressed == id;
    const Colour white{255, 255, 255};
    const Colour field = pressed ? shaded(topic.colour, 0.75F) : topic.colour;
    painter.fill(rect, field, m.format == Format::Compact ? 20 : 28);

    const Rect sign{rect.x + sizes.padding, rect.y + sizes.padding - 4, sizes.sign, sizes.sign};
    topic_sign(painter, topic, sign, {255, 255, 255, 46}, white);
    const auto members = exchanges_of(view.catalogue, index);
    const float inner = rect.width - 2 * sizes.padding;
    const std::string title = view.localised(topic.title);
    const std::string count = view.questions(members.size());

    // First the card as the target, then the texts on it, in reading order.
    note_target(painter, view, rect, {id, title, event::OpenTopic{index}, white, field});

    std::vector<Look> looks;
    for (const TypeSize& size : sizes.titles)
        looks.push_back({size, Face::Display, white, Breaking::Display});
    const TextLayout heading = fitted(painter, title, looks, inner, 2);
    const float heading_height = painter.height_of(heading);
    const float arrow = m.format == Format::Compact ? 0 : 60;
    const Look hint_look{sizes.hint, Face::Regular, white, Breaking::Display};
    const std::string hint =
        members.empty() ? std::string()
                        : text_of(view.catalogue, members.front(), view.language).short_title;
    const TextLayout hints = painter.layout(hint, hint_look, inner - arrow);
    const float room = rect.bottom() - sizes.padding - (sign.bottom() + sizes.icon_gap);
    const float gap = m.format == Format::Compact ? 2 : 10;
    const bool with_hint = !hint.empty() && hints.line_count() <= 2 &&
                           heading_height + gap + painter.height_of(hints) <= room;
    float y = rect.bottom() - sizes.padding + 4 - heading_height -
              (with_hint ? gap + painter.height_of(hints) : 0);
    note_text(painter, view, rect.x + sizes.padding, y, inner, heading, 0, heading.line_count(),
              {id + "-title", title, field, Role::Heading});
    y += painter.text(rect.x + sizes.padding, y, inner, heading) + gap;
    if (with_hint) {
        note_text(painter, view, rect.x + sizes.padding, y, inner - arrow, hints, 0,
                  hints.line_count(), {id + "-hint", hint, field, Role::Text});
        painter.text(rect.x + sizes.padding, y, inner - arrow, hints);
    }
    if (arrow > 0)
        painter.icon("arrow_forward", {rect.right() - sizes.padding - 20, rect.bottom() - 50}, 44,
                     white);
    const Look count_look{sizes.count, Face::Medium, white, Breaking::Display, Align::Right};
    const float count_x = sign.right() + 12;
    label(painter, view, count_x,
          sign.y + sign.height / 2 - static_cast<float>(sizes.count.leading) / 2,
          rect.right() - sizes.padding - count_x, count_look,
          {id + "-count", count, field, Role::Text});
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

}  // namespace

Grid topics_grid(const Metrics& m, std::size_t count) {
    const float inner = m.width - 2 * m.margin, foot = m.height - m.toolbar;
    // One, two or four topics fill their rows too.
    const auto columns = [count](std::size_t most) {
        return count == 4 ? 2 : std::clamp<std::size_t>(count, 1, most);
    };
    switch (m.format) {
        case Format::Wide:
            return grid_of({m.margin, 228, inner, foot - 28 - 228}, count,
                           columns(m.width > 2300 ? 4 : 3), 32, 300, 404);
        case Format::Tall:
            return grid_of({m.margin, 352, inner, foot - 28 - 352}, count, columns(2), 24, 300,
                           404);
        case Format::Compact:
            if (m.narrow)
                return grid_of({m.margin, 96, inner, foot - 12 - 96}, count, columns(2), 14, 136,
                               220);
            return grid_of({m.margin, 68, inner, foot - 12 - 68}, count, columns(3), 14, 136, 220);
    }
    return {};
}

void draw_topics(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Palette& palette = view.palette;
    const float inner = m.width - 2 * m.margin;
    const std::string heading = view.say("what_interests");
    switch (m.format) {
        case Format::Wide: {
            logo(painter, view, m.margin, 24, Ground::Light);
            const Look look{{60, 72}, Face::Display, palette.ink, Breaking::Display};
            label(painter, view, m.margin, 126, inner * 0.6F, look,
                  {"heading", heading, palette.canvas, Role::Heading});
            const Look small{
                {32, 40}, Face::Regular, palette.second_ink, Breaking::Display, Align::Right};
            label(
                painter, view, m.margin + inner * 0.5F, 151, inner * 0.5F, small,
                {"people", people(painter, view, small, inner * 0.5F), palette.canvas, Role::Text});
            break;
        }
        case Format::Tall: {
            logo(painter, view, m.margin, 56, Ground::Light);
            const Look look{{72, 84}, Face::Display, palette.ink, Breaking::Display};
            label(painter, view, m.margin, 170, inner, look,
                  {"heading", heading, palette.canvas, Role::Heading});
            const Look small{{34, 44}, Face::Regular, palette.second_ink, Breaking::Display};
            label(painter, view, m.margin, 266, inner, small,
                  {"people", people(painter, view, small, inner), palette.canvas, Role::Text});
            break;
        }
        case Format::Compact: {
            const Look look{{34, 40}, Face::Display, palette.ink, Breaking::Display};
            label(painter, view, m.margin, 16, m.narrow ? inner : inner * 0.55F, look,
                  {"heading", heading, palette.canvas, Role::Heading});
            Look small{m.type.caption, Face::Regular, palette.second_ink, Breaking::Display,
                       Align::Right};
            if (m.narrow) {
                small.align = Align::Left;
                label(painter, view, m.margin, 58, inner, small,
                      {"people", people(painter, view, small, inner), palette.canvas, Role::Text});
                break;
            }
            label(painter, view, m.margin + inner * 0.55F, 24, inner * 0.45F, small,
                  {"people", people(painter, view, small, inner * 0.45F), palette.canvas,
                   Role::Text});
            break;
        }
    }
    const Grid grid = topics_grid(m, view.catalogue.topics.size());
    const std::size_t page = std::min(view.show.visit.list_page, grid.pages() - 1);
    for (std::size_t index = grid.first(page); index < grid.last(page); ++index)
        draw_card(painter, view, grid.cell(index), index);

    std::vector<Button> buttons{way_home(view)};
    for (Button& one : list_buttons(view, page, grid.pages())) buttons.push_back(std::move(one));
    for (Button& one : language_buttons(view)) buttons.push_back(std::move(one));
    draw_toolbar(painter, view, buttons);
}

}  // namespace standpunkt
