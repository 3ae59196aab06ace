#include "screens/keyboard.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "screens/button.h"
#include "screens/element.h"

namespace standpunkt {
namespace {

using Rows = std::array<std::vector<std::string>, 3>;

const Rows german{{{"q", "w", "e", "r", "t", "z", "u", "i", "o", "p", "ü"},
                   {"a", "s", "d", "f", "g", "h", "j", "k", "l", "ö", "ä"},
                   {"y", "x", "c", "v", "b", "n", "m", "ß"}}};
const Rows english{{{"q", "w", "e", "r", "t", "y", "u", "i", "o", "p"},
                    {"a", "s", "d", "f", "g", "h", "j", "k", "l"},
                    {"z", "x", "c", "v", "b", "n", "m"}}};
const Rows digits{{{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"},
                   {"-", "/", ".", ",", ":", "&", "+", "(", ")", "%"},
                   {"'", "\"", "!", "?", "=", "@", "€"}}};

struct KeySizes {
    float width, height, gap, padding;
    int px;
};

KeySizes sizes_of(const Metrics& m) {
    if (m.format != Format::Compact) return {126, 86, 10, 14, 44};
    const float least = m.least_target();
    if (m.low) return {200, std::max(32.0F, least), 3, 4, 26};
    return {200, std::max(m.narrow ? 64.0F : 56.0F, least), 4, 5, 30};
}

const Rows& rows_of(const View& view) {
    if (view.show.visit.query.layer == KeyLayer::Digits) return digits;
    return view.language == "de" ? german : english;
}

std::size_t columns_of(const Rows& rows) {
    return std::max(rows[0].size(), rows[1].size());
}

void draw_key(Painter& painter, const View& view, Rect rect, const std::string& letter, int px) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const std::string id = "key-" + letter;
    const bool pressed = view.pressed == id;
    const Colour field = pressed ? p.soft : p.surface;
    painter.box(rect, field, pressed ? p.primary : p.border, m.border, m.low ? 8 : 16);
    note_target(painter, view, rect, {id, letter, event::Type{letter}, p.ink, field});
    const Look look{{px, px + px / 5}, Face::Medium, p.ink, Breaking::Display, Align::Centre};
    label(painter, view, rect.x, rect.y + (rect.height - static_cast<float>(look.size.leading)) / 2,
          rect.width, look, {id + "-label", letter, field, Role::Text});
}

/// With its words where they have room, else its icon alone.
void draw_wide_key(Painter& painter, const View& view, Rect rect, const Button& spec) {
    for (const std::string& words : spec.labels)
        for (const IconPlace place : {IconPlace::Beside, IconPlace::None})
            if (natural_width(painter, spec, words, place) <= rect.width) {
                Button button = spec;
                button.labels = {words};
                draw_button(painter, view, rect, button, place);
                return;
            }
    draw_icon_button(painter, view, rect, spec, Enabled::Yes);
}

}  // namespace

float keyboard_height(const Metrics& m) {
    const KeySizes sizes = sizes_of(m);
    return 4 * sizes.height + 3 * sizes.gap + 2 * sizes.padding;
}

void draw_keyboard(Painter& painter, const View& view, Rect area) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.palette;
    const KeySizes sizes = sizes_of(m);
    const Rows& rows = rows_of(view);
    const auto columns = static_cast<float>(columns_of(rows));
    painter.fill(area, p.sunken);
    const float side = m.format == Format::Compact ? (m.low ? 8.0F : 12.0F) : m.margin;
    const float key =
        std::min(sizes.width, (area.width - 2 * side - (columns - 1) * sizes.gap) / columns);
    const float total = columns * key + (columns - 1) * sizes.gap;
    const float left = area.x + (area.width - total) / 2, step = key + sizes.gap;
    float y = area.y + sizes.padding;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        float x = left;
        // A shorter second row stands in the middle, as on any keyboard; the third ends in "erase".
        if (row == 1) x += (total - (static_cast<float>(rows[1].size()) * step - sizes.gap)) / 2;
        for (const std::string& letter : rows[row]) {
            draw_key(painter, view, {x, y, key, sizes.height}, letter, sizes.px);
            x += step;
        }
        if (row == 2)
            draw_icon_button(painter, view, {x, y, left + total - x, sizes.height},
                             {"erase", "backspace", {view.say("erase")}, event::Erase{}},
                             Enabled::Yes);
        y += sizes.height + sizes.gap;
    }
    const bool letters = view.show.visit.query.layer == KeyLayer::Letters;
    const auto part = [&](float from, float to) {
        return Rect{left + from * step, y, (to - from) * step - sizes.gap, sizes.height};
    };
    const Button layer{"layer",
                       "",
                       {view.say(letters ? "digits" : "letters")},
                       event::ShowKeys{letters ? KeyLayer::Digits : KeyLayer::Letters}};
    // Both words in either layer, and no sign that could stand for them.
    float words = 0;
    for (const char* word : {"digits", "letters"})
        words = std::max(words, natural_width(painter, layer, view.say(word), IconPlace::None));
    const float small_part = std::max(columns * 0.14F, (words + 1 + sizes.gap) / step);
    const float clear_part = small_part + columns * 0.14F, show = columns * 0.72F;
    draw_wide_key(painter, view, part(0, small_part), layer);
    draw_wide_key(painter, view, part(small_part, clear_part),
                  {"clear", "close", {view.say("clear")}, event::ClearQuery{}});
    draw_wide_key(painter, view, part(clear_part, show),
                  {"blank", "space_bar", {view.say("blank")}, event::Type{" "}});
    // Before there is anything to look for its place stays empty: it would lead nowhere.
    if (view.searched) {
        // Without hits the topics stand in their place.
        const bool hits = !view.hits->best.empty();
        draw_wide_key(painter, view, part(show, columns),
                      {"show-hits",
                       "arrow_forward",
                       {view.say(hits ? "show_hits" : "explore_topics"),
                        view.say(hits ? "hits_back" : "topics")},
                       event::HideKeys{},
                       Side::Right,
                       Emphasis::Primary,
                       IconSide::After});
    } else {
        painter.outline(part(show, columns), p.divider, m.border, m.radius);
    }
}

}  // namespace standpunkt
