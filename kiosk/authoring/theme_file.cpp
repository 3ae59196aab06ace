#include "authoring/theme_file.h"

#include <map>

#include "authoring/contrast_rules.h"
#include "authoring/font_files.h"
#include "authoring/names.h"
#include "authoring/toml_file.h"

namespace standpunkt {
namespace {

std::vector<std::string> known_keys() {
    std::vector<std::string> keys = {"attract", "light", "dark",   "logo",
                                     "fonts",   "alt",   "credit", "licence"};
    for (const std::string& name : token_names()) keys.push_back(name);
    for (const std::string& name : face_names()) keys.push_back(name);
    return keys;
}

class ThemeReader {
  public:
    ThemeReader(const std::filesystem::path& folder, const std::filesystem::path& path,
                const std::vector<std::string>& languages, PictureWork work, PictureDesk& desk,
                MediaLibrary& media, Faults& faults)
        : x_folder(folder),
          x_path(path),
          x_languages(languages),
          x_work(work),
          x_desk(desk),
          x_media(media),
          x_faults(faults) {}

    ThemeFile read(const TomlTable& file) {
        const std::string attract = read_text(file, "attract");
        x_result.theme.attract_light = attract == "light";
        if (!attract.empty() && attract != "light" && attract != "dark") {
            x_faults.error("bad-attract", {x_path, file.line("attract")},
                           "attract has to be \"dark\" or \"light\".",
                           did_you_mean(attract, {"dark", "light"}, "Write attract = \"dark\"."));
        }
        if (const auto table = file.table("light"))
            read_palette(*table, "light", x_result.theme.light);
        if (const auto table = file.table("dark"))
            read_palette(*table, "dark", x_result.theme.dark);
        if (const auto table = file.table("logo")) read_logo(*table);
        if (const auto table = file.table("fonts")) read_fonts(*table);
        finish_toml(file, known_keys(), x_faults);
        return std::move(x_result);
    }

  private:
    void read_palette(const TomlTable& table, const std::string& section, Palette& palette) {
        std::map<std::string, Place> places;
        for (const std::string& name : token_names()) {
            const auto written = table.string(name);
            if (!written) continue;
            const Place place{x_path, table.line(name)};
            if (const auto colour = parse_colour(*written)) {
                *token(palette, name) = *colour;
                places[name] = place;
            } else {
                x_faults.error("bad-colour", place, "\"" + *written + "\" is no colour.",
                               "Write it as \"#0A5470\".");
            }
        }
        check_palette(palette, section, places, x_faults);
    }

    void read_logo(const TomlTable& table) {
        x_result.logo.alt = read_localised(table, "alt", x_languages, x_path, x_faults);
        x_result.logo.credit = read_text(table, "credit");
        x_result.logo.licence = read_text(table, "licence");
        x_result.logo_place = {x_path, table.line("alt")};
        const auto ask = [&](const char* key) -> std::optional<PictureDesk::Ticket> {
            const std::string file = read_text(table, key);
            if (file.empty()) return {};
            return x_desk.ask(file, {x_path, table.line(key)}, PictureUse::Logo);
        };
        x_result.logo_on_light = ask("light");
        x_result.logo_on_dark = ask("dark");
    }

    void read_fonts(const TomlTable& table) {
        LoadedFonts loaded =
            load_fonts(written_fonts(table, x_path), x_folder, x_work, x_media, x_faults);
        x_result.theme.fonts = loaded.family;
        x_result.fonts = std::move(loaded.fonts);
    }

    const std::filesystem::path& x_folder;
    const std::filesystem::path& x_path;
    const std::vector<std::string>& x_languages;
    PictureWork x_work;
    PictureDesk& x_desk;
    MediaLibrary& x_media;
    Faults& x_faults;
    ThemeFile x_result;
};

/// Where the theme names no logo it is the one of stand.toml, with its words.
void add_logo(ThemeFile& theme, const StandLogo& logo, PictureDesk& desk, Faults& faults) {
    const bool wanted = !theme.logo_on_light || !theme.logo_on_dark;
    if (wanted && !logo.file.empty()) {
        const auto ticket = desk.ask(logo.file, logo.place, PictureUse::Logo);
        if (!theme.logo_on_light) theme.logo_on_light = ticket;
        if (!theme.logo_on_dark) theme.logo_on_dark = ticket;
        if (theme.logo_place.path.empty()) theme.logo_place = logo.place;
    }
    if (theme.logo.alt.empty() && !logo.file.empty()) theme.logo.alt = logo.alt;
    const bool given = theme.logo_on_light || theme.logo_on_dark;
    if (given && theme.logo.alt.empty()) {
        faults.error("missing-alt", theme.logo_place, "The logo has no alt text.",
                     "Add alt.de = \"...\" to [logo]: what the logo says.");
    }
}

}  // namespace

void add_inter(ThemeFile& theme, const std::vector<std::filesystem::path>& inter, Faults& faults) {
    if (is_complete(theme.theme.fonts)) return;
    if (inter.empty()) {
        faults.warning("no-font", {"theme.toml", 0},
                       "The font Inter is not installed here; characters it lacks are not found.",
                       "Install the package fonts-inter.");
    }
    for (const auto& file : inter) {
        auto coverage = FontCoverage::read(file);
        if (coverage) theme.fonts.push_back({file.filename().string(), std::move(*coverage)});
    }
}

ThemeFile read_theme_file(const std::filesystem::path& folder, const ThemePlace& place,
                          const StandFile& stand, PictureWork work, PictureDesk& desk,
                          MediaLibrary& media, Faults& faults) {
    ThemeFile result;
    if (const auto file = read_toml(folder, place.path, place.presence, faults)) {
        result = ThemeReader(folder, place.path, stand.stand.languages, work, desk, media, faults)
                     .read(*file);
    }
    add_logo(result, stand.logo, desk, faults);
    add_inter(result, inter_files(), faults);
    return result;
}

Theme with_logos(const ThemeFile& file, const PictureDesk& desk) {
    Theme theme = file.theme;
    const auto placed = [&](const std::optional<PictureDesk::Ticket>& ticket) {
        std::optional<Picture> picture;
        const auto outcome = ticket ? desk.outcome(*ticket) : std::nullopt;
        if (!outcome) return picture;
        picture = file.logo;
        picture->medium = outcome->medium;
        picture->width = outcome->width;
        picture->height = outcome->height;
        return picture;
    };
    theme.logo_on_light = placed(file.logo_on_light);
    theme.logo_on_dark = placed(file.logo_on_dark);
    return theme;
}

}  // namespace standpunkt
