#include "screens/face.h"

#include <algorithm>

#include "screens/element.h"
#include "screens/motif.h"

namespace standpunkt {

void draw_face(Painter& painter, const View& view, Rect rect, const Interview& interview,
               const std::string& id) {
    const Colour dark = view.catalogue.theme.dark.surface;
    const float inset = std::min(24.0F, rect.height * 0.08F);
    painter.fill(rect, dark);
    if (interview.person.portrait) {
        note_picture(painter, view, rect, id, view.localised(interview.person.portrait->alt));
        painter.picture(rect, interview.person.portrait->medium, Painter::Fit::Cover);
    } else {
        note_picture(painter, view, rect, id, "");
        draw_motif(
            painter,
            {rect.x + inset, rect.y + inset, rect.width - 2 * inset, rect.height - 2 * inset},
            seed_of(interview.id), {255, 255, 255});
    }
}

}  // namespace standpunkt
