#pragma once
// What an editor sees in the preview while the content has faults, or is not built yet, and whoever
// sets a stand up while its first-boot file has some. No scene of the show: no visitor ever sees
// it.
#include <optional>
#include <string>
#include <vector>

#include "interview/catalogue.h"
#include "screens/painter.h"
#include "screens/words.h"

namespace standpunkt {

struct ContentFault {
    std::string place;  ///< "interviews/anna/de.md:12"
    std::string message, next_step;
};

struct FaultsPicture {
    std::string language;          ///< of the headings; the faults speak as they were told
    const Words* words = nullptr;  ///< never null; lives as long as the drawing
    std::vector<ContentFault> errors;
    std::optional<int> percent;  ///< of a build that goes on
    bool of_settings = false;    ///< they are a first-boot file's
};

/// The errors, as many as fit, and how many more there are; without any that the first build goes
/// on. Nodes: "title", "hint", "place-0", "message-0", "step-0" ..., "more".
void draw_faults(Painter& painter, const FaultsPicture& picture);

/// "3 Warnungen" as a strip in the upper left corner; returns the pixels it covers.
Rect draw_warnings(Painter& painter, const FaultsPicture& picture, std::size_t warnings);

}  // namespace standpunkt
