#include "interview/sentence.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/unicode.h"

namespace standpunkt {
namespace {

using Points = std::vector<char32_t>;

bool is_one_of(char32_t point, std::u32string_view set) {
    return set.find(point) != set.npos;
}
bool is_opening(char32_t point) {
    return is_one_of(point, U"\"'„“‚‘»«›‹([");
}
bool ends_sentence(char32_t point) {
    return is_one_of(point, U".?!…");
}

// Words that a dot belongs to. Single letters ("z. B.", "J. Meier"), words with a dot inside
// ("z.B.") and short numbers ("3. Oktober") are known by their form.
constexpr std::u32string_view abbreviations[] = {
    U"allg", U"bspw", U"bzw", U"ca",   U"dipl", U"dr",  U"evtl", U"ggf", U"hr",
    U"ing",  U"inkl", U"jr",  U"mind", U"mio",  U"mr",  U"mrd",  U"mrs", U"nr",
    U"prof", U"resp", U"sog", U"st",   U"tel",  U"vgl", U"vs",   U"zzgl"};

bool belongs_to_word(const Points& text, std::size_t dot) {
    std::size_t begin = dot;
    while (begin > 0 && !is_sentence_blank(text[begin - 1]) && !is_opening(text[begin - 1]))
        --begin;
    const std::u32string word(text.begin() + static_cast<std::ptrdiff_t>(begin),
                              text.begin() + static_cast<std::ptrdiff_t>(dot));
    if (word.empty()) return false;
    const bool number = std::ranges::all_of(word, is_digit);
    if (number) return word.size() <= 2;  // "2019." is a year at the end of a sentence
    if (word.size() == 1 || word.find(U'.') != word.npos) return true;
    const Points points = code_points(lower(to_utf8({word.begin(), word.end()})));
    const std::u32string folded(points.begin(), points.end());
    return std::ranges::find(abbreviations, folded) != std::end(abbreviations);
}

bool is_lower_case(char32_t point) {
    const std::string letter = to_utf8(point);
    return is_letter(point) && lower(letter) == letter;
}

}  // namespace

bool is_sentence_blank(char32_t point) {
    return is_one_of(point, U" \n\t\u00A0\u202F");
}
bool is_closing_mark(char32_t point) {
    return is_one_of(point, U"\"'”“’‘»«›‹)]");
}

std::optional<std::size_t> next_sentence(const Points& text, std::size_t mark) {
    if (!ends_sentence(text[mark])) return {};
    std::size_t at = mark + 1;
    while (at < text.size() && is_closing_mark(text[at])) ++at;
    const std::size_t blank = at;
    while (at < text.size() && is_sentence_blank(text[at])) ++at;
    if (at == blank || at == text.size()) return {};
    std::size_t first = at;
    while (first < text.size() && is_opening(text[first])) ++first;
    // "... „Warum?“ fragte sie": a sentence does not begin with a small letter.
    if (first < text.size() && is_lower_case(text[first])) return {};
    if (text[mark] == U'.' && belongs_to_word(text, mark)) return {};
    return at;
}

}  // namespace standpunkt
