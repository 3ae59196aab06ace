#pragma once
#include <map>
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "authoring/language_forms.h"
#include "authoring/slides.h"
#include "interview/catalogue.h"

namespace standpunkt {

/// A logo for light and dark ground alike, unless theme.toml brings one of its own.
struct StandLogo {
    std::string file;  ///< empty: the stand has none
    Localised<std::string> alt;
    Place place;
};

/// What stand.toml says.
struct StandFile {
    Stand stand;  ///< without the forms of its languages
    StandLogo logo;
    std::map<std::string, std::vector<std::string>> hyphenation;  ///< exceptions by language
    std::vector<WrittenForm> forms;
    std::vector<WrittenSlide> slides;
    bool only_slides = false;  ///< nothing to read: neither topics.toml nor interviews are wanted
    Place title, languages;    ///< where they stand
};

/// Reads stand.toml. Whatever is missing or wrong becomes a fault; the stand always has at least
/// one language, so that reading can go on.
StandFile read_stand_file(const std::filesystem::path& folder, Faults& faults);

}  // namespace standpunkt
