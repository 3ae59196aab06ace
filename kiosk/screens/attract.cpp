#include <algorithm>

#include "screens/element.h"
#include "screens/motif.h"
#include "screens/notice_bar.h"
#include "screens/scenes.h"
#include "screens/sign.h"
#include "screens/statement.h"
#include "screens/tone.h"
#include "screens/toolbar_buttons.h"

namespace standpunkt {
namespace {

constexpr float portrait_part = 0.42F;  // of the area; at least 40 % (VISITOR.md, "The loop")
constexpr float logo_top = 56;

struct LoopColours {
    Colour ink, second_ink, sign_field, sign_ink, bar, button, button_ink, button_border;
};

LoopColours colours_of(const View& view, const Topic& topic) {
    if (view.catalogue.theme.attract_light) {
        const Palette& p = view.catalogue.theme.light;
        return {p.ink,     p.second_ink, topic.colour, {255, 255, 255},
                p.surface, p.surface,    p.ink,        p.border};
    }
    const Palette& p = view.catalogue.theme.dark;
    const Colour white{255, 255, 255};
    return {white, white, {255, 255, 255, 46}, white, p.canvas, p.surface, p.ink, p.border};
}

/// What a touch brings, as a key of the words.
struct Invitation {
    std::string_view reward = "read_answer";
};

Invitation invitation_of(const Slide& slide) {
    switch (slide.target.kind) {
        case SlideTarget::Kind::None:
            return {"explore_topics"};
        case SlideTarget::Kind::Topic:
            return {"open_this"};
        case SlideTarget::Kind::Exchange:
            return {"read_answer"};
        case SlideTarget::Kind::Address:
            return {"take_along"};
    }
    return {};
}

/// One amber field naming the reward in both languages.
void draw_invitation(Painter& painter, const View& view, Rect rect, const Invitation& invitation) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const bool pressed = view.pressed == "invite";
    const bool small = m.format == Format::Compact;
    const Colour field = pressed ? shaded(p.amber, 0.85F) : p.amber;
    painter.fill(rect, field, small ? 20 : 28);
    if (view.catalogue.theme.attract_light)  // amber alone is too faint against a light ground
        painter.outline(rect, p.on_amber, m.border, small ? 20 : 28);

    const auto& languages = view.catalogue.stand.languages;
    const auto other = std::find_if(languages.begin(), languages.end(),
                                    [&](const auto& one) { return one != view.language; });
    const std::string reward = view.say(invitation.reward);
    const std::string second =
        other == languages.end()
            ? std::string()
            : Words::of(*other, view.catalogue.stand.address)[invitation.reward];
    const Look first_look{small ? TypeSize{27, 32} : TypeSize{52, 60}, Face::Bold, p.on_amber,
                          Breaking::Display};
    const Look second_look{small ? TypeSize{22, 26} : TypeSize{34, 44}, Face::Medium, p.on_amber,
                           Breaking::Display};
    const float hand = small ? 50 : 92, gap = small ? 10 : 30;
    Look smaller = first_look;
    smaller.size = second_look.size;
    const float room = rect.width - (small ? 20 : 48);
    const TextLayout one = fitted(painter, reward, {first_look, smaller}, room, 1);
    TextLayout two = painter.layout(second, second_look, room);
    if (painter.height_of(one) + painter.height_of(two) > rect.height) two = {};
    const float text_width = std::max(one.width, two.width) / m.unit;
    const float height = painter.height_of(one) + painter.height_of(two);
    const bool with_hand = hand + gap + text_width + 16 <= rect.width;
    float x = rect.x + (rect.width - (with_hand ? hand + gap : 0) - text_width) / 2;
    if (with_hand) {
        painter.icon("touch_app", {x + hand / 2, rect.y + rect.height / 2}, static_cast<int>(hand),
                     p.on_amber);
        x += hand + gap;
    }

    note_target(painter, view, rect,
                {"invite", reward, event::TouchLoop{view.now}, p.on_amber, field});

    float y = rect.y + (rect.height - height) / 2;
    y += write(painter, view, x, y, text_width, one, {"invite-first", reward, field, Role::Text});
    if (two.line_count() > 0)
        write(painter, view, x, y, text_width, two, {"invite-second", second, field, Role::Text});
}

/// Where the invitation would stand: nobody is asked to touch what does not answer.
void draw_touch_lost(Painter& painter, const View& view, const LoopColours& colours) {
    const Metrics& m = painter.metrics();
    const bool small = m.format == Format::Compact;
    const float width = m.width - 2 * m.margin;
    const std::string text = view.say("touch_lost_text"), note = view.say("touch_lost_team");
    const TextLayout told =
        painter.layout(text, {m.type.body, Face::SemiBold, colours.ink, Breaking::Display}, width);
    const TextLayout team = painter.layout(
        note, {m.type.caption, Face::Medium, colours.second_ink, Breaking::Display}, width);
    const float gap = small ? 4 : 12;
    const float height = painter.height_of(told) + gap + painter.height_of(team);
    float y = m.height - (m.loop_toolbar + height) / 2;
    y += write(painter, view, m.margin, y, width, told,
               {"touch-lost", text, colours.bar, Role::Text});
    write(painter, view, m.margin, y + gap, width, team, {"team", note, colours.bar, Role::Text});
}

void draw_bar(Painter& painter, const View& view, const LoopColours& colours,
              const Invitation& invitation) {
    const Metrics& m = painter.metrics();
    const float top = m.height - m.loop_toolbar;
    painter.fill({0, top, m.width, m.loop_toolbar}, colours.bar);
    if (view.catalogue.theme.attract_light)
        painter.fill({0, top, m.width, 2}, view.palette.divider);
    if (view.touch_lost) {
        draw_touch_lost(painter, view, colours);
        return;
    }
    const Button topics = way_home(view);
    const auto ends = end_buttons(painter, view);
    std::vector<const Button*> all{&topics};
    for (const Button& one : ends) all.push_back(&one);
    const auto width_of = [&](const Button& one, IconPlace place, std::size_t level) {
        const std::size_t label = std::min(level, one.labels.size() - 1);
        return std::max(m.target, natural_width(painter, one, one.labels[label], place));
    };
    // Upright the invitation has a row of its own, and the buttons share the one below.
    if (m.format == Format::Tall || m.narrow) {
        const bool tall = m.format == Format::Tall;
        const float side = tall ? m.margin : 16, inner = m.width - 2 * side;
        const float height = tall ? 152 : m.target;
        draw_invitation(painter, view, {side, top + (tall ? 36.0F : 8.0F), inner, height},
                        invitation);
        const Rect row{side, m.height - (tall ? 32 : 8) - m.target, inner, m.target};
        draw_button_row(painter, view, row, all, usual_icon_place(m));
        return;
    }
    const bool small = m.format == Format::Compact;
    const float side = small ? 16 : m.margin, gap = small ? m.gap : 36,
                between = small ? m.gap : 20;
    const float y = small ? top + (m.loop_toolbar - m.target) / 2 : m.height - 20 - m.target;
    const IconPlace place = usual_icon_place(m);
    const float least_invitation = small ? 250 : 620;
    // The shorter words where the invitation asks for their room.
    std::size_t level = 0;
    for (; level < 2; ++level) {
        float wanted = 2 * side + 2 * gap + least_invitation + width_of(topics, place, level);
        for (const Button& one : ends) wanted += width_of(one, place, level) + between;
        if (wanted <= m.width) break;
    }
    const float left = side + width_of(topics, place, level);
    draw_button(painter, view, {side, y, left - side, m.target}, topics, place);
    float right = m.width - side;
    std::vector<Rect> places(ends.size());
    for (std::size_t i = ends.size(); i-- > 0;) {
        const float width = width_of(ends[i], place, level);
        places[i] = {right - width, y, width, m.target};
        right -= width + between;
    }
    right += between - gap;
    draw_invitation(painter, view,
                    small ? Rect{left + gap, y, right - left - gap, m.target}
                          : Rect{left + gap, top + 24, right - left - gap, m.loop_toolbar - 44},
                    invitation);
    for (std::size_t i = 0; i < ends.size(); ++i)
        draw_button(painter, view, places[i], ends[i], place);
}

}  // namespace

namespace {

/// The exhibitor's own picture, whole, or their line.
void draw_slide(Painter& painter, const View& view, const Slide& slide) {
    const Metrics& m = painter.metrics();
    const Catalogue& catalogue = view.catalogue;
    const bool light = catalogue.theme.attract_light;
    const bool small = m.format == Format::Compact;
    const Palette& p = light ? catalogue.theme.light : catalogue.theme.dark;
    const LoopColours colours{p.ink,     p.second_ink, p.soft,  p.ink, light ? p.surface : p.canvas,
                              p.surface, p.ink,        p.border};
    const float bar = notice_height(painter, view);
    const float foot = m.height - m.loop_toolbar - bar;
    const bool upright = m.height > m.width;
    const auto& first = upright ? slide.tall : slide.wide;
    const auto& picture = first ? first : upright ? slide.wide : slide.tall;
    painter.fill({0, 0, m.width, foot}, light ? p.canvas : p.surface);
    if (picture) {
        const float scale = std::min(m.width / static_cast<float>(picture->width),
                                     foot / static_cast<float>(picture->height));
        const float width = static_cast<float>(picture->width) * scale;
        const float height = static_cast<float>(picture->height) * scale;
        const Rect rect{(m.width - width) / 2, (foot - height) / 2, width, height};
        if (painter.picture(rect, picture->medium, Painter::Fit::Contain) ==
            Pictures::State::Broken)
            label(painter, view, m.margin, foot / 2, m.width - 2 * m.margin,
                  {m.type.card_title, Face::Display, p.ink, Breaking::Display, Align::Centre},
                  {"slide-missing", view.localised(picture->alt), p.canvas, Role::Heading});
        note_picture(painter, view, rect, "slide", view.localised(picture->alt));
    } else {
        if (!light) painter.ground({0, 0, m.width, foot}, p.canvas, shaded(p.soft, 0.9F));
        const float top = small ? 14 : logo_top + 90;
        const Rect area{m.margin, top, m.width - 2 * m.margin, foot - top - (small ? 14 : 32)};
        draw_motif(painter,
                   m.format == Format::Tall
                       ? Rect{m.width * 0.06F, 150, m.width * 0.88F, foot * 0.26F}
                       : Rect{m.width * 0.6F, 64, m.width * 0.38F, foot - 104},
                   seed_of(slide.id), light ? p.primary : Colour{255, 255, 255});
        if (!small) logo(painter, view, m.margin, logo_top, light ? Ground::Light : Ground::Dark);
        draw_line(painter, view, view.localised(slide.text), area, p.ink,
                  light ? p.canvas : p.surface);
    }
    if (bar > 0) draw_notice(painter, view, {0, foot, m.width, bar});
    draw_bar(painter, view, colours, invitation_of(slide));
}

}  // namespace

void draw_attract(Painter& painter, const View& view, const Shown& shown) {
    const Metrics& m = painter.metrics();
    const Catalogue& catalogue = view.catalogue;
    if (shown.item >= catalogue.highlights.size()) {
        draw_slide(painter, view, catalogue.slides.at(shown.item - catalogue.highlights.size()));
        return;
    }
    const Highlight& highlight = catalogue.highlights[shown.item];
    const Interview& interview = catalogue.interview(highlight.exchange);
    const Topic& topic = catalogue.topic(highlight.exchange);
    const LoopColours colours = colours_of(view, topic);
    const bool light = catalogue.theme.attract_light;
    const float bar = notice_height(painter, view);
    const float foot = m.height - m.loop_toolbar - bar;
    const Rect stage{0, 0, m.width, foot};

    if (light)
        painter.fill(stage, view.palette.canvas);
    else
        painter.ground(stage, shaded(topic.colour, 0.66F), topic.colour);

    // The statement keeps clear of the logo, which small panels do without, and of the toolbar.
    const bool small = m.format == Format::Compact;
    Rect text{m.margin, small ? 14 : logo_top + 90, m.width - 2 * m.margin, 0};
    text.height = foot - (small ? 14 : 32) - text.y;
    const bool named = highlight.kind != HighlightKind::Editorial;
    const bool tall = m.format == Format::Tall;
    const Rect face = tall ? Rect{0, 0, m.width, foot * portrait_part}
                           : Rect{m.width * (1 - portrait_part), 0, m.width * portrait_part, foot};
    const Rect beside = tall ? Rect{text.x, face.bottom() + 48, text.width,
                                    text.height - (face.bottom() + 48 - text.y)}
                             : Rect{text.x, text.y, face.x - 64 - text.x, text.height};
    const StatementColours statement{colours.ink, colours.second_ink, colours.sign_field,
                                     colours.sign_ink, light ? view.palette.canvas : topic.colour};
    // A face where there is one and the words still fit beside it, else a quiet motif.
    if (interview.person.portrait && named && !small &&
        statement_fits(painter, view, highlight, beside, statement)) {
        painter.fill(face, shaded(topic.colour, 0.5F));
        note_picture(painter, view, face, "portrait",
                     view.localised(interview.person.portrait->alt));
        painter.picture(face, interview.person.portrait->medium, Painter::Fit::Cover);
        text = beside;
    } else {
        const Rect area =
            m.format == Format::Wide   ? Rect{m.width * 0.6F, 64, m.width * 0.38F, foot - 104}
            : m.format == Format::Tall ? Rect{m.width * 0.06F, 150, m.width * 0.88F, foot * 0.26F}
                                       : Rect{m.width * 0.55F, 12, m.width * 0.43F, foot - 24};
        draw_motif(painter, area, seed_of(interview.id + catalogue.exchange(highlight.exchange).id),
                   light ? shaded(topic.colour, 0.9F) : Colour{255, 255, 255});
    }
    if (!small) logo(painter, view, m.margin, logo_top, light ? Ground::Light : Ground::Dark);
    draw_statement(painter, view, highlight, text, statement);
    if (bar > 0) draw_notice(painter, view, {0, foot, m.width, bar});
    draw_bar(painter, view, colours, {});
}

}  // namespace standpunkt
