#pragma once
// What must hold of every text that gets on screen.
#include <filesystem>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "authoring/fault.h"
#include "authoring/located_text.h"
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
        : x_fonts(std::move(fonts)), x_faults(faults) {}

    /// Running text; how long it may be is its owner's matter.
    void check(const LocatedText& text, const std::filesystem::path& path);
    /// A line of its own: a question, a title, a name. One above most_line_bytes is refused.
    void check(const std::string& text, const Place& place);

    /// Several lines share a row of the bundle, which holds 60,000 bytes.
    static constexpr std::size_t most_line_bytes = 4'000;

  private:
    void check_character(char32_t point, const Place& place);

    std::vector<Font> x_fonts;
    Faults& x_faults;
    std::unordered_set<char32_t> x_good;
    std::set<std::pair<std::filesystem::path, char32_t>> x_told;
};

}  // namespace standpunkt
