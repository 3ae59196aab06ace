#include "screens/page_view.h"

#include <algorithm>

#include "screens/element.h"

namespace standpunkt {
namespace {

void draw_piece(Painter& painter, const View& view, Rect area, const ReaderPages& pages,
                const PagePiece& piece) {
    const Palette& p = view.palette;
    const FlowItem& item = pages.items[piece.item];
    const std::string id = "body-" + std::to_string(piece.item);
    const float y = area.y + piece.y;
    Caption caption{id, item.text, p.canvas, Role::Text};
    switch (item.kind) {
        case FlowItem::Kind::Heading:
            caption.role = Role::Heading;
            break;
        case FlowItem::Kind::Summary: {
            const float pad = summary_padding(painter.metrics());
            const float height = painter.height_of(item.layout) + 2 * pad;
            const Rect box{area.x, y, area.width, height};
            painter.fill(box, p.sunken, 20);
            if (view.appearance() == Appearance::Contrast)
                painter.outline(box, p.border, painter.metrics().border, 20);
            painter.fill({area.x + pad, y + pad + 2, 8, height - 2 * pad - 4}, p.primary, 4);
            caption.background = p.sunken;
            const float x = area.x + pad + 32, width = area.width - 2 * pad - 32;
            note_text(painter, view, x, y + pad, width, item.layout, piece.first, piece.last,
                      caption);
            painter.text(x, y + pad, width, item.layout);
            return;
        }
        case FlowItem::Kind::Picture: {
            const float across =
                std::min(area.width, item.picture_height * static_cast<float>(item.picture->width) /
                                         static_cast<float>(item.picture->height));
            Rect rect{area.x, y, across, item.picture_height};
            const auto state = painter.picture(rect, item.picture->medium, Painter::Fit::Contain);
            // What stands for a missing picture needs room for a sentence.
            if (state == Pictures::State::Broken) rect.width = area.width;
            if (state != Pictures::State::Ready) painter.fill(rect, p.sunken, 20);
            if (state == Pictures::State::Broken) {
                const std::string missing = view.say("picture_missing");
                const TextLayout told = painter.layout(
                    missing, {painter.metrics().type.caption, Face::Medium, p.second_ink},
                    rect.width - 48);
                const float above = std::min(24.0F, (rect.height - painter.height_of(told)) / 2);
                write(painter, view, rect.x + 24, rect.y + above, rect.width - 48, told,
                      {id + "-missing", missing, p.sunken, Role::Text});
            }
            note_picture(painter, view, rect, id, view.localised(item.picture->alt));
            if (!item.text.empty()) {
                caption.id = id + "-caption";
                write(painter, view, area.x, rect.bottom() + 8, area.width, item.layout, caption);
            }
            return;
        }
        case FlowItem::Kind::Lines:
        case FlowItem::Kind::Note:
            break;
    }
    const float x = area.x + item.indent, width = area.width - item.indent;
    if (!item.marker.empty() && piece.first == 0) {
        const Look look = marker_look(painter.metrics(), p);
        const float marker = painter.width_of(item.marker, look);
        label(painter, view, x - marker - marker_gap, y, marker + 4, look,
              {"marker-" + std::to_string(piece.item), item.marker, p.canvas, Role::Text});
    }
    std::string words;
    for (int line = piece.first; line < piece.last; ++line)
        for (const LinePiece& part : item.layout.lines[static_cast<std::size_t>(line)].pieces)
            words += (words.empty() ? "" : " ") + part.text;
    caption.text = piece.first == 0 && piece.last == item.layout.line_count() ? item.text : words;
    note_text(painter, view, x, y, width, item.layout, piece.first, piece.last, caption);
    painter.text(x, y, width, item.layout, piece.first, piece.last);
}

}  // namespace

void draw_page(Painter& painter, const View& view, Rect area, const ReaderPages& pages,
               std::size_t page) {
    for (const PagePiece& piece : pages.pages[std::min(page, pages.pages.size() - 1)])
        draw_piece(painter, view, area, pages, piece);
}

}  // namespace standpunkt
