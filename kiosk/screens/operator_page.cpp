#include "screens/operator_page.h"

#include <algorithm>
#include <array>

#include "screens/element.h"
#include "screens/operator_facts.h"
#include "screens/scenes.h"

namespace standpunkt {
namespace {

std::vector<Action> actions_of(const View& view) {
    std::vector<Action> all;
    all.push_back({"clean", "cleaning_services", view.say("operator_clean"), event::Clean{}});
    if (view.page->agent) {
        all.push_back({"check", "sync", view.say("operator_check"), event::RunErrand{Errand::Check},
                       errand_text(view, Errand::Check)});
        all.push_back({"report", "usb", view.say("operator_report"),
                       event::RunErrand{Errand::Report}, errand_text(view, Errand::Report)});
    }
    all.push_back({"restart", "replay", view.say("operator_restart"), event::RestartShow{}});
    return all;
}

/// What is seldom wanted.
std::vector<Action> setup_of(const View& view) {
    std::vector<Action> all;
    if (view.page->agent && view.page->previous)
        all.push_back({"previous", "history", view.say("operator_previous"),
                       event::RunErrand{Errand::RollBack}, errand_text(view, Errand::RollBack)});
    all.push_back({"pattern", "grid_on", view.say("operator_pattern"), event::ShowPattern{}});
    if (view.page->turns) {
        all.push_back({"turn-picture", "screen_rotation", view.say("operator_turn_picture"),
                       event::TryTurn{TurnOf::Picture}});
        all.push_back({"turn-touch", "touch_app", view.say("operator_turn_touch"),
                       event::TryTurn{TurnOf::Touch}});
    }
    return all;
}

/// The strip at the top: light and sentence, on large panels the way out as well.
struct Band {
    TextLayout sentence, more;
    float height, text_x, text_width, leave_width;
};

/// What stands below the sentence, with what parts the two.
float told_height(Painter& painter, const View& view, const Band& band) {
    if (view.page->more.empty()) return 0;
    return painter.height_of(band.more) +
           (painter.metrics().format == Format::Compact ? 0.0F : 6.0F);
}

Band band_of(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const bool small = m.format == Format::Compact;
    Band band{};
    const Button leave = leave_button(view);
    band.leave_width = small ? 0
                             : std::max(260.0F, natural_width(painter, leave, leave.labels.back(),
                                                              IconPlace::Beside));
    band.text_x = m.margin + (small ? 56 : 112);
    band.text_width = m.width - m.margin - band.text_x - (small ? 0 : band.leave_width + 32);
    const auto look = [&](TypeSize size, Face face, Colour colour) {
        return Look{size, face, colour, Breaking::Display};
    };
    const std::vector<Look> sentences = small ? std::vector{look({30, 36}, Face::Display, p.ink),
                                                            look({26, 31}, Face::Display, p.ink)}
                                              : std::vector{look({56, 68}, Face::Display, p.ink),
                                                            look({44, 54}, Face::Display, p.ink),
                                                            look({36, 44}, Face::Display, p.ink)};
    const std::vector<Look> mores = small
                                        ? std::vector{look({22, 28}, Face::Regular, p.second_ink)}
                                        : std::vector{look({38, 48}, Face::Regular, p.second_ink),
                                                      look({30, 38}, Face::Regular, p.second_ink)};
    band.sentence = fitted(painter, view.page->sentence, sentences, band.text_width, small ? 2 : 1);
    if (m.format == Format::Tall)
        band.sentence = fitted(painter, view.page->sentence, sentences, band.text_width, 3);
    band.more = fitted(painter, view.page->more, mores, band.text_width, small ? 2 : 1);
    const float text = painter.height_of(band.sentence) + told_height(painter, view, band);
    band.height = std::max(small ? 88.0F : 200.0F, text + (small ? 16.0F : 56.0F));
    return band;
}

void draw_light(Painter& painter, const View& view, Rect box) {
    const Palette& p = view.palette;
    using Light = OperatorPage::Light;
    const float radius = box.width * 0.236F;
    painter.box(box, {0x0A, 0x12, 0x19}, p.border, 2, box.width * 0.42F);
    float y = box.y + box.height * 0.195F;
    for (const Light one : {Light::Red, Light::Amber, Light::Green}) {
        const LightLook look = look_of(one);
        painter.circle({box.x + box.width / 2, y}, radius,
                       one == view.page->light ? look.on : look.off);
        painter.ring({box.x + box.width / 2, y}, radius, p.border, 2);
        y += box.height * 0.305F;
    }
}

void draw_band(Painter& painter, const View& view, const Band& band) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const bool small = m.format == Format::Compact;
    painter.fill({0, 0, m.width, band.height}, p.surface);
    painter.fill({0, band.height - 2, m.width, 2}, p.border);
    const float light_height = small ? 72 : 144;
    draw_light(painter, view,
               {m.margin, (band.height - light_height) / 2, light_height / 2, light_height});
    const std::string& more = view.page->more;
    const float told = told_height(painter, view, band);
    const float y = (band.height - painter.height_of(band.sentence) - told) / 2;
    write(painter, view, band.text_x, y, band.text_width, band.sentence,
          {"sentence", view.page->sentence, p.surface, Role::Heading});
    if (told > 0)
        write(painter, view, band.text_x,
              y + painter.height_of(band.sentence) + told - painter.height_of(band.more),
              band.text_width, band.more, {"more", more, p.surface, Role::Text});
    if (small) return;
    draw_button(
        painter, view,
        {m.width - m.margin - band.leave_width, (band.height - 96) / 2, band.leave_width, 96},
        leave_button(view), IconPlace::Beside);
}

/// `count` cells of `area`, all alike, `gap` and `row_gap` apart.
std::vector<Rect> cells(Rect area, std::size_t count, std::size_t columns, float gap, float row_gap,
                        float height) {
    std::vector<Rect> all;
    const auto across = static_cast<float>(columns);
    const float width = (area.width - gap * (across - 1)) / across;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back({area.x + static_cast<float>(i % columns) * (width + gap),
                       area.y + static_cast<float>(i / columns) * (height + row_gap), width,
                       height});
    return all;
}

float rows_height(std::size_t count, std::size_t columns, float gap, float height) {
    const auto rows = static_cast<float>((count + columns - 1) / columns);
    return rows * height + std::max(0.0F, rows - 1) * gap;
}

/// A seldom wanted one is one line high; what goes on stands instead of its words.
void draw_setup(Painter& painter, const View& view, Rect rect, const Action& action) {
    Button button{
        action.id, action.icon, {action.state.empty() ? action.label : action.state}, action.event};
    const bool room =
        natural_width(painter, button, button.labels.back(), IconPlace::Beside) <= rect.width;
    draw_button(painter, view, rect, button, room ? IconPlace::Beside : IconPlace::None);
}

/// Everything on one page; the facts are turned where they have no room.
class LargePage {
  public:
    LargePage(Painter& painter, const View& view)
        : x_painter(painter), x_view(view), x_band(band_of(painter, view)) {
        const Metrics& m = painter.metrics();
        x_columns = m.format == Format::Wide ? 4 : 2;
        x_width = m.width - 2 * m.margin;
        const auto across = static_cast<float>(x_columns);
        const float cell = (x_width - gap * (across - 1)) / across;
        for (const Action& one : actions_of(view))
            x_action_height =
                std::max(x_action_height, least_action_height(painter, view, cell, one));
        const float actions = rows_height(actions_of(view).size(), x_columns, gap, x_action_height);
        x_heading = x_band.height + 40 + actions + 20;
        const Look note{m.type.caption, Face::Regular, view.palette.second_ink, Breaking::Body};
        x_said =
            view.say(view.show.desk.waits_for_errand() ? "operator_note_waiting" : "operator_note");
        x_note = painter.layout(x_said, note, x_width);
        const float setup = rows_height(setup_of(view).size(), x_columns, gap / 2, setup_height);
        x_setup = m.height - 28 - painter.height_of(x_note) - 16 - setup;
        const Rect area{m.margin, x_heading + heading_height, x_width,
                        x_setup - 20 - x_heading - heading_height};
        x_facts.emplace(painter, view, area, m.format == Format::Wide ? 2 : 1);
    }
    std::size_t pages() const { return x_facts->pages(); }

    void draw(std::size_t page) const {
        const Metrics& m = x_painter.metrics();
        const Palette& p = x_view.palette;
        draw_band(x_painter, x_view, x_band);
        const std::vector<Action> actions = actions_of(x_view);
        const auto places = cells({m.margin, x_band.height + 40, x_width, 0}, actions.size(),
                                  x_columns, gap, gap, x_action_height);
        for (std::size_t i = 0; i < actions.size(); ++i)
            draw_action(x_painter, x_view, places[i], actions[i]);
        draw_heading(page);
        x_facts->draw(page);
        const std::vector<Action> setup = setup_of(x_view);
        const auto below = cells({m.margin, x_setup, x_width, 0}, setup.size(), x_columns, gap,
                                 gap / 2, setup_height);
        for (std::size_t i = 0; i < setup.size(); ++i)
            draw_setup(x_painter, x_view, below[i], setup[i]);
        const float note = m.height - 28 - x_painter.height_of(x_note);
        write(x_painter, x_view, m.margin, note, x_width, x_note,
              {"note", x_said, p.canvas, Role::Text});
    }

  private:
    static constexpr float gap = 32, setup_height = 84, heading_height = 84;
    Painter& x_painter;
    const View& x_view;
    Band x_band;
    std::size_t x_columns = 4;
    float x_action_height = 148;  ///< of all; more where what goes on needs many lines
    float x_width = 0, x_heading = 0, x_setup = 0;
    std::string x_said;  ///< when the page closes
    TextLayout x_note;
    std::optional<FactList> x_facts;

    void draw_heading(std::size_t page) const {
        const Metrics& m = x_painter.metrics();
        const Palette& p = x_view.palette;
        const Look look{{40, 50}, Face::Display, p.ink, Breaking::Display};
        label(x_painter, x_view, m.margin, x_heading + 20, x_width * 0.5F, look,
              {"details", x_view.say("operator_details"), p.canvas, Role::Heading});
        if (pages() < 2) return;
        const float side = std::max(76.0F, x_painter.metrics().least_target()), y = x_heading + 4;
        const float right = m.margin + x_width;
        const Look number{m.type.label, Face::Regular, p.second_ink, Breaking::Display,
                          Align::Right};
        label(x_painter, x_view, right - 2 * side - 240, y + (side - 40) / 2, 200, number,
              {"page", x_view.say("page_of", {std::to_string(page + 1), std::to_string(pages())}),
               p.canvas, Role::Text});
        draw_icon_button(
            x_painter, x_view, {right - 2 * side - 20, y, side, side},
            {"earlier", "keyboard_arrow_up", {x_view.say("earlier")}, event::TurnList{-1}},
            page > 0 ? Enabled::Yes : Enabled::No);
        draw_icon_button(
            x_painter, x_view, {right - side, y, side, side},
            {"later", "keyboard_arrow_down", {x_view.say("later")}, event::TurnList{+1}},
            page + 1 < pages() ? Enabled::Yes : Enabled::No);
    }
};

/// First what is wanted most, then the facts, then the rest.
class SmallPages {
  public:
    SmallPages(Painter& painter, const View& view)
        : x_painter(painter), x_view(view), x_band(band_of(painter, view)) {
        const Metrics& m = painter.metrics();
        x_wide = m.width >= 1300;
        x_foot = m.height - m.target - 10;
        const Rect area{m.margin, head, m.width - 2 * m.margin, x_foot - 8 - head};
        if (!view.page->facts.empty()) x_facts.emplace(painter, view, area, x_wide ? 2 : 1);
    }
    std::size_t pages() const { return 2 + (x_facts ? x_facts->pages() : 0); }

    void draw(std::size_t page) const {
        const Metrics& m = x_painter.metrics();
        if (page == 0) {
            draw_band(x_painter, x_view, x_band);
            draw_grid(actions_of(x_view), x_band.height + 10);
        } else {
            const Look look{{26, 32}, Face::Display, x_view.palette.ink, Breaking::Display};
            const bool last = page + 1 == pages();
            label(x_painter, x_view, m.margin, 10, m.width - 2 * m.margin, look,
                  {"details",
                   x_view.say(last ? "operator_setup" : "operator_details") + " " +
                       x_view.say("page_of", {std::to_string(page), std::to_string(pages() - 1)}),
                   x_view.palette.canvas, Role::Heading});
            if (last)
                draw_grid(setup_of(x_view), head + 4);
            else
                x_facts->draw(page - 1);
        }
        std::vector<Button> foot{leave_button(x_view)};
        if (page == 0) {
            foot.push_back({"later",
                            "arrow_forward",
                            {x_view.say("operator_details")},
                            event::TurnList{+1},
                            Side::Centre,
                            Emphasis::Plain,
                            IconSide::After});
        } else {
            foot.push_back({"earlier",
                            "keyboard_arrow_up",
                            {x_view.say("earlier")},
                            event::TurnList{-1},
                            Side::Centre});
            if (page + 1 < pages())
                foot.push_back({"later",
                                "keyboard_arrow_down",
                                {x_view.say("later")},
                                event::TurnList{+1},
                                Side::Centre});
        }
        draw_desk_row(x_painter, x_view, {m.margin, x_foot, m.width - 2 * m.margin, m.target},
                      foot);
    }

  private:
    static constexpr float head = 48;
    Painter& x_painter;
    const View& x_view;
    Band x_band;
    bool x_wide = false;
    float x_foot = 0;
    std::optional<FactList> x_facts;

    void draw_grid(const std::vector<Action>& actions, float top) const {
        const Metrics& m = x_painter.metrics();
        const std::size_t columns = x_wide ? 4 : 2;
        const auto rows = static_cast<float>((actions.size() + columns - 1) / columns);
        const float room = x_foot - 10 - top;
        const float height = std::min(150.0F, (room - m.gap * (rows - 1)) / rows);
        const auto places = cells({m.margin, top, m.width - 2 * m.margin, 0}, actions.size(),
                                  columns, m.gap, m.gap, height);
        for (std::size_t i = 0; i < actions.size(); ++i)
            draw_action(x_painter, x_view, places[i], actions[i]);
    }
};

}  // namespace

std::size_t operator_pages(Painter& painter, const View& view) {
    if (view.show.desk.view != OperatorDesk::View::Page) return 1;
    if (painter.metrics().format == Format::Compact) return SmallPages(painter, view).pages();
    return LargePage(painter, view).pages();
}

void draw_operator_page(Painter& painter, const View& view) {
    const std::size_t page = view.show.visit.list_page;
    if (painter.metrics().format == Format::Compact) {
        const SmallPages pages(painter, view);
        pages.draw(std::min(page, pages.pages() - 1));
    } else {
        const LargePage large(painter, view);
        large.draw(std::min(page, large.pages() - 1));
    }
}

}  // namespace standpunkt
