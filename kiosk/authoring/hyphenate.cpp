#include "authoring/hyphenate.h"

#include <algorithm>

#include "authoring/hyphenate_patterns.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

struct Language {
    std::string_view name, file;
    std::vector<std::string> exceptions;  // where the patterns are wrong or ugly
};

const std::vector<Language>& languages() {
    static const std::vector<Language> all = {
        {"de",
         "hyph_de_DE.dic",
         {"Real|labor", "Stake|holder", "Block|chain", "Hol|stein", "stoff|innovation",
          "Cluster|aktivität", "Authority"}},
        {"en", "hyph_en_US.dic", {}},
    };
    return all;
}

std::u32string folded(std::string_view utf8) {
    const auto points = code_points(lower(utf8));
    return {points.begin(), points.end()};
}

bool is_blank(char32_t point) {
    return point == U' ' || point == U'\n' || point == U'\t' || point == no_break_space ||
           point == narrow_no_break_space;
}

// What belongs to one run: letters, and what makes the run something other than a plain word.
bool is_of_word(char32_t point) {
    const bool combining = point >= 0x0300 && point <= 0x036F;
    return is_letter(point) || is_digit(point) || point == U'_' || point == soft_hyphen ||
           combining;
}

bool is_plain_word(std::u32string_view run) {
    if (run.size() < Hyphenator::shortest_word) return false;
    if (!std::ranges::all_of(run, is_letter)) return false;
    return std::ranges::none_of(run.substr(1), [](char32_t point) {
        const std::string letter = to_utf8(point);
        return lower(letter) != letter;
    });
}

// "https://...", "name@house.de", "house.de/path": a dot between letters with no blank behind it.
bool is_address(std::u32string_view token) {
    if (token.find(U"://") != token.npos || token.find(U'@') != token.npos) return true;
    if (token.starts_with(U"www.")) return true;
    for (std::size_t at = 1; at + 1 < token.size(); ++at)
        if (token[at] == U'.' && is_of_word(token[at - 1]) && is_of_word(token[at + 1]))
            return true;
    return false;
}

void append(std::string& text, std::u32string_view points) {
    for (const char32_t point : points) text += to_utf8(point);
}

// Calls visit(piece, holds) over stretches of like code points.
template <class Is, class Visit>
void each_stretch(std::u32string_view text, Is is, Visit visit) {
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
        const bool holds = is(text[begin]);
        while (end < text.size() && is(text[end]) == holds) ++end;
        visit(text.substr(begin, end - begin), holds);
    }
}

// A short exception found inside a longer word would more often be wrong than right.
constexpr std::size_t shortest_inner_exception = 6;

}  // namespace

Hyphenator::Hyphenator(std::shared_ptr<Patterns> patterns) : x_patterns(std::move(patterns)) {}

Result<Hyphenator> Hyphenator::for_language(std::string_view language,
                                            const std::vector<std::string>& exceptions,
                                            const std::filesystem::path& patterns) {
    const std::string_view name = language.substr(0, language.find('-'));
    const auto found = std::ranges::find(languages(), name, &Language::name);
    if (found == languages().end())
        return fail("there are no hyphenation patterns for the language \"" +
                    std::string(language) + "\".");
    TRY(auto loaded, Patterns::load(patterns / found->file));
    Hyphenator hyphenator(std::move(loaded));
    for (const std::string& word : found->exceptions) hyphenator.add_exception(word);
    for (const std::string& word : exceptions) hyphenator.add_exception(word);
    return hyphenator;
}

void Hyphenator::add_exception(std::string_view word) {
    std::u32string letters;
    std::vector<std::size_t> seams;
    for (const char32_t point : folded(word)) {
        if (point == U'|')
            seams.push_back(letters.size());
        else
            letters += point;
    }
    if (!letters.empty()) x_exceptions[letters] = std::move(seams);
}

std::string Hyphenator::operator()(std::string_view text) const {
    if (!is_valid_utf8(text)) return std::string(text);
    const auto points = code_points(text);
    std::string result;
    each_stretch({points.data(), points.size()}, is_blank, [&](auto token, bool blank) {
        if (blank || is_address(token)) return append(result, token);
        each_stretch(token, is_of_word, [&](auto run, bool word) {
            if (!word || !is_plain_word(run)) return append(result, run);
            const std::vector<bool> marks = breaks(folded(to_utf8({run.begin(), run.end()})));
            for (std::size_t i = 0; i < run.size(); ++i) {
                append(result, run.substr(i, 1));
                if (i < marks.size() && marks[i]) append(result, {&soft_hyphen, 1});
            }
        });
    });
    return result;
}

std::vector<bool> Hyphenator::breaks(const std::u32string& word) const {
    std::vector<bool> marks(word.size(), false);
    if (const auto whole = x_exceptions.find(word);
        whole != x_exceptions.end() && whole->second.empty())
        return marks;
    std::vector<std::size_t> seams = {0, word.size()};
    for (const auto& [letters, inner] : x_exceptions) {
        const std::size_t at = word.find(letters);
        const bool applies = at == 0 || letters.size() >= shortest_inner_exception;
        if (at == word.npos || inner.empty() || !applies) continue;
        seams.push_back(at);
        for (const std::size_t seam : inner) seams.push_back(at + seam);
    }
    std::ranges::sort(seams);
    for (std::size_t i = 1; i < seams.size(); ++i) {
        if (seams[i] >= shortest_part && word.size() - seams[i] >= shortest_part)
            marks[seams[i] - 1] = true;
        break_part(word, seams[i - 1], seams[i], marks);
    }
    return marks;
}

void Hyphenator::break_part(const std::u32string& word, std::size_t begin, std::size_t end,
                            std::vector<bool>& marks) const {
    if (end - begin < 2 * shortest_part) return;
    const std::vector<bool>& inner = x_patterns->breaks(word.substr(begin, end - begin));
    for (std::size_t at = begin + shortest_part; at <= end - shortest_part; ++at)
        marks[at - 1] = marks[at - 1] || inner[at - 1 - begin];
}

}  // namespace standpunkt
