#include "authoring/names.h"

#include <algorithm>

#include "base/unicode.h"

namespace standpunkt {
namespace {

bool is_plain(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

/// How a letter is written with a-z and 0-9; "-" parts words; empty: nothing.
std::string plain(char32_t point) {
    switch (point) {
        case U'ä':
            return "ae";
        case U'ö':
            return "oe";
        case U'ü':
            return "ue";
        case U'ß':
            return "ss";
        case U'é':
        case U'è':
        case U'ê':
        case U'ë':
            return "e";
        case U'á':
        case U'à':
        case U'â':
        case U'å':
            return "a";
        case U'í':
        case U'ì':
        case U'î':
            return "i";
        case U'ó':
        case U'ò':
        case U'ô':
        case U'ø':
            return "o";
        case U'ú':
        case U'ù':
        case U'û':
            return "u";
        case U'ç':
            return "c";
        case U'ñ':
            return "n";
        case U'\'':
        case U'’':
        case soft_hyphen:
            return "";
        default:
            break;
    }
    if (point < 0x80 && is_plain(static_cast<char>(point))) {
        return std::string(1, static_cast<char>(point));
    }
    return "-";
}

/// Insertions, removals, changes and swaps of neighbours that lead from one word to the other
/// (optimal string alignment).
std::size_t distance(const std::vector<char32_t>& one, const std::vector<char32_t>& other) {
    std::vector<std::size_t> before(other.size() + 1), last(other.size() + 1),
        row(other.size() + 1);
    for (std::size_t j = 0; j <= other.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const std::size_t change = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        before = last;
        last = row;
    }
    return last[other.size()];
}

}  // namespace

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= 64 && is_plain(text.front()) && is_plain(text.back()) &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_plain(c) || c == '-'; });
}

std::string name_from(std::string_view text) {
    std::string name;
    for (const char32_t point : code_points(lower(text))) {
        const std::string letters = plain(point);
        if (letters == "-" && (name.empty() || name.back() == '-')) continue;
        name += letters;
    }
    constexpr std::size_t most = 48;
    if (name.size() > most) {
        const std::size_t word = name.rfind('-', most);
        name.resize(word != std::string::npos && word > 0 ? word : most);
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name.empty() ? "x" : name;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const std::vector<char32_t> wanted = code_points(lower(word));
    // A third of the letters may be wrong: "Realabore" is near "Reallabore", "Wind" is not near
    // "Wald".
    std::size_t least = wanted.size() / 3 + 1;
    if (wanted.size() > 256) return {};
    std::string found;
    for (const std::string& candidate : candidates) {
        const std::vector<char32_t> points = code_points(lower(candidate));
        if (points.size() > 256) continue;
        const std::size_t far = distance(wanted, points);
        if (far < least) {
            least = far;
            found = candidate;
        }
    }
    return found;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates,
                         std::string otherwise) {
    const std::string near = nearest(word, candidates);
    return near.empty() ? std::move(otherwise) : "Did you mean \"" + near + "\"?";
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view white[] = {" ", "\t", "\n", "\r", "\u00A0", "\u202F", "\uFEFF"};
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view sign : white) {
            const bool before = text.starts_with(sign);
            if (before) text.remove_prefix(sign.size());
            const bool behind = text.ends_with(sign);
            if (behind) text.remove_suffix(sign.size());
            again = again || before || behind;
        }
    }
    return std::string(text);
}

std::string shortened(const std::string& text, std::size_t most) {
    if (character_count(text) <= most) return text;
    std::string cut;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t blank = text.find(' ', at);
        const std::string longer = text.substr(0, blank);
        if (character_count(longer) + 1 > most) break;
        cut = longer;
        if (blank == std::string::npos) break;
        at = blank + 1;
    }
    if (cut.empty()) {  // one word longer than the room
        std::vector<char32_t> points = code_points(text);
        points.resize(std::min(points.size(), most - 1));
        cut = to_utf8(points);
    }
    while (!cut.empty() && std::string_view(" ,;:.-").find(cut.back()) != std::string_view::npos) {
        cut.pop_back();
    }
    return cut + "…";
}

}  // namespace standpunkt
