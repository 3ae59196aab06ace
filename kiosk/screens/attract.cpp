#include <algorithm>

#include "screens/element.h"
#include "screens/motif.h"
#include "screens/notice_bar.h"
#include "screens/scenes.h"
#include "screens/sign.h"
#include "screens/statement.h"
#include "screens/tone.h"
#include "screens/toolbar.h"

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

/// The invitation: one amber field naming the reward in both languages.
void draw_invitation(Painter& painter, const View& view, Rect rect) {
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
    const std::string reward = view.say("read_answer");
    const std::string second = other == languages.end()
                                   ? std::string()
                                   : Words::of(*other, view.catalogue.stand.address)["read_answer"];
    const Look first_look{small ? TypeSize{27, 32} : TypeSize{52, 60}, Face::Bold, p.on_amber,
                          Breaking::Display};
    const Look second_look{small ? TypeSize{22, 26} : TypeSize{34, 44}, Face::Medium, p.on_amber,
                           Breaking::Display};
    const float hand = small ? 50 : 92, gap = small ? 10 : 30;
    const TextLayout one = painter.layout(reward, first_look, rect.width);
    const TextLayout two = painter.layout(second, second_look, rect.width);
    const float text_width = std::max(one.width, two.width) / m.unit;
    const float height = painter.height_of(one) + painter.height_of(two);
    float x = rect.x + (rect.width - hand - gap - text_width) / 2;
    painter.icon("touch_app", {x + hand / 2, rect.y + rect.height / 2}, static_cast<int>(hand),
                 p.on_amber);
    x += hand + gap;

    note_target(painter, view, rect,
                {"invite", reward, event::TouchLoop{view.now}, p.on_amber, field});

    float y = rect.y + (rect.height - height) / 2;
    y += write(painter, view, x, y, text_width, one, {"invite-first", reward, field, Role::Text});
    if (!second.empty())
        write(painter, view, x, y, text_width, two, {"invite-second", second, field, Role::Text});
}

void draw_bar(Painter& painter, const View& view, const LoopColours& colours) {
    const Metrics& m = painter.metrics();
    const float top = m.height - m.loop_toolbar;
    painter.fill({0, top, m.width, m.loop_toolbar}, colours.bar);
    if (view.catalogue.theme.attract_light)
        painter.fill({0, top, m.width, 2}, view.palette.divider);
    const Button topics = way_home(view);
    const auto languages = language_buttons(view);
    switch (m.format) {
        case Format::Wide: {
            const float y = m.height - 20 - m.target;
            draw_button(painter, view, {m.margin, y, 236, m.target}, topics);
            float right = m.width - m.margin;
            for (const Button& one : languages) {
                draw_button(painter, view, {right - 216, y, 216, m.target}, one);
                right -= 216 + 36;
            }
            const float left = m.margin + 236 + 36;
            draw_invitation(painter, view, {left, top + 24, right - left, m.loop_toolbar - 44});
            return;
        }
        case Format::Tall: {
            const float inner = m.width - 2 * m.margin;
            draw_invitation(painter, view, {m.margin, top + 36, inner, 152});
            const float y = m.height - 32 - m.target;
            const float count = static_cast<float>(1 + languages.size());
            const float width = (inner - 20 * (count - 1)) / count;
            draw_button(painter, view, {m.margin, y, width, m.target}, topics);
            for (std::size_t i = 0; i < languages.size(); ++i)
                draw_button(
                    painter, view,
                    {m.margin + (width + 20) * static_cast<float>(i + 1), y, width, m.target},
                    languages[i]);
            return;
        }
        case Format::Compact: {
            if (m.narrow) {
                const float inner = m.width - 32, y = m.height - 8 - m.target;
                draw_invitation(painter, view, {16, top + 8, inner, m.target});
                const float width = (inner - m.gap * static_cast<float>(languages.size())) /
                                    static_cast<float>(1 + languages.size());
                draw_button(painter, view, {16, y, width, m.target}, topics);
                float x = 16 + width + m.gap;
                for (const Button& one : languages) {
                    draw_button(painter, view, {x, y, width, m.target}, one);
                    x += width + m.gap;
                }
                return;
            }
            const float y = top + (m.loop_toolbar - m.target) / 2, side = 140;
            draw_button(painter, view, {16, y, side, m.target}, topics);
            float right = m.width - 16;
            for (const Button& one : languages) {
                draw_button(painter, view, {right - side, y, side, m.target}, one);
                right -= side + m.gap;
            }
            const float left = 16 + side + m.gap;
            draw_invitation(painter, view, {left, y, right - left, m.target});
            return;
        }
    }
}

}  // namespace

void draw_attract(Painter& painter, const View& view, const Shown& shown) {
    const Metrics& m = painter.metrics();
    const Catalogue& catalogue = view.catalogue;
    const Highlight& highlight = catalogue.highlights.at(shown.highlight);
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
    draw_bar(painter, view, colours);
}

}  // namespace standpunkt
