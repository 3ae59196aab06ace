#include "search/passage.h"

#include <algorithm>

#include "base/unicode.h"
#include "interview/sentence.h"
#include "search/character.h"

namespace standpunkt {
namespace {

using Characters = std::vector<Character>;

// With a no-break space: the dots never stand alone on a line.
constexpr std::string_view dots_before = "…\u00A0", dots_behind = "\u00A0…";
constexpr std::size_t dots = 2;  // characters of either

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(character_at(text, 0).point))
        text.remove_prefix(character_at(text, 0).end);
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        at = character.end;
        if (!is_blank(character.point)) end = at;
    }
    return text.substr(0, end);
}

// "10 kg" and "z. B." are not torn apart: they hold no-break spaces.
bool is_blank_at(const Characters& text, std::size_t at) {
    const char32_t point = text[at].point;
    return is_blank(point) && point != no_break_space && point != narrow_no_break_space;
}

/// Where the word begins or ends that holds the character at `at`.
std::size_t word_begin(const Characters& text, std::size_t at) {
    while (at > 0 && !is_blank_at(text, at - 1)) --at;
    return at;
}
std::size_t word_end(const Characters& text, std::size_t at) {
    while (at < text.size() && !is_blank_at(text, at)) ++at;
    return at;
}

/// The first beginning of a word at or after `at`, at most `last`.
std::size_t word_begin_after(const Characters& text, std::size_t at, std::size_t last) {
    while (at < last && !(at == 0 || (is_blank_at(text, at - 1) && !is_blank_at(text, at)))) ++at;
    return at;
}

/// The last end of a word at or before `at`, at least `first`; `at` if there is none.
std::size_t word_end_before(const Characters& text, std::size_t at, std::size_t first) {
    for (std::size_t end = at; end > first; --end)
        if (end == text.size() || (is_blank_at(text, end) && !is_blank_at(text, end - 1)))
            return end;
    return at;
}

struct Stretch {
    std::size_t begin, end;  // characters
};

/// The stretch to show of a text that is too long; [first, last) is what must be in it.
Stretch stretch_around(const Characters& text, Stretch must, std::size_t most) {
    const std::size_t room = most - 2 * dots, from_begin = most - dots;
    // The beginning reads best, as long as the word is in it; then the end; else some words before.
    if (word_end(text, must.end - 1) <= from_begin)
        return {0, word_end_before(text, from_begin, must.end - 1)};
    if (text.size() - word_begin(text, must.begin) <= from_begin)
        return {word_begin_after(text, text.size() - from_begin, must.begin), text.size()};
    const std::size_t whole_word = word_end(text, must.end - 1) - word_begin(text, must.begin);
    if (whole_word > room) {
        const std::size_t length = must.end - must.begin;
        const std::size_t lead = length < room ? std::min((room - length) / 2, must.begin) : 0;
        const std::size_t begin = std::min(must.begin - lead, text.size() - room);
        return {begin, begin + room};
    }
    const std::size_t lead = std::min((room - whole_word) / 2, word_begin(text, must.begin));
    const std::size_t begin =
        word_begin_after(text, word_begin(text, must.begin) - lead, word_begin(text, must.begin));
    return {begin, word_end_before(text, begin + room, must.end - 1)};
}

/// The characters that the bytes of `mark` are.
Stretch covered(const Characters& text, TextMark mark) {
    const auto first = std::ranges::lower_bound(text, mark.begin, {}, &Character::begin);
    const auto last = std::ranges::lower_bound(text, mark.end, {}, &Character::begin);
    return {static_cast<std::size_t>(first - text.begin()),
            static_cast<std::size_t>(last - text.begin())};
}

}  // namespace

std::vector<std::string_view> sentences(std::string_view text) {
    const Characters all = characters(text);
    std::vector<char32_t> points(all.size());
    std::ranges::transform(all, points.begin(), &Character::point);
    std::vector<std::string_view> found;
    std::size_t begin = 0;
    const auto end_at = [&](std::size_t byte) {
        if (const auto sentence = trimmed(text.substr(begin, byte - begin)); !sentence.empty())
            found.push_back(sentence);
        begin = byte;
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (points[i] == U'\n')
            end_at(all[i].end);
        else if (const auto next = next_sentence(points, i))
            end_at(all[*next].begin);
    }
    end_at(text.size());
    return found;
}

ShownPassage cut_passage(std::string_view sentence, std::vector<TextMark> marks, std::size_t most) {
    const Characters text = characters(sentence);
    most = std::max(most, least_passage_characters);
    if (text.size() <= most) return {std::string(sentence), std::move(marks)};
    const Stretch must = marks.empty() ? Stretch{0, 1} : covered(text, marks.front());
    const Stretch shown = stretch_around(text, must, most);
    const std::size_t begin = text[shown.begin].begin, end = text[shown.end - 1].end;
    const std::string_view before = shown.begin > 0 ? dots_before : std::string_view();
    ShownPassage passage;
    passage.text.append(before).append(sentence.substr(begin, end - begin));
    if (shown.end < text.size()) passage.text.append(dots_behind);
    for (TextMark mark : marks) {
        mark = {std::max(mark.begin, begin), std::min(mark.end, end)};
        if (mark.begin >= mark.end) continue;
        passage.marks.push_back(
            {mark.begin - begin + before.size(), mark.end - begin + before.size()});
    }
    return passage;
}

}  // namespace standpunkt
