#include "screens/suggestions.h"

#include <algorithm>

#include "screens/button.h"
#include "screens/element.h"

namespace standpunkt {
namespace {

/// Topics as buttons side by side, in as many rows as stand in `area`. Gives where they end.
float draw_topics_in(Painter& painter, const View& view, Rect area) {
    const Metrics& m = painter.metrics();
    float x = area.x, y = area.y;
    for (std::size_t i = 0; i < view.catalogue.topics.size(); ++i) {
        const Topic& topic = view.catalogue.topics[i];
        if (exchanges_of(view.catalogue, i).empty()) continue;
        const Button button{"topic-" + std::to_string(i),
                            topic.icon,
                            {view.localised(topic.title)},
                            event::OpenTopic{i}};
        const float width =
            natural_width(painter, button, button.labels.front(), IconPlace::Beside) + 4;
        if (width > area.width) continue;
        if (x > area.x && x + width > area.right()) {
            x = area.x;
            y += m.target + m.gap;
        }
        if (y + m.target > area.bottom()) return y - m.gap;
        draw_button(painter, view, {x, y, width, m.target}, button, IconPlace::Beside);
        x += width + m.gap;
    }
    return y + m.target;
}

}  // namespace

void draw_suggestions(Painter& painter, const View& view, Rect area) {
    const Metrics& m = painter.metrics();
    const bool small = m.format == Format::Compact;
    const Look text{small ? m.type.caption : m.type.summary, Face::Regular, view.palette.ink};
    const std::string hint = view.say("type_or_choose");
    const TextLayout layout = painter.layout(hint, text, area.width);
    const float gap = small ? 6 : 20, top = area.y + (small ? 2 : 20);
    if (top + painter.height_of(layout) + gap + m.target > area.bottom()) return;
    const float y = top + gap +
                    write(painter, view, area.x, top, area.width, layout,
                          {"hint-text", hint, view.palette.canvas, Role::Text});
    draw_topics_in(painter, view, {area.x, y, area.width, area.bottom() - y});
}

void draw_nothing(Painter& painter, const View& view, Rect area) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const bool small = m.format == Format::Compact;
    const std::string& nearest = view.hits->suggestion;
    const Look heading{small ? TypeSize{26, 32} : TypeSize{48, 58}, Face::Display, p.ink,
                       Breaking::Display};
    const Look text{small ? m.type.caption : m.type.summary, Face::Regular, p.ink};
    const Look team{m.type.caption, Face::Medium, p.second_ink};
    const std::string title = view.say("nothing_found", {view.show.visit.query.text});
    const std::string hint = view.say(nearest.empty() ? "choose_topic_only" : "choose_topic");
    const std::string note = view.say("nothing_found_team");
    const float gap = small ? 6 : 20;
    float y = area.y + (small ? 0 : 20);
    // Beside the keys of a small panel a lower one still is as high as a finger needs.
    const float button = std::clamp(area.bottom() - y, m.least_target(), m.target);
    const float width = area.width;
    const Button word{"nearest",
                      "search",
                      {view.say("did_you_mean", {nearest}), nearest},
                      event::Replace{nearest},
                      Side::Left,
                      Emphasis::Primary};
    const float natural =
        nearest.empty() ? 0
                        : std::min(width, 10 + natural_width(painter, word, word.labels.front(),
                                                             IconPlace::Beside));
    const TextLayout title_text = painter.layout(title, heading, width);
    const float title_width = title_text.width / m.unit, apart = 2 * gap;
    // Side by side where both have room, so that more is left for the topics.
    const bool beside =
        natural > 0 && title_width + apart + natural <= width && y + button <= area.bottom();
    const float title_height = painter.height_of(title_text);
    if (beside) {
        write(painter, view, area.x, y + (button - title_height) / 2, title_width + 4, title_text,
              {"nothing", title, p.canvas, Role::Heading});
        draw_button(painter, view, {area.x + title_width + apart, y, natural, button}, word,
                    IconPlace::Beside);
        y += button + gap / 2;
    } else {
        if (y + title_height <= area.bottom())
            y += gap / 2 + write(painter, view, area.x, y, width, title_text,
                                 {"nothing", title, p.canvas, Role::Heading});
        if (natural > 0 && y + button <= area.bottom()) {
            draw_button(painter, view, {area.x, y, natural, button}, word, IconPlace::Beside);
            y += button + gap;
        }
    }
    const TextLayout hint_text = painter.layout(hint, text, width);
    // Without room for a topic below it nothing could be chosen.
    if (y + painter.height_of(hint_text) + gap + m.target <= area.bottom())
        y += write(painter, view, area.x, y, width, hint_text,
                   {"hint-text", hint, p.canvas, Role::Text}) +
             gap;
    const TextLayout team_text = painter.layout(note, team, width);
    const float room = area.bottom() - painter.height_of(team_text) - gap - y;
    if (room >= m.target) y = gap + draw_topics_in(painter, view, {area.x, y, width, room});
    if (y + painter.height_of(team_text) <= area.bottom())
        write(painter, view, area.x, y, width, team_text, {"team", note, p.canvas, Role::Text});
}

}  // namespace standpunkt
