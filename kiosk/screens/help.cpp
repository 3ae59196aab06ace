#include <algorithm>

#include "screens/element.h"
#include "screens/help_settings.h"
#include "screens/pager.h"
#include "screens/scenes.h"
#include "screens/sheet.h"
#include "screens/toolbar.h"
#include "screens/toolbar_buttons.h"

namespace standpunkt {
namespace {

/// Buttons that stand side by side, with what they belong to.
struct ChoiceRow {
    const Setting* setting = nullptr;  // null: the line goes on with the one before
    bool label_above = false;
    std::vector<Button> buttons;
    float height = 0;
};

struct HelpLayout {
    std::vector<Setting> settings;
    std::vector<std::vector<ChoiceRow>> pages;
    std::vector<Button> footer;
    float heading = 0, row = 0, label_width = 0, height = 0;
};

float wanted_width(Painter& painter, const Button& button) {
    // Room for the check mark, so that a choice does not grow when it is made.
    Button with_check = button;
    with_check.icon = "check";
    return natural_width(painter, with_check, button.labels.back(), IconPlace::Beside) -
           (painter.metrics().format == Format::Compact ? 8 : 24);
}

std::vector<ChoiceRow> lines_of(Painter& painter, const Setting& setting, float row, float room,
                                float label_width) {
    const Metrics& m = painter.metrics();
    std::vector<ChoiceRow> lines;
    const bool labelled = !setting.label.empty();
    const bool above = labelled && label_width <= 0;
    const float across = room - (labelled ? label_width : 0);
    float used = 0;
    for (const Button& one : setting.choices) {
        const float width = wanted_width(painter, one);
        if (lines.empty() || used + m.gap + width > across) {
            const bool first = lines.empty();
            lines.push_back({first && labelled ? &setting : nullptr, first && above, {}, row});
            if (first && above) lines.back().height += static_cast<float>(m.type.label.leading) + 8;
            used = -m.gap;
        }
        lines.back().buttons.push_back(one);
        used += m.gap + width;
    }
    return lines;
}

/// Rows of the footer: one with the last button on the right where that has room, else as many as
/// the words need.
struct Footer {
    std::vector<std::vector<const Button*>> rows;
    IconPlace place = IconPlace::Beside;
};

Footer footer_of(Painter& painter, const std::vector<Button>& buttons, float width) {
    const float gap = painter.metrics().gap;
    const auto packed = [&](IconPlace place) {
        std::vector<std::vector<const Button*>> rows(1);
        float used = -gap;
        for (const Button& one : buttons) {
            const float wanted = std::max(painter.metrics().least_target(),
                                          natural_width(painter, one, one.labels.back(), place));
            if (!rows.back().empty() && used + gap + wanted > width) {
                rows.emplace_back();
                used = -gap;
            }
            rows.back().push_back(&one);
            used += gap + wanted;
        }
        return rows;
    };
    Footer footer{packed(IconPlace::Beside), IconPlace::Beside};
    if (footer.rows.size() > 1) footer = {packed(IconPlace::None), IconPlace::None};
    return footer;
}

HelpLayout lay_out(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const bool small = m.format == Format::Compact;
    const SheetPadding padding = sheet_padding(m);
    HelpLayout laid;
    laid.settings = help_settings(view, small ? Choices::Switches : Choices::Pairs);

    laid.row = small                      ? std::max(m.least_target(), m.low ? 42.0F : 58.0F)
               : m.format == Format::Wide ? 76
                                          : 96;
    laid.heading = small ? 0 : m.format == Format::Wide ? 68 : 84;
    // Wide: beside the choices; small panels: only a sign; else above them.
    laid.label_width = m.format == Format::Wide ? 480 : small ? 44 : 0;
    const float inner = m.width - 2 * padding.side;

    laid.footer = {
        {"about", "info", {view.say("about"), view.say("about_short")}, event::OpenAbout{}},
        {"reset-aids",
         "replay",
         {view.say("reset_aids"), view.say("reset_aids_short")},
         event::SetAids{{}}},
        {"finished",
         "check",
         {view.say("finished")},
         event::CloseSheet{},
         Side::Right,
         Emphasis::Primary}};
    std::vector<ChoiceRow> lines;
    for (const Setting& setting : laid.settings)
        for (ChoiceRow& line : lines_of(painter, setting, laid.row, inner, laid.label_width))
            lines.push_back(std::move(line));
    // What stands around the lines of `page` of `count`: a page of several has more at its foot.
    const auto around = [&](std::size_t page, std::size_t count) {
        std::vector<Button> buttons = laid.footer;
        append(buttons, sheet_pager_buttons(view, page, count));
        const auto rows = static_cast<float>(footer_of(painter, buttons, inner).rows.size());
        return padding.top + laid.heading + rows * laid.row + (rows - 1) * padding.row_gap +
               (small ? padding.row_gap : 20) + padding.bottom;
    };
    const auto pack = [&](std::size_t count) {
        laid.pages.assign(1, {});
        float y = 0;
        for (const ChoiceRow& line : lines) {
            // As if another page followed: the last one may only have more room.
            const float height = most_sheet_height(m) - around(laid.pages.size() - 1, count);
            if (!laid.pages.back().empty() && y + line.height > height) {
                laid.pages.emplace_back();
                y = 0;
            }
            laid.pages.back().push_back(line);
            y += line.height + padding.row_gap;
        }
    };
    pack(1);
    if (laid.pages.size() > 1) pack(lines.size() + 1);
    for (std::size_t page = 0; page < laid.pages.size(); ++page) {
        float height = around(page, laid.pages.size());
        for (const ChoiceRow& line : laid.pages[page]) height += line.height + padding.row_gap;
        laid.height = std::min(std::max(laid.height, height), m.height);
    }
    return laid;
}

void draw_footer(Painter& painter, const View& view, Rect area, float row,
                 const std::vector<Button>& buttons) {
    const Metrics& m = painter.metrics();
    const Footer footer = footer_of(painter, buttons, area.width);
    const float step = row + sheet_padding(m).row_gap;
    if (m.format == Format::Compact || footer.rows.size() > 1) {
        float y = area.bottom() - row - step * static_cast<float>(footer.rows.size() - 1);
        for (const auto& one : footer.rows) {
            draw_button_row(painter, view, {area.x, y, area.width, row}, one, footer.place);
            y += step;
        }
        return;
    }
    // The last one on the right, the others with their long words where all have room for them.
    const auto natural = [&](const Button& one, const std::string& words) {
        return natural_width(painter, one, words, footer.place);
    };
    float wanted = m.gap * static_cast<float>(buttons.size() - 1);
    for (const Button& one : buttons) wanted += natural(one, one.labels.front());
    const bool whole = wanted <= area.width;
    float x = area.x;
    for (std::size_t i = 0; i + 1 < buttons.size(); ++i) {
        const auto& labels = buttons[i].labels;
        const float width = natural(buttons[i], whole ? labels.front() : labels.back());
        draw_button(painter, view, {x, area.bottom() - row, width, row}, buttons[i], footer.place);
        x += width + m.gap;
    }
    const float width = std::min(308.0F, area.right() - x);
    draw_button(painter, view, {area.right() - width, area.bottom() - row, width, row},
                buttons.back(), footer.place);
}

void draw_row(Painter& painter, const View& view, const HelpLayout& laid, const ChoiceRow& line,
              Rect row) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const bool small = m.format == Format::Compact;
    float x = row.x, y = row.y;
    if (line.setting) {
        const float sign = small ? 30 : 44;
        const float middle = line.label_above ? y + static_cast<float>(m.type.label.leading) / 2
                                              : y + row.height / 2;
        painter.icon(line.setting->icon, {x + sign / 2, middle}, static_cast<int>(sign),
                     p.second_ink);
        if (!small)
            label(painter, view, x + sign + 20,
                  middle - static_cast<float>(m.type.label.leading) / 2,
                  (line.label_above ? row.width : laid.label_width) - sign - 20,
                  {m.type.label, Face::SemiBold, p.ink, Breaking::Display},
                  {"setting-" + line.setting->icon, line.setting->label, p.surface, Role::Text});
    }
    if (line.label_above) y += static_cast<float>(m.type.label.leading) + 8;
    // A line without a setting of its own on small panels uses all of the width.
    if (line.setting ? !line.label_above : laid.label_width > 100) x += laid.label_width;
    const float room = row.right() - x;
    float wanted = m.gap * static_cast<float>(line.buttons.size() - 1);
    std::vector<float> widths;
    for (const Button& one : line.buttons) {
        widths.push_back(wanted_width(painter, one));
        wanted += widths.back();
    }
    // Wide has a grid of four; elsewhere the buttons share the line.
    const float cell = (room - 3 * m.gap) / 4;
    const bool grid = !small && line.buttons.size() <= 4 &&
                      std::all_of(widths.begin(), widths.end(), [&](float w) { return w <= cell; });
    const float spare = (room - wanted) / static_cast<float>(line.buttons.size());
    for (std::size_t i = 0; i < line.buttons.size(); ++i) {
        const float width = grid ? cell : widths[i] + spare;
        draw_button(painter, view, {x, y, width, laid.row}, line.buttons[i], IconPlace::Beside);
        x += width + m.gap;
    }
}

}  // namespace

std::size_t help_pages(Painter& painter, const View& view) {
    return lay_out(painter, view).pages.size();
}

void draw_help(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const HelpLayout laid = lay_out(painter, view);
    const SheetPadding padding = sheet_padding(m);
    const Rect room = draw_sheet(painter, view, laid.height);
    float y = room.y;
    if (laid.heading > 0) {
        const Look look{m.type.card_title, Face::Display, p.ink, Breaking::Display};
        painter.icon("accessibility_new", {room.x + 24, y + 26}, 48, p.primary);
        label(painter, view, room.x + 64, y, room.width * 0.6F, look,
              {"help-heading", view.say("help"), p.surface, Role::Heading});
        label(painter, view, room.x + room.width * 0.6F, y + 10, room.width * 0.4F,
              {m.type.caption, Face::Regular, p.second_ink, Breaking::Display, Align::Right},
              {"help-note", view.say("help_note"), p.surface, Role::Text});
        y += laid.heading;
    }
    const std::size_t page = std::min(view.show.visit.sheet_page, laid.pages.size() - 1);
    for (const ChoiceRow& line : laid.pages[page]) {
        draw_row(painter, view, laid, line, {room.x, y, room.width, line.height});
        y += line.height + padding.row_gap;
    }
    const Rect footer{room.x, room.bottom() - laid.row, room.width, laid.row};
    if (m.format != Format::Compact)
        painter.fill({room.x, footer.y - 14, room.width, std::max(1.0F, 2 / m.unit)}, p.divider);
    std::vector<Button> buttons = laid.footer;
    if (laid.pages.size() > 1) {
        std::vector<Button> turn = sheet_pager_buttons(view, page, laid.pages.size());
        buttons.insert(buttons.begin(), turn.begin(), turn.end());
    }
    draw_footer(painter, view, footer, laid.row, buttons);
}

}  // namespace standpunkt
