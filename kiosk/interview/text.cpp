#include "interview/text.h"

#include "base/unicode.h"

namespace standpunkt {

std::string without_soft_hyphens(std::string text) {
    const std::string hyphen = to_utf8(soft_hyphen);
    std::string kept;
    std::size_t begin = 0;
    for (auto at = text.find(hyphen); at != std::string::npos; at = text.find(hyphen, begin)) {
        kept.append(text, begin, at - begin);
        begin = at + hyphen.size();
    }
    return begin == 0 ? text : kept.append(text, begin);
}

std::string plain_text(const std::vector<Block>& blocks) {
    std::string text;
    for (const Block& block : blocks) {
        if (block.kind == BlockKind::Picture) continue;
        if (!text.empty()) text += '\n';
        for (const Span& span : block.spans) text += span.text;
    }
    return without_soft_hyphens(std::move(text));
}

namespace {

// Unicode's White_Space property; U+200B counts too, a word ends where a line may break in it.
bool is_space(char32_t point) {
    return (point >= 0x09 && point <= 0x0D) || point == 0x20 || point == 0x85 ||
           point == no_break_space || point == 0x1680 || (point >= 0x2000 && point <= 0x200B) ||
           point == 0x2028 || point == 0x2029 || point == narrow_no_break_space ||
           point == 0x205F || point == 0x3000;
}

}  // namespace

std::size_t word_count(std::string_view text) {
    std::size_t count = 0;
    bool counted = false;
    for (const char32_t point : code_points(text)) {
        if (is_space(point)) {
            counted = false;
        } else if (!counted && (is_letter(point) || is_digit(point))) {
            counted = true;
            ++count;
        }
    }
    return count;
}

}  // namespace standpunkt
