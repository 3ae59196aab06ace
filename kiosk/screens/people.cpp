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

/// Interviews that have somebody to show.
std::vector<std::size_t> named(const Catalogue& catalogue) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < catalogue.interviews.size(); ++i)
        if (!catalogue.interviews[i].person.name.empty()) all.push_back(i);
    return all;
}

std::vector<Button> buttons_of(Painter& painter, const View& view, std::size_t page,
                               std::size_t pages) {
    const Metrics& m = painter.metrics();
    const bool upright = m.format == Format::Tall || m.narrow || m.low;
    std::vector<Button> buttons{way_home(view)};
    buttons.push_back({"search",
                       "search",
                       {view.say("search")},
                       event::OpenSearch{},
                       upright ? Side::Centre : Side::Left});
    if (!has_pager_column(m)) append(buttons, pager_buttons(view, {page, pages}));
    append(buttons, end_buttons(painter, view));
    return buttons;
}

void draw_card(Painter& painter, const View& view, Rect rect, std::size_t index) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const Interview& interview = view.catalogue.interviews[index];
    const std::string id = "person-" + std::to_string(index);
    const bool pressed = view.pressed == id, small = m.format == Format::Compact;
    const Colour field = pressed ? p.soft : p.surface;
    painter.box(rect, field, pressed ? p.primary : p.border, m.border,
                m.low   ? 14
                : small ? 20
                        : 28);
    note_target(painter, view, rect,
                {id, interview.person.name, event::OpenPerson{index}, p.ink, field});
    const float pad = small ? 10 : 24;
    const std::vector<Look> looks{
        {small ? TypeSize{26, 30} : TypeSize{34, 42}, Face::SemiBold, p.ink, Breaking::Display},
        {small ? TypeSize{22, 26} : TypeSize{30, 38}, Face::SemiBold, p.ink, Breaking::Display},
        {small ? TypeSize{22, 24} : TypeSize{28, 33}, Face::SemiBold, p.ink, Breaking::Display}};
    const Look count{small ? m.type.caption : TypeSize{28, 36}, Face::Regular, p.second_ink,
                     Breaking::Display};
    const std::string questions = view.questions(interview.exchanges.size());
    // Small cards have the face beside the words, large ones above them.
    const float face_width = small ? std::min(rect.height - 2 * pad, 72.0F) : rect.width - 2 * pad;
    const float x = small ? rect.x + pad + face_width + 10 : rect.x + pad + 4;
    const float width = rect.right() - pad - x - (small ? 0 : 44);
    const TextLayout name = fitted(painter, interview.person.name, looks, width, 2);
    const float lines = painter.height_of(name) + static_cast<float>(count.size.leading);
    const bool counted =
        lines <= rect.height - 2 * pad + 4 && fits(painter, questions, count, width, 1);
    const float words = counted ? lines : painter.height_of(name);
    float y = small ? rect.y + (rect.height - words) / 2 : rect.bottom() - pad - words + 2;
    const Rect face{rect.x + pad, rect.y + pad, face_width,
                    small ? rect.height - 2 * pad : y - 14 - rect.y - pad};
    draw_face(painter, view, face, interview, id + "-face", field, small ? 8 : 16);
    y += write(painter, view, x, y, width, name,
               {id + "-name", interview.person.name, field, Role::Heading});
    if (counted)
        label(painter, view, x, y, width, count, {id + "-count", questions, field, Role::Text});
    if (!small)
        painter.icon("arrow_forward", {rect.right() - pad - 18, rect.bottom() - pad - 22}, 40,
                     p.primary);
}

}  // namespace

Grid people_grid(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const std::size_t count = named(view.catalogue).size();
    const float foot = m.height - steady_height(painter, view, buttons_of);
    const auto laid = [&](bool pager) {
        const bool small = m.format == Format::Compact;
        float inner = m.width - 2 * m.margin;
        if (pager && has_pager_column(m)) inner -= pager_width(m) + (small ? 8 : pager_gap);
        switch (m.format) {
            case Format::Wide: {
                // Rows as even as they can be: five stand as three and two.
                const std::size_t most = 4,
                                  rows = std::max<std::size_t>(1, (count + most - 1) / most);
                const std::size_t columns =
                    std::clamp<std::size_t>((count + rows - 1) / rows, 1, most);
                // Few and wide ones are higher, so that they fill the scene.
                const auto across = static_cast<float>(columns);
                const float width = (inner - 32 * (across - 1)) / across;
                const float most_height = rows > 1 ? 420 : std::clamp(width * 0.8F, 420.0F, 640.0F);
                return grid_of({m.margin, 228, inner, foot - 28 - 228}, count, columns, 32, 300,
                               most_height);
            }
            case Format::Tall:
                return grid_of({m.margin, 352, inner, foot - 28 - 352}, count, count <= 2 ? 1 : 2,
                               24, 360, count <= 2 ? 600 : 480);
            case Format::Compact: {
                const float top = m.low ? 44 : 68, bottom = foot - (m.low ? 6 : 12);
                return grid_of({m.margin, top, inner, bottom - top}, count, m.width < 560 ? 1 : 2,
                               12, std::min(92.0F, bottom - top), 120);
            }
        }
        return Grid{};
    };
    const Grid grid = laid(false);
    return grid.pages() == 1 ? grid : laid(true);
}

void draw_people(Painter& painter, const View& view) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const bool small = m.format == Format::Compact;
    const Grid grid = people_grid(painter, view);
    const auto all = named(view.catalogue);
    const std::size_t page = std::min(view.show.visit.list_page, grid.pages() - 1);
    const float inner = m.width - 2 * m.margin;
    const float y = small ? (m.low ? 4 : 16) : m.format == Format::Wide ? 126 : 170;
    const Look heading{small                      ? TypeSize{m.low ? 28 : 34, m.low ? 34 : 40}
                       : m.format == Format::Wide ? TypeSize{60, 72}
                                                  : TypeSize{72, 84},
                       Face::Display, p.ink, Breaking::Display};
    if (!small) logo(painter, view, m.margin, m.format == Format::Wide ? 24 : 56, ground_of(view));
    label(painter, view, m.margin, y, inner, heading,
          {"heading", view.say("people"), p.canvas, Role::Heading});
    const std::string count = view.say("people_count", {std::to_string(all.size())});
    Look beside{small ? m.type.caption : TypeSize{32, 40}, Face::Regular, p.second_ink,
                Breaking::Display, Align::Right};
    const float heading_width = painter.width_of(view.say("people"), heading);
    if (m.format == Format::Tall) {
        beside.align = Align::Left;
        label(painter, view, m.margin, 266, inner, beside, {"count", count, p.canvas, Role::Text});
    } else if (painter.width_of(count, beside) + heading_width + 24 < inner) {
        label(painter, view, m.margin + heading_width + 10, y + (small ? 8 : 25),
              inner - heading_width - 10, beside, {"count", count, p.canvas, Role::Text});
    }
    for (std::size_t i = grid.first(page); i < grid.last(page); ++i)
        draw_card(painter, view, grid.cell(i), all[i]);
    if (has_pager_column(m))
        draw_pager(
            painter, view,
            {m.width - m.margin - pager_width(m), grid.area.y, pager_width(m), grid.area.height},
            {page, grid.pages()});
    const auto buttons = buttons_of(painter, view, page, grid.pages());
    Toolbar(painter, view, buttons).draw(steady_height(painter, view, buttons_of));
}

}  // namespace standpunkt
