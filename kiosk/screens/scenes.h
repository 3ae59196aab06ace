#pragma once
// One function a scene, one file a function. Each draws the whole scene and registers its nodes.
#include "screens/grid.h"
#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

/// A highlight of the loop. `shown` says which and in which language.
void draw_attract(Painter& painter, const View& view, const Shown& shown);
void draw_topics(Painter& painter, const View& view);
void draw_reader(Painter& painter, const View& view);
void draw_person(Painter& painter, const View& view);
void draw_holding(Painter& painter, const View& view);
/// The sheet over a scene already drawn; what lies under it cannot be tapped.
void draw_still_there(Painter& painter, const View& view);
/// The cards on Topics, for as many topics.
Grid topics_grid(const Metrics& metrics, std::size_t count);
/// The topics on Person, for the person of the visit.
Grid person_grid(Painter& painter, const View& view);
/// The part of the screen the sheet covers, design pixels.
Rect still_there_area(const Metrics& metrics);

}  // namespace standpunkt
