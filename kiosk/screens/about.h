#pragma once
#include "screens/reader_pages.h"
#include "screens/view.h"

namespace standpunkt {

/// Who stands behind what is shown: sources, retelling, approvals, pictures and their licences,
/// what is stored of a visitor, the program's version and the content's code.
ExchangeText about_text(const View& view);

/// Where it stands, design pixels.
Rect about_area(Painter& painter, const View& view);

}  // namespace standpunkt
