#pragma once
// What is special about one of the stand's languages: [language.xx] in stand.toml.
#include <string>
#include <vector>

#include "authoring/font_files.h"

namespace standpunkt {

/// A form as it stands in the file; the fonts are still names of files.
struct WrittenForm {
    std::string language;
    Direction direction = Direction::LeftToRight;
    std::string name;
    Place name_place;
    std::vector<WrittenFont> fonts;
};

/// Longest name of a language, in characters: it has to fit on a button of the smallest panel.
inline constexpr std::size_t most_language_name = 20;

/// The tables of the languages the stand has; a table of another one is warned of.
std::vector<WrittenForm> read_language_forms(const TomlTable& file,
                                             const std::vector<std::string>& languages,
                                             const std::filesystem::path& path, Faults& faults);

/// The forms with their fonts, which `rules` holds that language's texts against from now on.
Localised<LanguageForm> load_language_forms(const std::vector<WrittenForm>& written,
                                            const std::filesystem::path& folder, PictureWork work,
                                            MediaLibrary& media, TextRules& rules, Faults& faults);

}  // namespace standpunkt
