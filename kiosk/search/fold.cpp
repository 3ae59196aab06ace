#include "search/fold.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/unicode.h"
#include "search/character.h"

namespace standpunkt {
namespace {

constexpr char32_t diaeresis = 0x0308;

struct Spelling {
    char32_t point;
    const char *plain, *spelt;
};

// Letters that Unicode does not take apart; in the order of their numbers.
constexpr Spelling letters[] = {
    {U'æ', "ae", "ae"}, {U'ð', "d", "d"}, {U'ø', "o", "oe"}, {U'þ', "th", "th"}, {U'đ', "d", "d"},
    {U'ħ', "h", "h"},   {U'ı', "i", "i"}, {U'ł', "l", "l"},  {U'œ', "oe", "oe"},
};

// Signs that a keyboard has in one shape only.
const char* sign(char32_t point) {
    if (point >= 0x2010 && point <= 0x2015) return "-";  // hyphens and dashes
    if (point == 0x2212) return "-";                     // minus
    if (point >= 0x2018 && point <= 0x201B) return "'";
    if (point >= 0x201C && point <= 0x201F) return "\"";
    if (point == U'«' || point == U'»') return "\"";
    if (point == U'‹' || point == U'›') return "'";
    return is_blank(point) ? " " : nullptr;
}

bool is_accent(char32_t point) {
    const auto kind = utf8proc_category(static_cast<utf8proc_int32_t>(point));
    return kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_ME;
}

/// Taken apart, in lower case, without what has no width.
std::u32string taken_apart(std::string_view character) {
    constexpr auto how = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                        UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    std::u32string all;
    for (const char32_t point : code_points(character)) {
        utf8proc_int32_t parts[32];  // no code point has more than 18
        int last_class = 0;
        const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point), parts,
                                                   std::size(parts), how, &last_class);
        for (utf8proc_ssize_t i = 0; i < count && i < std::ssize(parts); ++i)
            all += static_cast<char32_t>(parts[i]);
    }
    return all;
}

bool is_umlaut(std::u32string_view parts, std::size_t at) {
    if (parts[at] != U'a' && parts[at] != U'o' && parts[at] != U'u') return false;
    for (++at; at < parts.size() && is_accent(parts[at]); ++at)
        if (parts[at] == diaeresis) return true;
    return false;
}

}  // namespace

std::string folded_character(std::string_view character, Fold fold) {
    const std::u32string parts = taken_apart(character);
    std::string folded;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const char32_t point = parts[i];
        if (point > ' ' && point < 0x7F) {
            folded += static_cast<char>(point);
            if (fold == Fold::Spelt && is_umlaut(parts, i)) folded += 'e';
        } else if (is_accent(point)) {
            continue;
        } else if (const char* shape = sign(point)) {
            folded += shape;
        } else if (const auto* letter = std::ranges::find(letters, point, &Spelling::point);
                   letter != std::end(letters)) {
            folded += fold == Fold::Plain ? letter->plain : letter->spelt;
        } else {
            folded += to_utf8(point);
        }
    }
    return folded;
}

void append_folded(FoldedText& folded, std::string_view text, Fold fold,
                   std::vector<TextMark>* origins) {
    bool in_word = false;
    std::string odd;
    const auto append = [&](std::string_view bytes, const Character& character) {
        if (bytes.empty()) return;  // a word goes on across a soft hyphen
        const bool wordly = is_wordly(character.point);
        const bool word = wordly && !in_word;
        in_word = wordly;
        folded.bytes += bytes;
        folded.borders.push_back(FoldedText::Character | (word ? FoldedText::Word : 0));
        folded.borders.resize(folded.bytes.size());
        if (origins) origins->resize(folded.bytes.size(), {character.begin, character.end});
    };
    folded.bytes.reserve(folded.bytes.size() + text.size() + text.size() / 16);
    folded.borders.reserve(folded.bytes.capacity());
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        at = character.end;
        if (character.end - character.begin == 1 && character.point < 0x80) {
            char plain = is_blank(character.point) ? ' ' : static_cast<char>(character.point);
            if (plain >= 'A' && plain <= 'Z') plain = static_cast<char>(plain - 'A' + 'a');
            append({&plain, 1}, character);
        } else {
            odd = folded_character(text.substr(character.begin, character.end - character.begin),
                                   fold);
            append(odd, character);
        }
    }
}

}  // namespace standpunkt
