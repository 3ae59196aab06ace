#pragma once
// Texts taken apart into what a mark may cover: a letter with its accents is never halved.
#include <cstddef>
#include <string_view>
#include <vector>

namespace standpunkt {

/// A code point with the combining marks behind it. A byte that is not UTF-8 stands alone as
/// U+FFFD, a combining mark without a letter before it stands alone as well.
struct Character {
    char32_t point = 0;
    std::size_t begin = 0, end = 0;  ///< bytes of the text
};

/// The character whose first byte is `begin` < text.size().
Character character_at(std::string_view text, std::size_t begin);
std::vector<Character> characters(std::string_view text);

bool is_blank(char32_t point);   ///< white space of any width, control characters
bool is_wordly(char32_t point);  ///< a letter, a digit or another numeral: part of a word

}  // namespace standpunkt
