#include "screens/element.h"

#include <algorithm>

namespace standpunkt {
namespace {

UiNode node_of(const Painter& painter, const View& view, Rect rect, const std::string& id,
               Role role) {
    const Metrics& m = painter.metrics();
    UiNode node;
    node.id = id;
    node.role = role;
    node.language = view.language;
    node.rect = painter.real(rect);
    node.clip = painter.real({0, 0, m.width, m.height});
    return node;
}

}  // namespace

void note_text(Painter& painter, const View& view, float x, float y, float width,
               const TextLayout& layout, int first, int last, const Caption& caption) {
    const Metrics& m = painter.metrics();
    const float height = static_cast<float>((last - first) * layout.style.leading) / m.unit;
    float left = x;
    const float drawn = layout.width / m.unit;
    switch (layout.style.align) {
        case Align::Left:
            break;
        case Align::Centre:
            left += (width - drawn) / 2;
            break;
        case Align::Right:
            left += width - drawn;
            break;
    }
    UiNode node = node_of(painter, view, {left, y, drawn, height}, caption.id, caption.role);
    node.text = without_soft_hyphens(caption.text);
    node.font_px = layout.style.px;
    node.foreground = layout.style.colour;
    node.background = caption.background;
    painter.add(std::move(node));
}

void note_picture(Painter& painter, const View& view, Rect rect, const std::string& id,
                  const std::string& alt) {
    UiNode node = node_of(painter, view, rect, id, Role::Picture);
    node.text = alt;
    painter.add(std::move(node));
}

void note_target(Painter& painter, const View& view, Rect rect, const Target& target) {
    UiNode node = node_of(painter, view, rect, target.id, Role::Button);
    node.text = target.text;
    node.hit = node.rect;
    node.event = target.event;
    node.foreground = target.ink;
    node.background = target.field;
    node.selected = target.selected;
    node.pressed = view.pressed == target.id;
    painter.add(std::move(node));
}

float write(Painter& painter, const View& view, float x, float y, float width,
            const TextLayout& layout, const Caption& caption) {
    note_text(painter, view, x, y, width, layout, 0, layout.line_count(), caption);
    return painter.text(x, y, width, layout);
}

float label(Painter& painter, const View& view, float x, float y, float width, const Look& look,
            const Caption& caption) {
    return write(painter, view, x, y, width, painter.layout(caption.text, look, width), caption);
}

bool fits(Painter& painter, const std::string& text, const Look& look, float width,
          int most_lines) {
    if (painter.layout(text, look, width).line_count() > most_lines) return false;
    const std::string words = without_soft_hyphens(text);
    std::size_t begin = 0;
    while (begin < words.size()) {
        const std::size_t end = std::min(words.find_first_of(" \n-/", begin), words.size());
        if (painter.width_of(words.substr(begin, end - begin), look) > width) return false;
        begin = end + 1;
    }
    return true;
}

TextLayout fitted(Painter& painter, const std::string& text, const std::vector<Look>& looks,
                  float width, int most_lines) {
    for (const Look& look : looks)
        if (fits(painter, text, look, width, most_lines)) return painter.layout(text, look, width);
    Look last = looks.back();
    last.breaking = Breaking::Body;
    return painter.layout(text, last, width);
}

}  // namespace standpunkt
