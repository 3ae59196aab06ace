#pragma once
// Fonts an editor brings: named by face in theme.toml, or for one language in stand.toml.
#include <optional>
#include <string>
#include <vector>

#include "authoring/fault.h"
#include "authoring/folder.h"
#include "authoring/text_rules.h"
#include "authoring/toml_file.h"
#include "interview/catalogue.h"

namespace standpunkt {

/// A font file as a TOML table names it.
struct WrittenFont {
    std::optional<MediumId> FontFamily::*face;
    std::string file;
    Place place;
};

/// The fonts that could be read.
struct LoadedFonts {
    FontFamily family;
    std::vector<TextRules::Font> fonts;
};

/// Names of the faces: "regular", "semi_bold" ...
std::vector<std::string> face_names();

/// What a table of faces names; `path` is that of its file.
std::vector<WrittenFont> written_fonts(const TomlTable& table, const std::filesystem::path& path);

/// Looks beside the file that names a font and in fonts/ there, and in the content folder; one that
/// a package of Debian brings is named by its whole path below /usr/share/fonts/. A missing or
/// broken one is a fault.
/// The bytes go to `media` with PictureWork::Prepare.
LoadedFonts load_fonts(const std::vector<WrittenFont>& written, const std::filesystem::path& folder,
                       PictureWork work, MediaLibrary& media, Faults& faults);

/// True if text is drawn with this family alone: every face the stage uses is given.
bool is_complete(const FontFamily& family);

}  // namespace standpunkt
