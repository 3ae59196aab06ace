#pragma once
// Soft hyphens, put in when a bundle is built, so that a stand carries neither patterns nor
// libhyphen.
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace standpunkt {

/// Puts U+00AD where a word may be parted, by libhyphen's patterns and a list of exceptions. Left
/// alone are words of fewer than 7 letters, words with a capital inside (abbreviations, brand
/// names), words that hold a soft hyphen or a digit, and links and addresses. One thread at a time.
class Hyphenator {
  public:
    /// `language`: "de" or "en" (also "de-AT": its first part decides). `exceptions` come on top of
    /// the built-in ones: "Real|labor" parts only there and hyphenates both sides on their own,
    /// also inside longer words (Energiereallabore); a word without a bar is not parted at all. An
    /// error if the language has no patterns here or their file is missing or damaged.
    static Result<Hyphenator> for_language(
        std::string_view language, const std::vector<std::string>& exceptions = {},
        const std::filesystem::path& patterns = "/usr/share/hyphen");

    /// The same text with soft hyphens. Invalid UTF-8 is returned as it is.
    std::string operator()(std::string_view text) const;

    /// No part of a word is shorter than this, in letters.
    static constexpr std::size_t shortest_part = 3;
    static constexpr std::size_t shortest_word = 7;

  private:
    class Patterns;
    std::shared_ptr<Patterns> x_patterns;  // shared by copies, with the words it remembers
    std::map<std::u32string, std::vector<std::size_t>> x_exceptions;  // lower case -> its seams

    explicit Hyphenator(std::shared_ptr<Patterns> patterns);
    void add_exception(std::string_view word);
    std::vector<bool> breaks(const std::u32string& word) const;
    void break_part(const std::u32string& word, std::size_t begin, std::size_t end,
                    std::vector<bool>& marks) const;
};

}  // namespace standpunkt
