#pragma once
#include <optional>
#include <string>
#include <vector>

#include "interview/picture.h"

namespace standpunkt {

/// A run of text in one style. Text may hold soft hyphens (U+00AD) and no-break spaces.
struct Span {
    std::string text;
    bool emphasis = false;
    bool strong = false;
    std::string link = {};  ///< address; shown as text, a stand follows no links
    bool operator==(const Span&) const = default;
};

/// A list item deeper than this would have no room on a stand.
inline constexpr int most_list_depth = 8;

enum class BlockKind { Paragraph, Bullet, Numbered, Picture };

/// One block of an answer, in reading order.
struct Block {
    BlockKind kind = BlockKind::Paragraph;
    int level = 0;   ///< depth of a list item, 0 = outermost
    int number = 0;  ///< of a numbered item
    std::vector<Span> spans;
    std::optional<Picture> picture = {};  ///< exactly when kind is Picture
    bool operator==(const Block&) const = default;
};

/// The words alone, blocks parted by a line feed, soft hyphens taken out.
std::string plain_text(const std::vector<Block>& blocks);
std::string without_soft_hyphens(std::string text);

/// Words as a reader counts them: runs that hold a letter or a digit, between white space.
std::size_t word_count(std::string_view text);

}  // namespace standpunkt
