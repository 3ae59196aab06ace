#pragma once
#include "apps/display_content.h"

namespace standpunkt {

/// Draws every scene the content has, in each of its languages, as numbered pictures and together
/// on contact-sheet.png in the folder the command line names. Prints where they are.
Status draw_every_screen(const DisplayOptions& options, const DisplayContent& content);

}  // namespace standpunkt
