#include "search/character.h"

#include <utf8proc.h>

namespace standpunkt {
namespace {

struct Decoded {
    char32_t point;
    std::size_t length;
};

Decoded decode(std::string_view text, std::size_t at) {
    utf8proc_int32_t point = -1;
    const auto read = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    if (read <= 0) return {U'\uFFFD', 1};
    return {static_cast<char32_t>(point), static_cast<std::size_t>(read)};
}

utf8proc_category_t category(char32_t point) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(point));
}

bool combines(char32_t point) {
    const auto kind = category(point);
    return kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_MC ||
           kind == UTF8PROC_CATEGORY_ME;
}

// The first combining mark is U+0300, in UTF-8 CC 80: most characters are told from that alone.
constexpr unsigned char least_combining_byte = 0xCC;

}  // namespace

Character character_at(std::string_view text, std::size_t begin) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    Character character{.point = byte(begin), .begin = begin, .end = begin + 1};
    if (character.point >= 0x80) {
        const auto [point, length] = decode(text, begin);
        character.point = point;
        character.end = begin + length;
    }
    while (character.end < text.size() && byte(character.end) >= least_combining_byte) {
        const auto [point, length] = decode(text, character.end);
        if (!combines(point)) break;
        character.end += length;
    }
    return character;
}

std::vector<Character> characters(std::string_view text) {
    std::vector<Character> all;
    all.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); at = all.back().end)
        all.push_back(character_at(text, at));
    return all;
}

bool is_blank(char32_t point) {
    if (point < 0x80) return point <= ' ' || point == 0x7F;
    switch (category(point)) {
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
        case UTF8PROC_CATEGORY_CC:
            return true;
        default:
            return false;
    }
}

bool is_wordly(char32_t point) {
    if (point < 0x80)
        return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
               (point >= '0' && point <= '9');
    switch (category(point)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO:
            return true;
        default:
            return false;
    }
}

}  // namespace standpunkt
