#include "screens/faults.h"

#include <algorithm>

namespace standpunkt {
namespace {

class Page {
  public:
    Page(Painter& painter, const FaultsPicture& picture)
        : x_painter(painter), x_picture(picture), x_metrics(painter.metrics()) {}

    void draw() {
        const Words& words = *x_picture.words;
        x_y = x_metrics.margin;
        const std::size_t count = x_picture.errors.size();
        if (count == 0) {
            write("title", words["preview_building"], x_metrics.type.heading, Face::Display,
                  x_palette.ink);
            if (x_picture.percent) bar(*x_picture.percent);
            return;
        }
        const std::string of = x_picture.of_settings ? "settings_" : "preview_";
        write("title",
              count == 1 ? words[of + "error_one"] : words(of + "errors", {std::to_string(count)}),
              x_metrics.type.heading, Face::Display, x_palette.ink);
        write("hint", words[of + "hint"], x_metrics.type.label, Face::Regular,
              x_palette.second_ink);
        x_y += x_metrics.gap;
        for (std::size_t i = 0; i < count; ++i) {
            const bool last = i + 1 == count;
            if (!card(i, last ? 0 : room_for_more())) {
                write("more", words(of + "more", {std::to_string(count - i)}), x_metrics.type.label,
                      Face::SemiBold, x_palette.ink);
                return;
            }
        }
    }

  private:
    Painter& x_painter;
    const FaultsPicture& x_picture;
    const Metrics& x_metrics;
    const Palette x_palette = light_palette();
    float x_y = 0;

    float left() const { return x_metrics.margin; }
    float width() const { return x_metrics.width - 2 * x_metrics.margin; }
    float room_for_more() const { return static_cast<float>(x_metrics.type.label.leading) + 8; }

    struct Piece {
        std::string id, text;
        TextLayout layout;
        Colour colour;
    };
    Piece lay(const std::string& id, const std::string& text, TypeSize size, Face face,
              Colour colour, float room) {
        return {id, text,
                x_painter.layout(text, {size, face, colour, Breaking::Display, Align::Left}, room),
                colour};
    }
    float put(const Piece& piece, float x, float y, float room, Colour ground) {
        x_painter.text(x, y, room, piece.layout);
        const float height = x_painter.height_of(piece.layout);
        UiNode node;
        node.id = piece.id;
        node.text = piece.text;
        node.language = x_picture.language;
        node.rect = x_painter.real({x, y, room, height});
        node.clip = x_painter.real({0, 0, x_metrics.width, x_metrics.height});
        node.font_px = piece.layout.style.px;
        node.foreground = piece.colour;
        node.background = ground;
        x_painter.add(std::move(node));
        return height;
    }
    void write(const std::string& id, const std::string& text, TypeSize size, Face face,
               Colour colour) {
        x_y += put(lay(id, text, size, face, colour, width()), left(), x_y, width(),
                   x_palette.canvas) +
               8;
    }

    /// False: it does not fit above `below`. The first one always does, cut off if need be.
    bool card(std::size_t index, float below) {
        const ContentFault& fault = x_picture.errors[index];
        const std::string number = std::to_string(index);
        const float pad = x_metrics.gap, room = width() - 2 * pad;
        std::vector<Piece> pieces;
        if (!fault.place.empty())
            pieces.push_back(lay("place-" + number, fault.place, x_metrics.type.label,
                                 Face::SemiBold, x_palette.primary, room));
        pieces.push_back(lay("message-" + number, fault.message, x_metrics.type.label, Face::Medium,
                             x_palette.ink, room));
        if (!fault.next_step.empty())
            pieces.push_back(lay("step-" + number, fault.next_step, x_metrics.type.caption,
                                 Face::Regular, x_palette.second_ink, room));
        float height = 2 * pad;
        for (const Piece& piece : pieces) height += x_painter.height_of(piece.layout);
        if (index > 0 && x_y + height + below > x_metrics.height - x_metrics.margin / 2)
            return false;
        x_painter.box({left(), x_y, width(), height}, x_palette.surface, x_palette.border,
                      x_metrics.border, x_metrics.radius);
        float y = x_y + pad;
        for (const Piece& piece : pieces) y += put(piece, left() + pad, y, room, x_palette.surface);
        x_y += height + x_metrics.gap;
        return true;
    }

    void bar(int percent) {
        const Rect all{left(), x_y + x_metrics.gap, width(), 16};
        x_painter.fill(all, x_palette.sunken, 8);
        const float done = all.width * static_cast<float>(std::clamp(percent, 0, 100)) / 100;
        x_painter.fill({all.x, all.y, std::max(all.height, done), all.height}, x_palette.primary,
                       8);
    }
};

}  // namespace

void draw_faults(Painter& painter, const FaultsPicture& picture) {
    Page(painter, picture).draw();
}

Rect draw_warnings(Painter& painter, const FaultsPicture& picture, std::size_t warnings) {
    const Words& words = *picture.words;
    const std::string text = warnings == 1 ? words["preview_warning_one"]
                                           : words("preview_warnings", {std::to_string(warnings)});
    const Palette p = light_palette();
    const Metrics& m = painter.metrics();
    const Look look{m.type.caption, Face::SemiBold, p.on_amber, Breaking::Display, Align::Centre};
    const float height = static_cast<float>(m.type.caption.leading) + 8;
    const Rect all{0, 0, painter.width_of(text, look) + 2 * height, height};
    painter.fill(all, p.amber);
    painter.text(0, 4, all.width, painter.layout(text, look, all.width));
    return painter.real(all);
}

}  // namespace standpunkt
