#include "authoring/text_rules.h"

#include <cstdio>

#include "authoring/entity_remnants.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

/// Zero-width blanks, joiners and marks of direction, as copying out of a web page brings them.
bool is_zero_width(char32_t point) {
    return (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
           (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF;
}

std::string told(char32_t point) {
    char code[16];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(point));
    const bool visible =
        !is_zero_width(point) && point > 0x20 && (point < 0x7F || point > 0xA0) && point != 0xFFFD;
    return visible ? "\"" + to_utf8(point) + "\" (" + code + ")" : code;
}

/// Never drawn, whatever the font says: the line breaker takes them as what they mean.
bool is_invisible(char32_t point) {
    return point == U'\n' || point == soft_hyphen || point == no_break_space ||
           point == narrow_no_break_space;
}

bool is_right_to_left(char32_t point) {
    return (point >= 0x0590 && point <= 0x08FF) || (point >= 0xFB1D && point <= 0xFDFF) ||
           (point >= 0xFE70 && point <= 0xFEFE) || (point >= 0x10800 && point <= 0x10FFF) ||
           (point >= 0x1E800 && point <= 0x1EFFF);
}

}  // namespace

std::vector<std::filesystem::path> inter_files() {
    const std::filesystem::path folder = "/usr/share/fonts/opentype/inter";
    std::vector<std::filesystem::path> files;
    for (const char* name :
         {"Inter-Regular.otf", "Inter-Bold.otf", "Inter-Italic.otf", "InterDisplay-SemiBold.otf"}) {
        std::error_code none;
        if (std::filesystem::exists(folder / name, none)) files.push_back(folder / name);
    }
    return files;
}

void TextRules::add_language(const std::string& language, std::vector<Font> fonts,
                             Besides besides) {
    Fonts& own = x_languages[language];
    own.all = std::move(fonts);
    switch (besides) {
        case Besides::Nothing:
            break;
        case Besides::Theme:
            own.all.insert(own.all.end(), x_common.all.begin(), x_common.all.end());
            break;
    }
}

TextRules::Fonts& TextRules::fonts_of(const std::string& language) {
    const auto own = x_languages.find(language);
    return own == x_languages.end() ? x_common : own->second;
}

void TextRules::check(const LocatedText& text, const std::filesystem::path& path,
                      const std::string& language) {
    Fonts& fonts = fonts_of(language);
    for (const EntityRemnant& remnant : entity_remnants(text.text)) {
        x_faults.error("html-entity", {path, text.line_at(remnant.offset)},
                       "\"" + remnant.text +
                           "\" would be shown as it stands; it is what is left "
                           "of an HTML entity.",
                       "Write " + remnant.meant + " instead.");
    }
    std::size_t offset = 0;
    for (const char32_t point : code_points(text.text)) {
        const std::size_t begin = offset;
        offset += to_utf8(point).size();
        if (is_invisible(point) || fonts.good.contains(point)) continue;
        if (x_told.contains({path, point})) continue;
        check_character(point, {path, text.line_at(begin)}, fonts);
    }
}

void TextRules::check(const std::string& text, const Place& place, const std::string& language) {
    if (text.size() > most_line_bytes) {
        x_faults.error("too-long-text", place,
                       "A text in this line has " + std::to_string(text.size()) +
                           " bytes; a bundle takes at most " + std::to_string(most_line_bytes) +
                           " here.",
                       "Shorten it; what is long belongs into an answer.");
    }
    check(LocatedText{text, {{0, place.line}}}, place.path, language);
}

void TextRules::check(const Localised<std::string>& texts, const Place& place) {
    for (const auto& [language, text] : texts) check(text, place, language);
}

void TextRules::check_character(char32_t point, const Place& place, Fonts& fonts) {
    if (point < 0x20 || (point >= 0x7F && point < 0xA0) || is_zero_width(point)) {
        x_faults.error("control-character", place,
                       "An invisible character (" + told(point) + ") stands in this line.",
                       "Write the words around it anew; it goes with the old ones.");
    } else if (is_right_to_left(point)) {
        x_faults.error("right-to-left", place,
                       told(point) +
                           " belongs to a script written from right to left; this cannot "
                           "be shown yet.",
                       "Write it in another script.");
    } else {
        const Font* lacking = nullptr;
        for (const Font& font : fonts.all) {
            if (!font.coverage.has(point) && !lacking) lacking = &font;
        }
        if (!lacking) {
            fonts.good.insert(point);
            return;
        }
        x_faults.error("no-glyph", place,
                       "The font " + lacking->name + " has no " + told(point) + ".",
                       "Use another character, or bring a font that has it (theme.toml, [fonts]).");
    }
    x_told.insert({place.path, point});
}

}  // namespace standpunkt
