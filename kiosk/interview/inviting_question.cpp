#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "interview/catalogue.h"

namespace standpunkt {
namespace {

using Points = std::vector<char32_t>;

constexpr std::size_t longest_inviting_question = 240;

bool is_one_of(char32_t point, std::u32string_view set) {
    return set.find(point) != set.npos;
}
bool is_blank(char32_t point) {
    return is_one_of(point, U" \n\t\u00A0\u202F");
}
bool is_closing(char32_t point) {
    return is_one_of(point, U"\"'”“’‘»«›‹)]");
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
    while (begin > 0 && !is_blank(text[begin - 1]) && !is_opening(text[begin - 1])) --begin;
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

// Where the sentence begins that follows the one ending at `mark`; nothing if none ends there.
std::optional<std::size_t> next_sentence(const Points& text, std::size_t mark) {
    if (!ends_sentence(text[mark])) return {};
    std::size_t at = mark + 1;
    while (at < text.size() && is_closing(text[at])) ++at;
    const std::size_t blank = at;
    while (at < text.size() && is_blank(text[at])) ++at;
    if (at == blank || at == text.size()) return {};
    std::size_t first = at;
    while (first < text.size() && is_opening(text[first])) ++first;
    // "... „Warum?“ fragte sie": a sentence does not begin with a small letter.
    if (first < text.size() && is_lower_case(text[first])) return {};
    if (text[mark] == U'.' && belongs_to_word(text, mark)) return {};
    return at;
}

bool only_closing_after(const Points& text, std::size_t mark) {
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(mark) + 1, text.end(),
                       [](char32_t point) { return is_closing(point) || is_blank(point); });
}

struct Stretch {
    std::size_t begin, end;
};

// The last sentence that ends in a question mark, with the quotation marks it stands in.
std::optional<Stretch> last_question(const Points& text) {
    std::optional<Stretch> found;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto next = next_sentence(text, at);
        if (text[at] == U'?' && (next || only_closing_after(text, at))) {
            std::size_t end = at + 1;
            while (end < text.size() && is_closing(text[end])) ++end;
            found = Stretch{begin, end};
        }
        if (next) begin = *next;
    }
    return found;
}

}  // namespace

std::string inviting_question(const std::string& question, const std::string& interview_title) {
    const Points text = code_points(question);
    std::string invitation = question;
    if (const auto found = last_question(text))
        invitation = to_utf8(Points(text.begin() + static_cast<std::ptrdiff_t>(found->begin),
                                    text.begin() + static_cast<std::ptrdiff_t>(found->end)));
    return character_count(invitation) <= longest_inviting_question ? invitation : interview_title;
}

}  // namespace standpunkt
