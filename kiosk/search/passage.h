#pragma once
// The few lines that show why something was found.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/match.h"

namespace standpunkt {

struct ShownPassage {
    std::string text;
    std::vector<TextMark> marks;
    bool operator==(const ShownPassage&) const = default;
};

/// Less than this is no passage; who asks for less gets this much.
inline constexpr std::size_t least_passage_characters = 20;

/// The sentences of a text, blanks around them left out; a line feed ends one too.
std::vector<std::string_view> sentences(std::string_view text);

/// `sentence` with its `marks` in at most `most` characters. A longer one is cut at word ends, with
/// "…" for what is missing, so that the first mark stays in sight; a word is cut only where it does
/// not fit alone.
ShownPassage cut_passage(std::string_view sentence, std::vector<TextMark> marks, std::size_t most);

}  // namespace standpunkt
