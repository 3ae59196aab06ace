#include "authoring/import_words.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/unicode.h"

namespace standpunkt {
namespace {

constexpr std::array<std::string_view, 13> particles = {
    "von", "van", "vom", "zu", "zur", "de", "der", "den", "del", "di", "da", "la", "le"};
constexpr std::array<std::string_view, 12> academic = {
    "dr.",        "prof.", "dr",   "prof",     "professor", "professorin",
    "dipl.-ing.", "mag.",  "ing.", "dr.-ing.", "phd",       "pd"};
constexpr std::array<std::string_view, 20> no_name = {
    "der", "die", "das",  "ein", "eine", "the", "an",   "und", "and",  "im",
    "in",  "zur", "über", "wie", "was",  "wir", "mein", "our", "foto", "bild"};

const std::set<std::string> german = {
    "der",   "die",  "das",  "und", "ist",  "nicht", "ein",   "eine", "zu",
    "den",   "mit",  "wir",  "ich", "auch", "für",   "auf",   "es",   "sich",
    "wie",   "dass", "bei",  "aus", "sie",  "sind",  "im",    "dem",  "werden",
    "haben", "oder", "aber", "von", "was",  "einen", "einer", "mehr", "nur"};
const std::set<std::string> english = {
    "the", "and",  "is",   "not",  "of",   "to",  "in",  "that", "we",    "i",    "you", "it",
    "for", "with", "are",  "this", "have", "on",  "as",  "be",   "at",    "but",  "or",  "what",
    "how", "our",  "they", "from", "do",   "can", "has", "was",  "about", "more", "your"};

/// The last code point that is no closing quotation mark, bracket, blank or footnote sign.
char32_t last_sign(const std::string& text) {
    constexpr std::u32string_view closing =
        U" \"'\u201C\u201D\u2019\u2018\u00AB\u00BB\u203A\u2039)]*";
    const std::vector<char32_t> points = code_points(text);
    for (auto at = points.rbegin(); at != points.rend(); ++at)
        if (closing.find(*at) == std::u32string_view::npos) return *at;
    return 0;
}

}  // namespace

std::vector<std::string> split_words(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = text.find_first_not_of(' '); at != std::string::npos;) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(' ', end);
    }
    return words;
}

std::string join_words(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

bool is_name_particle(std::string_view word) {
    return std::find(particles.begin(), particles.end(), word) != particles.end();
}

bool is_academic_title(std::string_view word) {
    const std::string small = lower(word);
    return std::find(academic.begin(), academic.end(), small) != academic.end();
}

bool is_person_name(const std::string& text) {
    std::size_t names = 0, titles = 0;
    const std::vector<std::string> words = split_words(text);
    for (const std::string& word : words) {
        if (is_academic_title(word)) {
            if (names > 0) return false;
            ++titles;
            continue;
        }
        if (is_name_particle(word) && names > 0) continue;
        const std::string small = lower(word);
        if (std::find(no_name.begin(), no_name.end(), small) != no_name.end()) return false;
        const std::vector<char32_t> points = code_points(word);
        const std::string first = to_utf8(points.front());
        const bool initial = points.size() == 2 && points.back() == U'.';
        const bool letters = std::all_of(points.begin(), points.end(), [](char32_t point) {
            return is_letter(point) || point == U'-' || point == U'\'' || point == 0x2019;
        });
        if (lower(first) == first || !(letters || initial)) return false;
        ++names;
    }
    if (words.empty() || is_name_particle(words.back())) return false;
    return titles > 0 ? names >= 1 && names <= 4 : names >= 2 && names <= 4;
}

bool ends_sentence(const std::string& text) {
    const char32_t last = last_sign(text);
    return last == U'.' || last == U'!' || last == U'?' || last == 0x2026;
}

bool ends_in_question(const std::string& text) {
    return last_sign(text) == U'?';
}

std::string language_of(const std::string& text) {
    std::size_t de = 0, en = 0;
    std::string word;
    for (const char32_t point : code_points(lower(text) + " ")) {
        if (is_letter(point)) {
            word += to_utf8(point);
            continue;
        }
        de += german.count(word);
        en += english.count(word);
        word.clear();
    }
    if (de > en) return "de";
    if (en > de) return "en";
    return {};
}

}  // namespace standpunkt
