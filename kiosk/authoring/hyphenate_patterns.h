#pragma once
// libhyphen behind a seam that knows code points, not the dictionary's own encoding.
#include <compare>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authoring/hyphenate.h"

namespace standpunkt {

/// The patterns of one language. libhyphen takes 2 to 4 s of processor time to load all 78,000
/// German ones, most of it for words nobody wrote. So each word is parted by a dictionary of just
/// those patterns that libhyphen's automaton can meet in it: the same states, the same breaks, at
/// well under a millisecond a word. Words are remembered. One thread at a time.
class Hyphenator::Patterns {
  public:
    static Result<std::shared_ptr<Patterns>> load(const std::filesystem::path& path);

    /// For each code point of a lower-case word whether it may be parted behind it. No breaks where
    /// the dictionary's encoding cannot hold the word.
    const std::vector<bool>& breaks(const std::u32string& word);

  private:
    /// A pattern without its numbers, ".zusam", and its line.
    struct Entry {
        std::string letters;
        std::uint32_t line;
        auto operator<=>(const Entry&) const = default;
    };
    using Level = std::vector<Entry>;  // sorted; "NEXTLEVEL" parts compounds from their parts

    std::string x_text;                     // the file
    std::vector<std::string_view> x_lines;  // those that say something
    bool x_utf8 = false;                    // else ISO-8859-1
    std::vector<std::uint32_t> x_settings;  // lines that hold for every word
    std::vector<Level> x_levels = std::vector<Level>(1);
    std::unordered_map<std::u32string, std::vector<bool>> x_known;

    void add_line(std::string_view line);
    static void collect(const Level& level, std::string_view dotted,
                        std::vector<std::uint32_t>& lines);
    std::string dictionary_for(const std::string& word) const;
    std::vector<bool> find_breaks(const std::u32string& word) const;
};

}  // namespace standpunkt
