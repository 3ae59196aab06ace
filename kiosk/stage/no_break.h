#pragma once
#include <string_view>

namespace standpunkt {

/// Whether the blank between two neighbouring words must not end a line: inside "Dr. X", "z. B.",
/// number and unit, "3. Oktober", "10 000", and before a dash with blanks. Soft hyphens may stand
/// in the words.
bool keeps_together(std::string_view left, std::string_view right);

/// Hyphen, dash or slash.
bool breaks_behind(char32_t code_point);

/// Whether a line may end between two characters of one word: after a hyphen, dash or slash that is
/// not the word's first or last but one character and has no digit behind it ("10-12", "-5",
/// "E-Mail" and "2019/20" stay whole). `before`: all characters of the word so far; `after`: all
/// that follow.
bool may_end_after(std::u32string_view before, std::u32string_view after);

}  // namespace standpunkt
