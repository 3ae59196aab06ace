#pragma once
// What has to hold for every picture on every panel (VISITOR.md, "UiNode"). Each check gives its
// complaints; none means all is well.
#include <string>
#include <vector>

#include "screens/metrics.h"
#include "screens/node.h"

namespace standpunkt::test {

using Complaints = std::vector<std::string>;

/// Targets inside the screen, large enough in millimetres, and none over another.
Complaints check_targets(const UiNodes& nodes, const Metrics& metrics, double least_millimetres);
/// Text inside the screen, its clip and the target it stands on, not over other text, with a size.
Complaints check_texts(const UiNodes& nodes, const Metrics& metrics);
/// Text at least 4.5:1 on what it stands on.
Complaints check_contrast(const UiNodes& nodes);
/// The way home is the first of the lowest row of targets, the language button its last where
/// there are several languages.
Complaints check_places(const UiNodes& nodes, const std::string& home,
                        bool several_languages = true);

}  // namespace standpunkt::test
