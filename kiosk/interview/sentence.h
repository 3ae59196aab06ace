#pragma once
// Where sentences end: dots of abbreviations, ordinals and initials do not end one.
#include <cstddef>
#include <optional>
#include <vector>

namespace standpunkt {

/// Where the sentence begins that follows the one ending with the sign at `mark`; nothing if none
/// ends there or none follows.
std::optional<std::size_t> next_sentence(const std::vector<char32_t>& text, std::size_t mark);

bool is_sentence_blank(char32_t point);  ///< parts words, line feeds and no-break spaces too
bool is_closing_mark(char32_t point);    ///< a quotation mark or bracket that may close

}  // namespace standpunkt
