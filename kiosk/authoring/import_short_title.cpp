#include "authoring/import_short_title.h"

#include <algorithm>
#include <set>
#include <vector>

#include "authoring/import_words.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_characters = 40;

/// Words that ask, and words that only carry the asking.
const std::set<std::string> asking = {
    "wie",     "was",       "warum",     "weshalb", "wieso",  "wozu",    "wo",     "wer",
    "wann",    "inwiefern", "inwieweit", "woran",   "worin",  "wodurch", "können", "kann",
    "könnten", "könnte",    "lassen",    "lässt",   "sich",   "und",     "aber",   "also",
    "ist",     "sind",      "wird",      "werden",  "haben",  "hat",     "gibt",   "es",
    "sollte",  "sollten",   "muss",      "müssen",  "würden", "würdest", "du",     "sie",
    "ihr",     "wir",       "denn",      "how",     "what",   "why",     "where",  "when",
    "who",     "is",        "are",       "do",      "does",   "did",     "can",    "could",
    "should",  "would",     "will",      "has",     "have",   "you",     "we",     "and",
    "but",     "so",        "the"};

/// Words that no title ends in.
const std::set<std::string> dangling = {
    "der",      "die",     "das",   "den",    "dem",   "des",   "ein",   "eine",   "einen",
    "einem",    "einer",   "eines", "in",     "im",    "an",    "am",    "auf",    "aus",
    "bei",      "beim",    "mit",   "nach",   "seit",  "von",   "vom",   "zu",     "zum",
    "zur",      "für",     "durch", "gegen",  "ohne",  "um",    "über",  "unter",  "vor",
    "zwischen", "rund",    "und",   "oder",   "sowie", "als",   "wie",   "dass",   "damit",
    "wenn",     "weil",    "ob",    "so",     "noch",  "schon", "heute", "dein",   "deine",
    "deiner",   "deinen",  "ihr",   "ihre",   "ihrer", "ihren", "ihrem", "dieser", "diesem",
    "am",       "meisten", "unser", "unsere", "sich",  "z.b.",  "zb",    "bzw.",   "etwa",
    "ganz",     "sehr",    "hier",  "denn",   "bis",   "per",   "the",   "a",      "of",
    "to",       "on",      "at",    "for",    "with",  "from",  "by",    "and",    "or",
    "your",     "our",     "their", "its",    "that",  "this",  "as",    "into",   "about",
    "between",  "e.g.",    "more",  "most"};

const std::set<std::string> addressed = {"du", "sie", "ihr", "you"};

std::string bare(const std::string& word) {
    std::vector<char32_t> points = code_points(lower(word));
    while (!points.empty() && (points.back() == U',' || points.back() == U'?')) points.pop_back();
    return to_utf8(points);
}

bool fits(const std::string& text) {
    return character_count(text) <= most_characters;
}

/// The sentence that ends in the last "?".
std::string last_question(const std::string& question) {
    std::vector<std::string> sentence, last;
    for (const std::string& word : split_words(question)) {
        sentence.push_back(word);
        const bool abbreviation = word.size() <= 4 && word.find('.') < word.size() - 1;
        if (!ends_sentence(word) || abbreviation || bare(word) == "z.b." || is_academic_title(word))
            continue;
        if (ends_in_question(word) || last.empty()) last = sentence;
        sentence.clear();
    }
    return last.empty() ? question : join_words(last);
}

/// Cut where a comma, a dash or a colon parts clauses.
std::string first_clause(const std::string& text) {
    std::size_t end = text.size();
    for (const std::string_view mark : {", ", " \u2013 ", " \u2014 ", " - ", ": ", "; ", " ("})
        end = std::min(end, text.find(mark));
    return text.substr(0, end);
}

bool is_balanced(const std::string& text) {
    int depth = 0, straight = 0;
    for (const char32_t point : code_points(text)) {
        if (point == 0x201E || point == U'(' || point == 0x00BB) ++depth;
        if (point == 0x201C && depth == 0)
            ++depth;  // English opens with what German closes with
        else if (point == 0x201C || point == 0x201D || point == U')' || point == 0x00AB)
            --depth;
        if (point == U'"') ++straight;
    }
    return depth == 0 && straight % 2 == 0;
}

/// From the first quoted term on to the end of its clause, or the term alone; empty if none fits.
std::string quoted_term(const std::string& text) {
    const std::size_t open = text.find("\u201E");
    if (open == std::string::npos) return {};
    const std::size_t close = text.find("\u201C", open);
    if (close == std::string::npos) return {};
    const std::string clause = first_clause(text.substr(open));
    if (fits(clause) && is_balanced(clause)) return clause;
    const std::string term = text.substr(open, close + 3 - open);
    return fits(term) ? term : std::string();
}

void capitalise(std::string& text) {
    std::vector<char32_t> points = code_points(text);
    if (points.empty()) return;
    static const std::u32string small = U"abcdefghijklmnopqrstuvwxyzäöüéàñ";
    static const std::u32string large = U"ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜÉÀÑ";
    const std::size_t found = small.find(points.front());
    if (found != std::u32string::npos) points.front() = large[found];
    text = to_utf8(points);
}

/// "Welche Chancen siehst du für X" is about "Chancen für X"; before an adjective "Welche" stays.
std::vector<std::string> without_asking(std::vector<std::string> words) {
    const bool which = !words.empty() && lower(words[0]).starts_with("welche");
    for (std::size_t at = 2; which && at < words.size() && at < 6; ++at) {
        if (!addressed.contains(lower(words[at]))) continue;
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(at) - 1,
                    words.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        if (words.size() > 2 && lower(words[1]) != words[1]) words.erase(words.begin());
        return words;
    }
    std::size_t first = 0;
    while (first < words.size() && asking.contains(lower(words[first]))) ++first;
    // "Was unterscheidet X": the verb behind a lone asking word needs it.
    const bool verb_next = first == 1 && first < words.size() && lower(words[1]) == words[1];
    if (!verb_next && words.size() - first >= 2)
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first));
    return words;
}

/// Whether a title may begin so: a noun, a name, a quotation, or an adjective before its noun; not
/// a verb or a preposition that the asking words left behind.
bool begins_a_title(const std::string& word) {
    const std::string small = lower(word);
    if (small != word || !is_letter(code_points(word).front())) return true;
    for (const std::string_view end : {"sche", "schen", "liche", "lichen", "elle", "ellen", "ige",
                                       "igen", "ive", "iven", "ale", "alen", "bare", "baren"})
        if (word.ends_with(end)) return true;
    return false;
}

/// As many words as fit into `most`, without a dangling end and without half a quotation.
std::string cut_between_words(std::vector<std::string> words, std::size_t most) {
    while (words.size() > 1 && character_count(join_words(words)) > most) words.pop_back();
    while (words.size() > 1 &&
           (dangling.contains(bare(words.back())) || !is_balanced(join_words(words)) ||
            !is_letter(code_points(words.back()).front())))
        words.pop_back();
    return join_words(words);
}

std::string without_end_signs(std::string text) {
    while (!text.empty() &&
           (text.back() == '?' || text.back() == ',' || text.back() == ':' || text.back() == ' '))
        text.pop_back();
    return text;
}

/// A single word that does not fit: its first letters and an ellipsis, the one cut inside a word.
std::string forced(const std::string& text) {
    std::vector<char32_t> points = code_points(text);
    while (!points.empty() && !fits(to_utf8(points) + "\u2026")) points.pop_back();
    return to_utf8(points) + "\u2026";
}

}  // namespace

std::string short_title_of(const std::string& question) {
    constexpr std::size_t least_clause = 16;  // less says nothing: "Gibt es etwas"
    const std::string last = last_question(question);
    if (fits(last)) return last;
    const std::string sentence = without_end_signs(last);
    std::string title = quoted_term(sentence);
    const std::string clause = first_clause(sentence);
    if (title.empty() && fits(clause) && character_count(clause) >= least_clause) title = clause;
    if (title.empty() && character_count(clause) >= least_clause) {
        const std::vector<std::string> words = split_words(clause), topic = without_asking(words);
        if (topic.size() < words.size() && begins_a_title(topic.front()))
            title = cut_between_words(topic, most_characters);
        if (split_words(title).size() < 2) title.clear();
    }
    if (title.empty()) {
        const std::string start =
            without_end_signs(cut_between_words(split_words(sentence), most_characters - 2));
        title = start == sentence ? start : start + " \u2026";  // it goes on
    }
    title = without_end_signs(title);
    capitalise(title);
    return fits(title) ? title : forced(title);
}

}  // namespace standpunkt
