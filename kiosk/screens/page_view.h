#pragma once
#include "screens/reader_pages.h"
#include "screens/view.h"

namespace standpunkt {

/// One page of a text as it was laid out for `area`; nodes are "body-N" by item.
void draw_page(Painter& painter, const View& view, Rect area, const ReaderPages& pages,
               std::size_t page);

}  // namespace standpunkt
