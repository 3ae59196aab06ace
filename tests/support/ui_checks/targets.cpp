#include <algorithm>

#include "support/ui_checks/geometry.h"

namespace standpunkt::test {

Complaints check_targets(const UiNodes& nodes, const Metrics& metrics, double least_millimetres) {
    Complaints complaints;
    const Rect screen = screen_of(metrics);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].hit) continue;
        const Rect& hit = *nodes[i].hit;
        if (!inside(hit, screen))
            complaints.push_back(nodes[i].id + " " + text_of(hit) + " reaches beyond the screen");
        const double smaller = std::min(hit.width, hit.height) * metrics.millimetres;
        if (smaller < least_millimetres)
            complaints.push_back(nodes[i].id + " is " + number(smaller) + " mm, less than " +
                                 number(least_millimetres));
        if (!nodes[i].event) complaints.push_back(nodes[i].id + " can be tapped and does nothing");
        for (std::size_t k = i + 1; k < nodes.size(); ++k)
            if (nodes[k].hit && overlap(hit, *nodes[k].hit))
                complaints.push_back(nodes[i].id + " " + text_of(hit) + " lies over " +
                                     nodes[k].id + " " + text_of(*nodes[k].hit));
    }
    return complaints;
}

}  // namespace standpunkt::test
