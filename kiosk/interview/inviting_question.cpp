#include <algorithm>
#include <optional>
#include <vector>

#include "base/unicode.h"
#include "interview/catalogue.h"
#include "interview/sentence.h"

namespace standpunkt {
namespace {

using Points = std::vector<char32_t>;

constexpr std::size_t longest_inviting_question = 240;

bool only_closing_after(const Points& text, std::size_t mark) {
    return std::all_of(
        text.begin() + static_cast<std::ptrdiff_t>(mark) + 1, text.end(),
        [](char32_t point) { return is_closing_mark(point) || is_sentence_blank(point); });
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
            while (end < text.size() && is_closing_mark(text[end])) ++end;
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
