#include "authoring/language_forms.h"

#include <algorithm>

#include "authoring/names.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

Direction read_direction(const TomlTable& table, const Place& place, Faults& faults) {
    const std::string direction = read_text(table, "direction");
    if (direction == "rtl") {
        // The format holds it already, so that stands need no other bundles once it is drawn.
        faults.error("right-to-left", place,
                     "A language written from right to left cannot be shown yet.",
                     "Take the language away from this stand for now.");
        return Direction::RightToLeft;
    }
    if (!direction.empty() && direction != "ltr")
        faults.error(
            "bad-direction", place, "direction has to be \"ltr\" or \"rtl\".",
            did_you_mean(direction, {"ltr", "rtl"}, "Write direction = \"ltr\", or leave it out."));
    return Direction::LeftToRight;
}

}  // namespace

std::vector<WrittenForm> read_language_forms(const TomlTable& file,
                                             const std::vector<std::string>& languages,
                                             const std::filesystem::path& path, Faults& faults) {
    std::vector<WrittenForm> forms;
    const auto all = file.table("language");
    if (!all) return forms;
    for (const std::string& language : all->keys()) {
        const auto table = all->table(language);
        if (!table) continue;
        WrittenForm form;
        form.language = language;
        form.direction = read_direction(*table, {path, table->line("direction")}, faults);
        form.name = read_text(*table, "name");
        form.name_place = {path, table->line("name")};
        if (character_count(form.name) > most_language_name)
            faults.error("too-long-language-name", form.name_place,
                         "The name of a language has more than " +
                             std::to_string(most_language_name) + " characters.",
                         "Write how it is called on a button: \"Français\".");
        if (const auto fonts = table->table("fonts")) form.fonts = written_fonts(*fonts, path);
        if (std::ranges::find(languages, language) != languages.end())
            forms.push_back(std::move(form));
        else
            faults.warning("unlisted-language", {path, table->line()},
                           "\"" + language + "\" is no language of this stand; this does nothing.",
                           did_you_mean(language, languages, "Add it to languages."));
    }
    return forms;
}

Localised<LanguageForm> load_language_forms(const std::vector<WrittenForm>& written,
                                            const std::filesystem::path& folder, PictureWork work,
                                            MediaLibrary& media, TextRules& rules, Faults& faults) {
    Localised<LanguageForm> forms;
    for (const WrittenForm& one : written) {
        LoadedFonts loaded = load_fonts(one.fonts, folder, work, media, faults);
        const bool alone = is_complete(loaded.family);
        if (!loaded.fonts.empty())
            rules.add_language(one.language, std::move(loaded.fonts),
                               alone ? TextRules::Besides::Nothing : TextRules::Besides::Theme);
        rules.check(one.name, one.name_place);
        forms[one.language] = {one.direction, one.name, loaded.family};
    }
    return forms;
}

}  // namespace standpunkt
