#include "stage/no_break.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/unicode.h"

namespace standpunkt {
namespace {

using std::u32string;
using std::u32string_view;

/// The word without quotation marks, brackets and soft hyphens around and in it.
u32string bare(std::string_view word) {
    u32string out;
    for (const char32_t c : code_points(word))
        if (c != soft_hyphen) out += c;
    const auto opens = [](char32_t c) {
        return u32string_view(U"(\"'„“”‚‘»«›‹[").find(c) != u32string_view::npos;
    };
    while (!out.empty() && opens(out.front())) out.erase(out.begin());
    return out;
}

/// `word` without punctuation at its end.
u32string unpunctuated(u32string word) {
    const u32string_view marks = U".,;:!?)\"'“”‘’»«›‹]";
    while (!word.empty() && marks.find(word.back()) != u32string_view::npos) word.pop_back();
    return word;
}

template <std::size_t n>
bool contains(const std::array<u32string_view, n>& sorted, u32string_view word) {
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

template <std::size_t n>
constexpr std::array<u32string_view, n> sorted(std::array<u32string_view, n> words) {
    std::sort(words.begin(), words.end());
    return words;
}

// What stands before a name or a number.
constexpr auto leaders = sorted(std::to_array<u32string_view>(
    {U"Dr.",  U"Prof.", U"Ing.", U"Dipl.-Ing.", U"Hr.",  U"Fr.",  U"Mr.",  U"Mrs.",
     U"Ms.",  U"St.",   U"Nr.",  U"No.",        U"Abb.", U"Fig.", U"Kap.", U"Art.",
     U"Abs.", U"Bd.",   U"ca.",  U"vgl.",       U"§",    U"§§",   U"Tab.", U"geb."}));

constexpr auto units = sorted(std::to_array<u32string_view>(
    {U"%",      U"‰",       U"°",       U"°C",        U"K",          U"€",       U"$",
     U"£",      U"EUR",     U"Euro",    U"euros",     U"Cent",       U"km",      U"m",
     U"cm",     U"mm",      U"m²",      U"m³",        U"km²",        U"kg",      U"g",
     U"t",      U"kt",      U"Mt",      U"l",         U"L",          U"ha",      U"W",
     U"kW",     U"MW",      U"GW",      U"TW",        U"Wh",         U"kWh",     U"MWh",
     U"GWh",    U"TWh",     U"V",       U"kV",        U"A",          U"Hz",      U"J",
     U"bar",    U"h",       U"s",       U"min",       U"ms",         U"Uhr",     U"Mio",
     U"Mrd",    U"Prozent", U"percent", U"Millionen", U"Milliarden", U"million", U"billion",
     U"Tonnen", U"Jahre",   U"Jahren",  U"Meter",     U"Kilometer",  U"GB",      U"MB",
     U"px",     U"dB",      U"am",      U"pm"}));

bool is_dash(char32_t c) {
    return c == U'-' || c == U'–' || c == U'—';
}

bool all_digits(u32string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
}

}  // namespace

bool breaks_behind(char32_t code_point) {
    return is_dash(code_point) || code_point == U'/';
}

bool keeps_together(std::string_view left_word, std::string_view right_word) {
    const u32string left = bare(left_word), right = bare(right_word);
    if (left.empty() || right.empty()) return false;
    if (right.size() == 1 && is_dash(right.front())) return true;
    if (left.size() == 2 && is_letter(left.front()) && left.back() == U'.') return true;
    if (contains(leaders, left)) return true;
    if (left == U"Mio." || left == U"Mrd.") return contains(units, unpunctuated(right));
    if (is_digit(left.back())) {
        const u32string unit = unpunctuated(right);
        return contains(units, unit) || (unit.size() == 3 && all_digits(unit) && left.size() <= 7);
    }
    // "3. Oktober", but not the end of a sentence in "seit 2020. Danach".
    return left.size() <= 3 && left.back() == U'.' &&
           all_digits(u32string_view(left).substr(0, left.size() - 1)) && is_letter(right.front());
}

bool may_end_after(u32string_view before, u32string_view after) {
    if (before.size() < 3 || after.size() < 2) return false;  // "E-" and "-5" are no line ends
    const char32_t last = before.back(), next = after.front();
    if (!breaks_behind(last) || breaks_behind(next) || is_digit(next)) return false;
    return is_letter(next) || next > 0x7F;
}

}  // namespace standpunkt
