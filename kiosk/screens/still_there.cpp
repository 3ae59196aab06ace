#include <algorithm>

#include "screens/button.h"
#include "screens/element.h"
#include "screens/scenes.h"

namespace standpunkt {

Rect still_there_area(const Metrics& m) {
    switch (m.format) {
        case Format::Wide:
            return {0, m.height - 216, m.width, 216};
        case Format::Tall:
            return {0, m.height - 384, m.width, 384};
        case Format::Compact:
            if (m.low) return {0, m.height - m.target - 110, m.width, m.target + 110};
            return {0, m.height - (m.narrow ? 220 : 168), m.width, m.narrow ? 220.0F : 168.0F};
    }
    return {};
}

void draw_still_there(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const Rect sheet = still_there_area(m);
    const bool small = m.format == Format::Compact;
    painter.cover(sheet);
    painter.fill(sheet, p.surface);
    painter.fill({0, sheet.y, m.width, 4}, p.primary);

    const int seconds = seconds_left(view.show, view.now);
    const float total = static_cast<float>(view.show.tempo.still_there.count()) / 1000;
    const float radius = small ? 26 : 42, thickness = small ? 7 : 12;
    const float side = small ? 16 : m.margin;
    const bool one_row = m.format == Format::Wide;
    const float button_height = one_row ? 112 : m.target;
    const float text_height =
        one_row ? sheet.height : sheet.height - button_height - (small ? 20 : 72);
    const Point centre{side + radius + thickness / 2, sheet.y + 4 + text_height / 2};
    painter.ring(centre, radius, p.sunken, thickness);
    painter.arc(centre, radius, static_cast<float>(seconds) / total, p.primary, thickness);
    const TypeSize number_size = small ? TypeSize{24, 30} : TypeSize{34, 42};
    label(painter, view, centre.x - 50, centre.y - static_cast<float>(number_size.leading) / 2, 100,
          {number_size, Face::Bold, p.ink, Breaking::Display, Align::Centre},
          {"seconds", std::to_string(seconds), p.surface, Role::Text});

    // Buttons first: their place decides how wide the question may be.
    const Button go_on{"continue",  "touch_app",       {view.say("read_on")}, event::Touch{},
                       Side::Right, Emphasis::Primary, IconSide::Before};
    const Button end{"end",       "home",          {view.say("end")}, event::GoHome{},
                     Side::Right, Emphasis::Plain, IconSide::Before};
    float text_right = m.width - side;
    if (one_row) {
        const float y = sheet.y + 4 + (sheet.height - 4 - button_height) / 2;
        const float end_width = 240, on_width = 420;

        draw_button(painter, view,
                    {m.width - side - end_width - 20 - on_width, y, on_width, button_height},
                    go_on);
        draw_button(painter, view, {m.width - side - end_width, y, end_width, button_height}, end);
        text_right = m.width - side - end_width - 20 - on_width - 48;
    } else {
        const Rect row{side, sheet.bottom() - button_height - (small ? 10 : 36), m.width - 2 * side,
                       button_height};
        float wanted = m.gap;
        for (const Button* one : {&go_on, &end})
            wanted += natural_width(painter, *one, one->labels.front(), usual_icon_place(m));
        const IconPlace place = wanted <= row.width ? usual_icon_place(m) : IconPlace::None;
        float end_width = std::min(
            row.width * 0.5F,
            std::max(row.width * 0.4F, natural_width(painter, end, end.labels.front(), place)));
        IconPlace end_place = place;
        if (natural_width(painter, go_on, go_on.labels.front(), place) >
            row.width - m.gap - end_width) {
            end_place = IconPlace::Alone;
            end_width = std::max(m.target, m.least_target());
        }
        draw_button(painter, view, {row.x, row.y, row.width - m.gap - end_width, row.height}, go_on,
                    place);
        draw_button(painter, view, {row.right() - end_width, row.y, end_width, row.height}, end,
                    end_place);
    }
    const float x = centre.x + radius + (small ? 20 : 44), width = text_right - x;
    const auto& languages = view.catalogue.stand.languages;
    const auto other = std::find_if(languages.begin(), languages.end(),
                                    [&](const auto& one) { return one != view.language; });
    const std::string question = view.say("still_reading");
    const std::string second =
        other == languages.end() ? std::string()
                                 : Words::of(*other, view.catalogue.stand.address)["still_reading"];
    const std::vector<Look> first_looks{
        {small ? TypeSize{22, 26} : TypeSize{36, 46}, Face::SemiBold, p.ink, Breaking::Display},
        {small ? TypeSize{22, 24} : TypeSize{32, 40}, Face::SemiBold, p.ink, Breaking::Display}};
    const std::vector<Look> second_looks{{small ? TypeSize{22, 24} : TypeSize{32, 42},
                                          Face::Regular, p.second_ink, Breaking::Display},
                                         {small ? TypeSize{22, 24} : TypeSize{28, 34},
                                          Face::Regular, p.second_ink, Breaking::Display}};
    const TextLayout one = fitted(painter, question, first_looks, width, one_row ? 1 : 2);
    const TextLayout two = fitted(painter, second, second_looks, width, one_row ? 1 : 2);
    // Where both have no room the visitor's own language stays.
    const bool both =
        !second.empty() && painter.height_of(one) + painter.height_of(two) <= text_height - 4;
    float y = centre.y - (painter.height_of(one) + (both ? painter.height_of(two) : 0)) / 2;
    note_text(painter, view, x, y, width, one, 0, one.line_count(),
              {"question", question, p.surface, Role::Text});
    y += painter.text(x, y, width, one);
    if (both) {
        note_text(painter, view, x, y, width, two, 0, two.line_count(),
                  {"question-second", second, p.surface, Role::Text});
        painter.text(x, y, width, two);
    }
}

}  // namespace standpunkt
