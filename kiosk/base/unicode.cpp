#include "base/unicode.h"

#include <utf8proc.h>

#include <cstdlib>

namespace standpunkt {
namespace {

/// Calls visit(code point or -1, bytes consumed) over the text.
template <class Visit>
void walk(std::string_view text, Visit visit) {
    std::size_t at = 0;
    while (at < text.size()) {
        utf8proc_int32_t point = -1;
        const auto read =
            utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                             static_cast<utf8proc_ssize_t>(text.size() - at), &point);
        const std::size_t length = read > 0 ? static_cast<std::size_t>(read) : 1;
        visit(read > 0 ? point : -1);
        at += length;
    }
}

}  // namespace

std::vector<char32_t> code_points(std::string_view utf8) {
    std::vector<char32_t> points;
    points.reserve(utf8.size());
    walk(utf8, [&](utf8proc_int32_t point) {
        points.push_back(point < 0 ? U'\uFFFD' : static_cast<char32_t>(point));
    });
    return points;
}

std::string to_utf8(char32_t code_point) {
    // utf8proc would write surrogates, and nothing at all for numbers beyond the last code point.
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        code_point = U'\uFFFD';
    utf8proc_uint8_t bytes[4];
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
    return {reinterpret_cast<char*>(bytes), static_cast<std::size_t>(length)};
}

std::string to_utf8(const std::vector<char32_t>& code_points) {
    std::string text;
    for (const char32_t point : code_points) text += to_utf8(point);
    return text;
}

bool is_valid_utf8(std::string_view text) {
    bool valid = true;
    walk(text, [&](utf8proc_int32_t point) { valid = valid && point >= 0; });
    return valid;
}

std::string nfc(std::string_view utf8) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                     static_cast<utf8proc_ssize_t>(utf8.size()), &mapped,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (length < 0) return std::string(utf8);
    std::string text(reinterpret_cast<char*>(mapped), static_cast<std::size_t>(length));
    std::free(mapped);
    return text;
}

std::string lower(std::string_view utf8) {
    std::string text;
    walk(utf8, [&](utf8proc_int32_t point) {
        text += to_utf8(static_cast<char32_t>(point < 0 ? 0xFFFD : utf8proc_tolower(point)));
    });
    return text;
}

std::size_t character_count(std::string_view utf8) {
    std::size_t count = 0;
    utf8proc_int32_t previous = -1, state = 0;
    walk(utf8, [&](utf8proc_int32_t point) {
        if (point == static_cast<utf8proc_int32_t>(soft_hyphen)) return;
        if (point < 0) point = 0xFFFD;
        if (previous < 0 || utf8proc_grapheme_break_stateful(previous, point, &state)) ++count;
        previous = point;
    });
    return count;
}

bool is_letter(char32_t code_point) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
            return true;
        default:
            return false;
    }
}

bool is_digit(char32_t code_point) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(code_point)) == UTF8PROC_CATEGORY_ND;
}

}  // namespace standpunkt
