#pragma once
// What Standpunkt needs to know of Unicode, by utf8proc.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace standpunkt {

/// Code points; each byte that is not part of valid UTF-8 becomes U+FFFD.
std::vector<char32_t> code_points(std::string_view utf8);
/// What is no code point (a surrogate, a number above U+10FFFF) becomes U+FFFD.
std::string to_utf8(char32_t code_point);
std::string to_utf8(const std::vector<char32_t>& code_points);
bool is_valid_utf8(std::string_view text);
/// Normalisation form C (UAX 15). Invalid UTF-8 is returned as it is.
std::string nfc(std::string_view utf8);
std::string lower(std::string_view utf8);  ///< simple case mapping, code point by code point
/// What a reader counts as characters: grapheme clusters (UAX 29); soft hyphens do not count.
std::size_t character_count(std::string_view utf8);
bool is_letter(char32_t code_point);
bool is_digit(char32_t code_point);

inline constexpr char32_t soft_hyphen = 0x00AD;
inline constexpr char32_t no_break_space = 0x00A0;
inline constexpr char32_t narrow_no_break_space = 0x202F;

}  // namespace standpunkt
