#pragma once
#include <string>

#include "interview/localised.h"
#include "interview/media_source.h"

namespace standpunkt {

/// A picture on show: its bytes (baseline JPEG or lossless WebP) and what has to be said of it.
struct Picture {
    MediumId medium{};
    int width = 0, height = 0;       ///< pixels, as stored
    Localised<std::string> alt;      ///< what it shows, for those who do not see it
    Localised<std::string> caption;  ///< below it; may be empty
    std::string credit;              ///< who made it
    std::string licence;             ///< under which terms; may be empty
    bool operator==(const Picture&) const = default;
};

}  // namespace standpunkt
