#pragma once
#include "apps/display_content.h"

namespace standpunkt {

/// Prints a Markdown table: how every scene of `content` reads on the usual panels, measured on the
/// pixels. What the standard EN 301 549 asks stands beside it; that is no claim that anything
/// conforms.
Status measure_content(const DisplayContent& content);

}  // namespace standpunkt
