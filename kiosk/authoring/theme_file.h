#pragma once
#include <optional>
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "authoring/folder.h"
#include "authoring/picture_desk.h"
#include "authoring/stand_file.h"
#include "authoring/text_rules.h"
#include "interview/catalogue.h"

namespace standpunkt {

/// What theme.toml says; without that file the project's own theme.
struct ThemeFile {
    Theme theme;  ///< its logos are set by place_logos
    std::optional<PictureDesk::Ticket> logo_on_light, logo_on_dark;
    Picture logo;                        ///< alt text, credit and licence of both
    std::vector<TextRules::Font> fonts;  ///< every font text is drawn with
    Place logo_place;
};

/// Where the file lies, relative to the content folder or absolute, and whether it has to.
struct ThemePlace {
    std::filesystem::path path;
    Presence presence;
};

/// Logos and fonts are looked for beside the file, then in the content folder. Fonts go to `media`
/// with PictureWork::Prepare. Where the theme has no logo it is the stand's.
ThemeFile read_theme_file(const std::filesystem::path& folder, const ThemePlace& place,
                          const StandFile& stand, PictureWork work, PictureDesk& desk,
                          MediaLibrary& media, Faults& faults);

/// Adds `inter`, the files of Inter, to the fonts: what the theme leaves out is drawn with it.
void add_inter(ThemeFile& theme, const std::vector<std::filesystem::path>& inter, Faults& faults);

/// The theme with its logos, after the desk has run.
Theme with_logos(const ThemeFile& file, const PictureDesk& desk);

}  // namespace standpunkt
