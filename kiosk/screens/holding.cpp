#include <algorithm>

#include "screens/element.h"
#include "screens/notice_bar.h"
#include "screens/scenes.h"

namespace standpunkt {

namespace {

struct Content {
    const char* icon;
    std::string title, text, note;
    std::optional<int> percent;
};

std::string for_the_team(const View& view) {
    switch (view.holding) {
        case Holding::NothingYet:
            return view.say("nothing_team");
        case Holding::Broken:
            return view.say("broken_team");
        case Holding::NoStorage:
            return view.say("storage_team");
        case Holding::NotSetUp:
            return view.say("setup_team");
        case Holding::FaultySettings:
            return view.say("settings_team");
    }
    return {};
}

/// What is on its way comes before what is missing.
Content content_of(const View& view) {
    const auto& notice = view.notice;
    if (notice && notice->phase == Notice::Phase::Copying)
        return {"hourglass_empty", view.say("coming_title"), view.say("coming_text"),
                view.say(notice->stick ? "coming_team_stick" : "coming_team",
                         {std::to_string(notice->percent)}),
                notice->percent};
    const bool broken = view.holding == Holding::Broken;
    Content content = {broken ? "local_cafe" : "inbox",
                       view.say(broken ? "broken_title" : "nothing_title"),
                       view.say(broken ? "broken_text" : "nothing_text"),
                       for_the_team(view),
                       {}};
    // Content with nothing to read may still have its sentence: the factory's, which has no more. A
    // stand with a defect is not as ready as that says.
    if (!broken && view.holding != Holding::NoStorage && !view.catalogue.slides.empty()) {
        const std::string sentence = view.localised(view.catalogue.slides.front().text);
        if (!sentence.empty()) content.title = sentence;
    }
    if (notice && notice->phase != Notice::Phase::Done && notice->phase != Notice::Phase::UpToDate)
        content.note = view.say("refused_team", {notice_text(view, *notice)});
    return content;
}

}  // namespace

void draw_holding(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const bool small = m.format == Format::Compact;
    const float pad = small ? 24 : 48;
    const float width = std::min(m.width - 2 * m.margin, small ? 640.0F : 1100.0F);
    const float inner = width - 2 * pad;
    const float sign = small ? 64 : 104;
    const Look heading{small ? TypeSize{30, 38} : TypeSize{56, 68}, Face::Display, p.ink,
                       Breaking::Display};
    const Look body{m.type.body, Face::Regular, p.ink};
    const Look team{m.type.caption, Face::Medium, p.second_ink};
    const Content content = content_of(view);
    const auto& [icon, title, text, note, percent] = content;
    const float bar = percent ? (small ? 10.0F : 16.0F) : 0;
    const TextLayout title_text = painter.layout(title, heading, inner - sign - 28);
    const TextLayout body_text = painter.layout(text, body, inner);
    const TextLayout team_text = painter.layout(note, team, inner);
    const float head = std::max(sign, painter.height_of(title_text));
    const float height = pad + head + pad / 2 + painter.height_of(body_text) + pad / 2 +
                         (percent ? bar + pad / 2 : 0) + 2 + pad / 2 +
                         painter.height_of(team_text) + pad;
    const Rect card{(m.width - width) / 2, (m.height - height) / 2, width, height};
    painter.box(card, p.surface, p.border, m.border, 36);
    const float x = card.x + pad;
    float y = card.y + pad;
    painter.circle({x + sign / 2, y + head / 2}, sign / 2, p.soft);
    painter.icon(icon, {x + sign / 2, y + head / 2}, static_cast<int>(sign * 0.55F), p.primary);
    const float title_y = y + (head - painter.height_of(title_text)) / 2;
    write(painter, view, x + sign + 28, title_y, inner - sign - 28, title_text,
          {"title", title, p.surface, Role::Heading});
    y += head + pad / 2;
    y += write(painter, view, x, y, inner, body_text, {"text", text, p.surface, Role::Text}) +
         pad / 2;
    if (percent) {
        painter.fill({x, y, inner, bar}, p.sunken, bar / 2);
        painter.fill({x, y, std::max(bar, inner * static_cast<float>(*percent) / 100), bar},
                     p.primary, bar / 2);
        y += bar + pad / 2;
    }
    painter.fill({x, y, inner, 2}, p.divider);
    y += 2 + pad / 2;
    write(painter, view, x, y, inner, team_text, {"team", note, p.surface, Role::Text});
}

}  // namespace standpunkt
