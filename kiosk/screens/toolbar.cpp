#include "screens/toolbar.h"

#include <algorithm>

namespace standpunkt {
namespace {

/// Buttons side by side over the whole `row`, as wide as their labels ask, the rest shared out.
void fill_row(Painter& painter, const View& view, Rect row, std::vector<const Button*> buttons) {
    const Metrics& m = painter.metrics();
    if (buttons.empty()) return;
    const float gaps = m.gap * static_cast<float>(buttons.size() - 1);
    std::vector<float> widths;
    float wanted = 0;
    // The longest label that lets all buttons of the row have theirs: shorten the primary ones
    // first.
    for (std::size_t level = 0; level < 3; ++level) {
        widths.clear();
        wanted = 0;
        for (const Button* one : buttons) {
            const std::size_t pick = std::min(level, one->labels.size() - 1);
            widths.push_back(std::max(m.target, natural_width(painter, *one, one->labels[pick])));
            wanted += widths.back();
        }
        if (wanted + gaps <= row.width) break;
    }
    const float spare = (row.width - gaps - wanted) / static_cast<float>(buttons.size());
    float x = row.x;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        const float width = widths[i] + spare;
        draw_button(painter, view, {x, row.y, width, row.height}, *buttons[i]);
        x += width + m.gap;
    }
}

void wide_toolbar(Painter& painter, const View& view, const std::vector<Button>& buttons,
                  float top) {
    const Metrics& m = painter.metrics();
    const float y = top + (m.toolbar - m.target) / 2;
    float left = m.margin, right = m.width - m.margin;
    for (const Button& one : buttons) {
        if (one.side != Side::Left) continue;
        const float width = std::max(m.target, natural_width(painter, one, one.labels.front()));
        draw_button(painter, view, {left, y, width, m.target}, one);
        left += width + m.gap;
    }
    for (auto one = buttons.rbegin(); one != buttons.rend(); ++one) {
        if (one->side != Side::Right) continue;
        const float width = std::max(m.target, natural_width(painter, *one, one->labels.front()));
        right -= width;
        draw_button(painter, view, {right, y, width, m.target}, *one);
        right -= m.gap;
    }
    const float room = right - left;
    for (std::size_t level = 0; level < 3; ++level) {
        float wanted = 0;
        std::vector<float> widths;
        for (const Button& one : buttons) {
            if (one.side != Side::Centre) continue;
            const std::size_t pick = std::min(level, one.labels.size() - 1);
            widths.push_back(natural_width(painter, one, one.labels[pick]) +
                             (one.emphasis == Emphasis::Primary ? 16 : 0));
            wanted += widths.back() + m.gap;
        }
        if (wanted > room && level < 2) continue;
        // The group stands in the middle of the screen where the sides leave room for it.
        float x = (m.width - wanted) / 2;
        x = std::min(std::max(x, left), std::max(left, right - wanted));
        std::size_t at = 0;
        for (const Button& one : buttons) {
            if (one.side != Side::Centre) continue;
            const float taller = one.emphasis == Emphasis::Primary ? 8 : 0;
            draw_button(painter, view, {x, y - taller, widths[at], m.target + 2 * taller}, one);
            x += widths[at++] + m.gap;
        }
        return;
    }
}

}  // namespace

void draw_toolbar(Painter& painter, const View& view, const std::vector<Button>& buttons) {
    const Metrics& m = painter.metrics();
    std::vector<const Button*> centre, edges;
    for (const Button& one : buttons) (one.side == Side::Centre ? centre : edges).push_back(&one);
    // Upright the buttons of the scene have a row of their own, if there are any.
    const bool one_row = (m.format == Format::Tall || m.narrow) && centre.empty();
    const float around = m.narrow ? 16 : 64;
    const float top = m.height - (one_row ? m.target + around : m.toolbar);
    painter.fill({0, top, m.width, m.height - top}, view.palette.surface);
    painter.fill({0, top, m.width, std::max(1.0F, 2 / m.unit)}, view.palette.divider);
    switch (m.format) {
        case Format::Wide:
            wide_toolbar(painter, view, buttons, top);
            return;
        case Format::Tall: {
            const Rect upper{m.margin, top + 20, m.width - 2 * m.margin, 112};
            const Rect lower{m.margin, m.height - 32 - m.target, m.width - 2 * m.margin, m.target};
            fill_row(painter, view, upper, centre);
            fill_row(painter, view, lower, edges);
            return;
        }
        case Format::Compact: {
            if (m.narrow) {
                fill_row(painter, view, {16, top + 8, m.width - 32, m.target}, centre);
                fill_row(painter, view, {16, m.height - 8 - m.target, m.width - 32, m.target},
                         edges);
                return;
            }
            std::vector<const Button*> all;
            for (const Side side : {Side::Left, Side::Centre, Side::Right})
                for (const Button& one : buttons)
                    if (one.side == side) all.push_back(&one);
            fill_row(painter, view, {16, top + (m.toolbar - m.target) / 2, m.width - 32, m.target},
                     all);
            return;
        }
    }
}

Button way_home(const View& view) {
    const bool on_topics = view.show.scene == Scene::Topics;
    if (on_topics)
        return {"home",     "home",          {view.say("home")}, event::GoHome{},
                Side::Left, Emphasis::Plain, IconSide::Before};
    return {"topics",   "apps",          {view.say("topics")}, event::OpenTopics{},
            Side::Left, Emphasis::Plain, IconSide::Before};
}

std::vector<Button> language_buttons(const View& view) {
    const auto& languages = view.catalogue.stand.languages;
    const auto here = std::find(languages.begin(), languages.end(), view.language);
    if (languages.size() < 2 || here == languages.end()) return {};
    const std::string& other = here + 1 == languages.end() ? languages.front() : *(here + 1);
    std::string name = Words::of(other, view.catalogue.stand.address)["language_name"];
    if (std::ranges::find(interface_languages, other) == interface_languages.end()) {
        name = other;  // the interface cannot name it: its code
        for (char& letter : name)
            if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    }
    return {{"language",
             "language",
             {name},
             event::SwitchLanguage{other, view.now},
             Side::Right,
             Emphasis::Plain,
             IconSide::Before}};
}

std::vector<Button> list_buttons(const View& view, std::size_t page, std::size_t pages) {
    std::vector<Button> buttons;
    const auto turn = [&](const char* id, const char* icon, const char* word, int by) {
        buttons.push_back({id,
                           icon,
                           {view.say(word)},
                           event::TurnList{by},
                           Side::Centre,
                           Emphasis::Plain,
                           IconSide::Before});
    };
    if (page > 0) turn("earlier", "keyboard_arrow_up", "earlier", -1);
    if (page + 1 < pages) turn("later", "keyboard_arrow_down", "later", +1);
    return buttons;
}

}  // namespace standpunkt
