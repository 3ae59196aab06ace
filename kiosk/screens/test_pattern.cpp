#include "screens/test_pattern.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace standpunkt {
namespace {

constexpr Colour black{0, 0, 0}, white{255, 255, 255}, amber{0xF4, 0xB9, 0x42},
    fine{0x40, 0x46, 0x4C}, strong{0x80, 0x88, 0x90};
constexpr std::array<Colour, 5> stroke_colours{Colour{0xFF, 0x5A, 0x5A},
                                               {0x5A, 0xE0, 0x7A},
                                               {0x6A, 0xA8, 0xFF},
                                               {0xFF, 0xD8, 0x4A},
                                               {0xE0, 0x7A, 0xFF}};
constexpr float card_width = 1.5F, card_height = 1.3F;  // in radii: it fits into the circle
constexpr double millimetres_an_inch = 25.4;

std::string number(double value, int digits, const std::string& language) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    std::string out = text;
    if (language == "de") std::replace(out.begin(), out.end(), '.', ',');
    return out;
}

/// Draws one picture from top to bottom.
class Pattern {
  public:
    Pattern(Painter& painter, const TestPattern& facts)
        : x_painter(painter),
          x_facts(facts),
          x_words(*facts.words),
          x_width(painter.metrics().width),
          x_height(painter.metrics().height),
          x_radius(std::floor(std::min(x_width, x_height) * 0.46F)),
          x_px(std::clamp(static_cast<int>(x_radius * card_height / 25), 9, 30)) {}

    void draw(const TouchTrail& trail) {
        grid();
        edges();
        corners();
        const Point centre{std::floor(x_width / 2), std::floor(x_height / 2)};
        x_painter.ring(centre, x_radius, white, 3);
        card(centre, trail);
        for (const TouchTrail::Dot& dot : trail.dots())
            x_painter.fill({dot.at.x - 2, dot.at.y - 2, 5, 5},
                           stroke_colours.at(dot.stroke % stroke_colours.size()));
    }

  private:
    Painter& x_painter;
    const TestPattern& x_facts;
    const Words& x_words;
    float x_width, x_height, x_radius;
    int x_px;

    float line() const { return std::round(static_cast<float>(x_px) * 1.3F); }
    double millimetres() const { return x_painter.metrics().millimetres; }

    /// Returns the height it takes.
    float write(Rect in, const std::string& text, const char* id, int px, Colour colour,
                Align align = Align::Centre) {
        const TypeSize size{px, static_cast<int>(static_cast<float>(px) * 1.3F)};
        const TextLayout layout = x_painter.layout(
            text, {size, Face::Medium, colour, Breaking::Display, align}, in.width);
        x_painter.text(in.x, in.y, in.width, layout);
        const float height = x_painter.height_of(layout);
        if (*id) {
            UiNode node;
            node.id = id;
            node.text = text;
            node.language = x_facts.language;
            node.rect = x_painter.real({in.x, in.y, in.width, height});
            node.clip = x_painter.real({0, 0, x_width, x_height});
            node.font_px = px;
            node.foreground = colour;
            node.background = black;
            x_painter.add(node);
        }
        return height;
    }

    void grid() {
        const auto lines = [&](float length, auto draw) {
            for (int at = 1;; ++at) {
                const auto pixel = static_cast<float>(std::lround(at * 10 / millimetres()));
                if (pixel >= length - 3) return;
                if (at % 5 != 0) draw(pixel, at * 10, fine);
            }
        };
        const auto down = [&](float x, int, Colour c) { x_painter.fill({x, 0, 1, x_height}, c); };
        const auto across = [&](float y, int, Colour c) { x_painter.fill({0, y, x_width, 1}, c); };
        lines(x_width, down);
        lines(x_height, across);
        const int px = std::max(10, x_px * 3 / 4);
        const auto room = static_cast<float>(px) * 2.4F;
        const auto every_fifty = [&](float length, auto draw) {
            for (int at = 50;; at += 50) {
                const auto pixel = static_cast<float>(std::lround(at / millimetres()));
                if (pixel >= length - 3) return;
                draw(pixel, std::to_string(at));
            }
        };
        const auto label = [&](float x, float y, const std::string& text) {
            const auto tall = static_cast<float>(px) * 1.3F;
            x_painter.fill({x, y, room, tall}, pattern_ground);
            write({x, y, room, 0}, text, "", px, white);
        };
        const auto free = [&](float at, float length) {
            return at > corner_side() + room && at < length - corner_side() - room;
        };
        every_fifty(x_width, [&](float x, const std::string& text) {
            x_painter.fill({x, 0, 1, x_height}, strong);
            if (free(x, x_width)) label(x - room / 2, 6, text);
        });
        every_fifty(x_height, [&](float y, const std::string& text) {
            x_painter.fill({0, y, x_width, 1}, strong);
            if (free(y, x_height)) label(6, y - static_cast<float>(px) * 0.65F, text);
        });
    }

    /// One pixel wide, with its corners: the painter's outlines have round ones.
    void frame(Rect r, Colour colour) {
        x_painter.fill({r.x, r.y, r.width, 1}, colour);
        x_painter.fill({r.x, r.bottom() - 1, r.width, 1}, colour);
        x_painter.fill({r.x, r.y, 1, r.height}, colour);
        x_painter.fill({r.right() - 1, r.y, 1, r.height}, colour);
    }

    /// White on the outermost pixels; where only the amber line inside it is seen, the panel hides
    /// some, and where they flow together it scales.
    void edges() {
        frame({0, 0, x_width, x_height}, white);
        frame({1, 1, x_width - 2, x_height - 2}, black);
        frame({2, 2, x_width - 4, x_height - 4}, amber);
    }

    float corner_side() const { return std::round(std::min(x_width, x_height) / 12); }

    /// A different colour in each, so that a picture tells which way it hangs.
    void corners() {
        const float side = corner_side(), thick = std::max(3.0F, side / 10), gap = 6;
        const int px = std::max(10, x_px * 3 / 4);
        const auto corner = [&](bool right, bool low, Colour colour) {
            const float x = right ? x_width - gap - side : gap;
            const float y = low ? x_height - gap - side : gap;
            x_painter.fill({x, low ? y + side - thick : y, side, thick}, colour);
            x_painter.fill({right ? x + side - thick : x, y, thick, side}, colour);
            const std::string text = number(right ? x_width - 1 : 0, 0, "") + " / " +
                                     number(low ? x_height - 1 : 0, 0, "");
            const float inset = thick * 2, width = side * 3;
            const float text_x = right ? x_width - gap - inset - width : gap + inset;
            const float text_y =
                low ? x_height - gap - inset - static_cast<float>(px) * 1.3F : gap + inset;
            write({text_x, text_y, width, 0}, text, "", px, colour,
                  right ? Align::Right : Align::Left);
        };
        corner(false, false, {0xFF, 0x40, 0x40});
        corner(true, false, {0x40, 0xE0, 0x60});
        corner(false, true, {0x60, 0xA0, 0xFF});
        corner(true, true, {0xFF, 0xE0, 0x40});
    }

    void card(Point centre, const TouchTrail& trail) {
        const float wide = std::floor(x_radius * card_width);
        const float tall = std::floor(x_radius * card_height);
        const Rect card{centre.x - std::floor(wide / 2), centre.y - std::floor(tall / 2), wide,
                        tall};
        x_painter.fill(card, black);
        frame(card, strong);
        const float pad = std::round(line() * 0.6F);
        const float x = card.x + pad, width = wide - 2 * pad;
        float y = card.y + pad / 2;
        arrow({centre.x, y}, line() * 2);
        y += line() * 2;
        y += write({x, y, width, 0}, x_words["pattern_up"], "up", x_px * 5 / 4, white) + pad / 2;
        for (const auto& [id, text] : facts()) y += write({x, y, width, 0}, text, id, x_px, white);
        y += pad / 2;
        y += ruler({x, y, width, line()}) + pad / 2;
        y += bars({x, y, width, std::round(line() * 1.4F)}) + pad / 3;
        y += greys({x, y, width, std::round(line() * 1.4F)}) + pad / 2;
        if (trail.latest().empty())
            y += write({x, y, width, 0}, x_words["pattern_no_touch"], "touch-0", x_px, amber);
        int which = 0;
        for (const Contact& contact : trail.latest()) {
            const std::string id = "touch-" + std::to_string(which++);
            y += write({x, y, width, 0}, told(contact), id.c_str(), x_px, amber);
        }
        write({x, card.bottom() - line() - pad / 3, width, 0}, x_words[x_facts.leave], "leave",
              x_px, white);
    }

    void arrow(Point top, float height) {
        const auto rows = static_cast<int>(height);
        for (int row = 0; row < rows; ++row) {  // of whole pixels: a mask would blur its tip
            const float half = row < rows * 2 / 3 ? static_cast<float>(row) / 1.4F : height / 7;
            x_painter.fill({top.x - std::floor(half), top.y + static_cast<float>(row),
                            2 * std::floor(half) + 1, 1},
                           white);
        }
    }

    std::vector<std::pair<const char*, std::string>> facts() const {
        const auto whole = [](double value) { return number(value, 0, ""); };
        const auto decimal = [&](double value, int digits) {
            return number(value, digits, x_facts.language);
        };
        static constexpr std::array mirrors{"pattern_mirror_none", "pattern_mirror_x",
                                            "pattern_mirror_y"};
        const Size panel = x_facts.panel;
        return {
            {"size", x_words("pattern_size", {whole(x_width), whole(x_height),
                                              std::to_string(degrees(x_facts.rotation))})},
            {"panel",
             x_words("pattern_panel", {whole(panel.width), whole(panel.height), x_facts.driver})},
            {"diagonal", x_words(x_facts.diagonal_guessed ? "pattern_guessed" : "pattern_diagonal",
                                 {decimal(x_facts.diagonal_inch, 1)})},
            {"pixel", x_words("pattern_pixel",
                              {decimal(millimetres(), 3), decimal(x_width * millimetres(), 0),
                               decimal(x_height * millimetres(), 0)})},
            {"axes", x_words("pattern_axes",
                             {x_words[mirrors.at(static_cast<std::size_t>(x_facts.touch.mirror))],
                              std::to_string(degrees(x_facts.touch.rotation))})},
        };
    }

    /// The longest of some round lengths that fits.
    float ruler(Rect in) {
        for (const int length : {200, 100, 50, 20, 10}) {
            const auto pixels = static_cast<float>(std::lround(length / millimetres()));
            if (pixels > in.width) continue;
            const float x = std::floor(in.x + (in.width - pixels) / 2), tall = line() * 0.8F;
            x_painter.fill({x, in.y + tall / 2, pixels, 2}, white);
            for (int at = 0; at <= 10; ++at) {
                const float tick = at % 5 == 0 ? tall : tall / 2;
                const float tick_x = x + std::floor((pixels - 2) * static_cast<float>(at) / 10);
                x_painter.fill({tick_x, in.y + tall / 2 - tick / 2 + 1, 2, tick}, white);
            }
            return tall + write({in.x, in.y + tall, in.width, 0},
                                x_words("pattern_ruler", {std::to_string(length)}), "ruler", x_px,
                                white);
        }
        return 0;
    }

    float bars(Rect in) {
        static constexpr std::array<Colour, 8> colours{white,       {255, 255, 0}, {0, 255, 255},
                                                       {0, 255, 0}, {255, 0, 255}, {255, 0, 0},
                                                       {0, 0, 255}, black};
        return strip(in, colours.size(), [](std::size_t i) { return colours.at(i); });
    }

    /// Sixteen equal steps; on a good panel each differs from its neighbours.
    float greys(Rect in) {
        return strip(in, 16, [](std::size_t i) {
            const auto level = static_cast<std::uint8_t>(i * 17);
            return Colour{level, level, level};
        });
    }

    template <class ColourOf>
    float strip(Rect in, std::size_t count, ColourOf colour_of) {
        const auto edge = [&](std::size_t i) {
            return std::round(in.x + in.width * static_cast<float>(i) / static_cast<float>(count));
        };
        for (std::size_t i = 0; i < count; ++i)
            x_painter.fill({edge(i), in.y, edge(i + 1) - edge(i), in.height}, colour_of(i));
        frame(in, strong);
        return in.height;
    }

    std::string told(const Contact& contact) const {
        const bool mouse = contact.finger == mouse_finger;
        const auto raw = [&](float value) {
            return number(value, mouse ? 0 : 3, x_facts.language);
        };
        return x_words("pattern_touch",
                       {x_words[mouse ? "pattern_mouse" : "pattern_finger"], raw(contact.raw.x),
                        raw(contact.raw.y), number(contact.position.x, 0, ""),
                        number(contact.position.y, 0, "")});
    }
};

}  // namespace

Metrics pattern_metrics(Size picture, double diagonal_inch) {
    Metrics metrics;
    metrics.screen = picture;
    metrics.area = {0, 0, static_cast<float>(picture.width), static_cast<float>(picture.height)};
    metrics.width = static_cast<float>(picture.width);
    metrics.height = static_cast<float>(picture.height);
    metrics.millimetres =
        diagonal_inch * millimetres_an_inch / std::hypot(picture.width, picture.height);
    return metrics;
}

void draw_test_pattern(Painter& painter, const TestPattern& pattern, const TouchTrail& trail) {
    Pattern(painter, pattern).draw(trail);
}

}  // namespace standpunkt
