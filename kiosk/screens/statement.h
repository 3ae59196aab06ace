#pragma once
#include "screens/painter.h"
#include "screens/view.h"

namespace standpunkt {

struct StatementColours {
    Colour ink, second_ink, sign_field, sign_ink, ground;
};

/// What a highlight says: topic, statement, whom it comes from and how long the answer takes to
/// read, one below the other inside `area`. The statement is as large as fits there.
void draw_statement(Painter& painter, const View& view, const Highlight& highlight, Rect area,
                    const StatementColours& colours);

/// A line of the exhibitor's own, as large as fits `area`, in the middle of its height.
void draw_line(Painter& painter, const View& view, const std::string& text, Rect area, Colour ink,
               Colour ground);

/// Whether some size of type lets all of it stand in `area` in few enough lines.
bool statement_fits(Painter& painter, const View& view, const Highlight& highlight, Rect area,
                    const StatementColours& colours);

}  // namespace standpunkt
