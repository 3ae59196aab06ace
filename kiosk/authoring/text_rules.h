#pragma once
// What must hold of every text that gets on screen.
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "authoring/fault.h"
#include "authoring/located_text.h"
#include "interview/localised.h"
#include "media/font_file.h"

namespace standpunkt {

/// The font files a stand is drawn with when it brings none: Inter, as Debian installs it.
std::vector<std::filesystem::path> inter_files();

/// Holds texts against the fonts and finds what is left of HTML. Each character a font lacks is
/// reported once a file. One thread.
class TextRules {
  public:
    struct Font {
        std::string name;  ///< for messages: "Inter-Regular.otf"
        FontCoverage coverage;
    };
    /// A character counts as missing if any of `fonts` lacks it; without fonts none is missing.
    TextRules(std::vector<Font> fonts, Faults& faults)
        : x_common{std::move(fonts), {}}, x_faults(faults) {}
    /// Texts in `language` are drawn with these fonts: that of the theme too, unless they are
    /// complete in themselves.
    enum class Besides { Nothing, Theme };
    void add_language(const std::string& language, std::vector<Font> fonts, Besides besides);

    /// Running text; how long it may be is its owner's matter. `language`: empty if any reads it.
    void check(const LocatedText& text, const std::filesystem::path& path,
               const std::string& language = {});
    /// A line of its own: a question, a title, a name. One above most_line_bytes is refused.
    void check(const std::string& text, const Place& place, const std::string& language = {});
    /// A line in each language.
    void check(const Localised<std::string>& texts, const Place& place);

    /// Several lines share a row of the bundle, which holds 60,000 bytes.
    static constexpr std::size_t most_line_bytes = 4'000;

  private:
    struct Fonts {
        std::vector<Font> all;
        std::unordered_set<char32_t> good;  // what each of them has, as far as was asked
    };
    Fonts& fonts_of(const std::string& language);
    void check_character(char32_t point, const Place& place, Fonts& fonts);

    Fonts x_common;
    std::map<std::string, Fonts> x_languages;
    Faults& x_faults;
    std::set<std::pair<std::filesystem::path, char32_t>> x_told;
};

}  // namespace standpunkt
