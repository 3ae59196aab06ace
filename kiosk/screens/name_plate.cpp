#include "screens/name_plate.h"

#include <algorithm>

#include "screens/element.h"

namespace standpunkt {

void draw_name_plate(Painter& painter, const View& view, const std::string& name) {
    const Metrics& m = painter.metrics();
    const Palette& p = view.catalogue.theme.light;
    const bool small = m.format == Format::Compact;
    const float pad = small ? 24 : 56;
    const float inner = m.width - 2 * m.margin - 2 * pad;
    std::vector<Look> looks;
    for (const TypeSize size : {TypeSize{200, 220}, TypeSize{140, 156}, TypeSize{96, 110},
                                TypeSize{64, 76}, TypeSize{40, 50}})
        if (!small || size.px <= 140)
            looks.push_back({size, Face::Bold, p.ink, Breaking::Display, Align::Centre});
    const TextLayout text = fitted(painter, name, looks, inner, 2);
    const float height = painter.height_of(text) + 2 * pad;
    const Rect card{m.margin, (m.height - height) / 2, m.width - 2 * m.margin, height};
    painter.box(card, p.surface, p.primary, small ? 6 : 12, 36);
    write(painter, view, card.x + pad, card.y + pad, inner, text,
          {"stand-name", name, p.surface, Role::Heading});
}

}  // namespace standpunkt
