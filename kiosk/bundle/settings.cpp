#include "bundle/settings.h"

#include <charconv>
#include <map>
#include <optional>

#include "bundle/reading.h"
#include "bundle/schema.h"

namespace standpunkt {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
    return value;
}

/// The theme's font, or that of one language.
std::string font_setting(const FontName& font, const std::string& language = {}) {
    return "font." + std::string(font.name) + (language.empty() ? "" : "." + language);
}

std::map<std::string, std::string> settings_of(const Stand& stand, const Theme& theme) {
    std::map<std::string, std::string> settings;
    settings["default_language"] = stand.default_language;
    settings["address"] = word_for(stand.address);
    settings["web_address"] = stand.web_address;
    settings["attract_light"] = theme.attract_light ? "yes" : "no";
    for (const TimingName& timing : timing_members)
        if (const auto& duration = stand.timing.*timing.member)
            settings[std::string(timing.name)] = std::to_string(duration->count());
    for (const ColourName& colour : palette_colours) {
        settings["light." + std::string(colour.name)] = colour_text(theme.light.*colour.member);
        settings["dark." + std::string(colour.name)] = colour_text(theme.dark.*colour.member);
    }
    for (const FontName& font : font_members)
        if (const auto& medium = theme.fonts.*font.member)
            settings[font_setting(font)] = to_hex(*medium);
    for (const auto& [language, form] : stand.forms) {
        settings["direction." + language] = word_for(form.direction);
        if (!form.name.empty()) settings["language_name." + language] = form.name;
        for (const FontName& font : font_members)
            if (const auto& medium = form.fonts.*font.member)
                settings[font_setting(font, language)] = to_hex(*medium);
    }
    return settings;
}

}  // namespace

Status write_settings(Database& database, const Stand& stand, const Theme& theme) {
    TRY(auto insert, database.prepare("INSERT INTO setting VALUES(?,?)"));
    for (const auto& [name, value] : settings_of(stand, theme)) {
        insert.bind(0, std::string_view(name));
        insert.bind(1, std::string_view(value));
        TRY_STATUS(insert.run());
    }
    return {};
}

Status read_settings(Database& database, Stand& stand, Theme& theme) {
    std::map<std::string, std::string, std::less<>> settings;
    TRY_STATUS(
        each_row(database, "SELECT name, value FROM setting", [&](const Statement& row) -> Status {
            settings.emplace(row.text(0), row.text(1));
            return {};
        }));
    const auto take = [&](const std::string& name) -> std::optional<std::string> {
        auto found = settings.extract(name);
        if (found.empty()) return std::nullopt;
        return std::move(found.mapped());
    };
    stand.default_language = take("default_language").value_or("");
    stand.web_address = take("web_address").value_or("");
    const auto address = address_for(take("address").value_or(""));
    if (!address) return odd("the form of address is unknown.");
    stand.address = *address;
    const auto light = take("attract_light");
    if (light != "yes" && light != "no") return odd("attract_light is neither yes nor no.");
    theme.attract_light = light == "yes";
    for (const TimingName& timing : timing_members)
        if (const auto text = take(std::string(timing.name))) {
            const auto number = whole_number(*text);
            if (!number) return odd("a time is not a number: \"" + *text + "\".");
            stand.timing.*timing.member = Duration(*number);
        }
    for (const ColourName& name : palette_colours) {
        const auto in_light = colour_from(take("light." + std::string(name.name)).value_or(""));
        const auto in_dark = colour_from(take("dark." + std::string(name.name)).value_or(""));
        if (!in_light || !in_dark)
            return odd("the colour " + std::string(name.name) + " cannot be read.");
        theme.light.*name.member = *in_light;
        theme.dark.*name.member = *in_dark;
    }
    const auto read_fonts = [&](FontFamily& fonts, const std::string& language) -> Status {
        for (const FontName& name : font_members)
            if (const auto text = take(font_setting(name, language))) {
                fonts.*name.member = digest_from_hex(*text);
                if (!(fonts.*name.member)) return odd("a font's digest cannot be read.");
            }
        return {};
    };
    TRY_STATUS(read_fonts(theme.fonts, {}));
    for (const std::string& language : stand.languages)
        if (const auto word = take("direction." + language)) {
            const auto direction = direction_for(*word);
            if (!direction) return odd("the direction of a language is neither ltr nor rtl.");
            LanguageForm& form = stand.forms[language];
            form.direction = *direction;
            form.name = take("language_name." + language).value_or("");
            TRY_STATUS(read_fonts(form.fonts, language));
        }
    if (!settings.empty())
        return odd("the setting \"" + settings.begin()->first + "\" is unknown.");
    return {};
}

}  // namespace standpunkt
