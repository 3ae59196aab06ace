#include "screens/face.h"

#include <algorithm>
#include <cmath>

#include "screens/element.h"
#include "screens/motif.h"

namespace standpunkt {
namespace {

/// Of the topics' colours one that no neighbour in the list of people has. High contrast has no
/// colours of topics.
Colour motif_ground(const View& view, const Interview& interview) {
    const Catalogue& catalogue = view.catalogue;
    if (view.appearance() == Appearance::Contrast || catalogue.topics.empty())
        return catalogue.theme.dark.surface;
    const auto at = std::find_if(catalogue.interviews.begin(), catalogue.interviews.end(),
                                 [&](const Interview& other) { return other.id == interview.id; });
    const auto place = static_cast<std::size_t>(at - catalogue.interviews.begin());
    return catalogue.topics[place % catalogue.topics.size()].colour;
}

}  // namespace

void draw_face(Painter& painter, const View& view, Rect rect, const Interview& interview,
               const std::string& id, Colour ground, float radius) {
    if (interview.person.portrait) {
        painter.fill(rect, view.catalogue.theme.dark.surface);
        note_picture(painter, view, rect, id, view.localised(interview.person.portrait->alt));
        painter.picture(rect, interview.person.portrait->medium, Painter::Fit::Cover);
        if (radius > 0) {
            // A frame of the ground around the picture, as thick as its square corners stick out
            // of the round ones: (sqrt(2) - 1) radii.
            const float out = std::ceil(radius * 0.4143F);
            painter.outline(
                {rect.x - out, rect.y - out, rect.width + 2 * out, rect.height + 2 * out}, ground,
                out, radius + out);
        }
        return;
    }
    const float inset = std::min(24.0F, rect.height * 0.08F);
    painter.fill(rect, motif_ground(view, interview), radius);
    note_picture(painter, view, rect, id, "");
    draw_motif(painter,
               {rect.x + inset, rect.y + inset, rect.width - 2 * inset, rect.height - 2 * inset},
               seed_of(interview.id), {255, 255, 255});
}

}  // namespace standpunkt
