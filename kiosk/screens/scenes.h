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
/// Of the reader's toolbar, whichever page is on: design pixels.
float reader_toolbar_height(Painter& painter, const View& view);
void draw_people(Painter& painter, const View& view);
void draw_person(Painter& painter, const View& view);
void draw_search(Painter& painter, const View& view);
void draw_about(Painter& painter, const View& view);
void draw_holding(Painter& painter, const View& view);
/// The sheet over a scene already drawn; what lies under it cannot be tapped.
void draw_still_there(Painter& painter, const View& view);
/// Sheets over a scene of a visit.
void draw_help(Painter& painter, const View& view);
void draw_language(Painter& painter, const View& view);
void draw_take_along(Painter& painter, const View& view);
/// Pages of the reading aids; more than one where type is large and the panel small.
std::size_t help_pages(Painter& painter, const View& view);
/// Pages of the list of languages, where they are many and the panel small.
std::size_t language_pages(Painter& painter, const View& view);
/// The cards on Topics and on People.
Grid topics_grid(Painter& painter, const View& view);
Grid people_grid(Painter& painter, const View& view);
/// The topics on Person, for the person of the visit.
Grid person_grid(Painter& painter, const View& view);
/// All of the operator's desk but its test pattern.
void draw_operator(Painter& painter, const View& view);
/// Pages of the operator's page: one, or more on small panels.
std::size_t operator_pages(Painter& painter, const View& view);
/// The part of the screen the sheet covers, design pixels.
Rect still_there_area(const Metrics& metrics);

}  // namespace standpunkt
