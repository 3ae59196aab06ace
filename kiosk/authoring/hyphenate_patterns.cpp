#include "authoring/hyphenate_patterns.h"

#include <hyphen.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/files.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

// libhyphen's own buffers are made for words; nothing that long is one.
constexpr std::size_t longest_word = 90;
constexpr std::uint64_t most_dictionary_bytes = 32 << 20;

struct Free {
    void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
    void operator()(std::FILE* file) const { std::fclose(file); }
};

std::unique_ptr<HyphenDict, Free> dictionary_of(std::string lines) {
    const std::unique_ptr<std::FILE, Free> file(fmemopen(lines.data(), lines.size(), "r"));
    return std::unique_ptr<HyphenDict, Free>(file ? hnj_hyphen_load_file(file.get()) : nullptr);
}

// What hnj_hyphen_hyphenate2 may allocate for spellings that change at a break.
struct Replacements {
    char** texts = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    std::size_t count;
    explicit Replacements(std::size_t size) : count(size) {}
    Replacements(const Replacements&) = delete;
    Replacements& operator=(const Replacements&) = delete;
    ~Replacements() {
        for (std::size_t i = 0; texts && i < count; ++i) std::free(texts[i]);
        std::free(texts);
        std::free(positions);
        std::free(cuts);
    }
    bool at(std::size_t letter) const { return texts && texts[letter]; }
};

// Empty if ISO-8859-1 lacks a letter.
std::string encoded(const std::u32string& word, bool utf8) {
    std::string bytes;
    for (const char32_t point : word) {
        if (utf8)
            bytes += to_utf8(point);
        else if (point < 0x100)
            bytes += static_cast<char>(point);
        else
            return {};
    }
    return bytes;
}

// "1lings1" and ".f4lös/ö=s,2,1": what is compared, without the numbers.
std::string letters_of(std::string_view pattern) {
    std::string letters;
    for (const char c : pattern.substr(0, pattern.find('/')))
        if (!(c >= '0' && c <= '9')) letters += c;
    return letters;
}

bool is_setting(std::string_view line) {
    constexpr std::string_view settings[] = {"LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUND",
                                             "NOHYPHEN", "NEXTLEVEL"};
    return std::ranges::any_of(settings, [&](auto setting) { return line.starts_with(setting); });
}

}  // namespace

Result<std::shared_ptr<Hyphenator::Patterns>> Hyphenator::Patterns::load(
    const std::filesystem::path& path) {
    const std::string next_step =
        "Install the hyphenation patterns (packages hyphen-de, hyphen-en-us); deploy/setup does.";
    auto patterns = std::make_shared<Patterns>();
    auto text = read_file(path, most_dictionary_bytes);
    if (!text)
        return fail("the hyphenation patterns cannot be read: " + text.error().message, path, 0,
                    next_step);
    patterns->x_text = std::move(*text);
    std::string_view rest = patterns->x_text;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        patterns->add_line(line.substr(0, line.find_last_not_of("\r \t") + 1));
    }
    for (Level& level : patterns->x_levels) std::ranges::sort(level);
    const std::string encoding(patterns->x_lines.empty() ? "" : patterns->x_lines.front());
    patterns->x_utf8 = encoding == "UTF-8";
    if (!patterns->x_utf8 && encoding != "ISO8859-1")
        return fail("the hyphenation patterns are in the encoding \"" + encoding +
                        "\", which is not known here.",
                    path, 1, next_step);
    return patterns;
}

void Hyphenator::Patterns::add_line(std::string_view line) {
    const bool comment = line.starts_with('#') || line.starts_with('%');
    if (line.empty() || comment) return;
    const auto number = static_cast<std::uint32_t>(x_lines.size());
    x_lines.push_back(line);
    if (number == 0 || is_setting(line)) {  // the first line names the encoding
        x_settings.push_back(number);
        if (line.starts_with("NEXTLEVEL")) x_levels.emplace_back();
        return;
    }
    x_levels.back().push_back({letters_of(line), number});
}

// libhyphen walks an automaton whose states are the beginnings of patterns, and applies what stands
// at a state only. So a beginning that occurs in the word matters even where its pattern does not:
// it hides shorter patterns. One pattern with each such beginning keeps the states the same.
void Hyphenator::Patterns::collect(const Level& level, std::string_view dotted,
                                   std::vector<std::uint32_t>& lines) {
    std::string beginning;
    for (const char letter : dotted) {
        beginning += letter;
        auto entry = std::ranges::lower_bound(level, beginning, {}, &Entry::letters);
        if (entry == level.end() || !entry->letters.starts_with(beginning)) return;
        lines.push_back(entry->line);
        for (; entry != level.end() && entry->letters == beginning; ++entry)
            lines.push_back(entry->line);
    }
}

std::string Hyphenator::Patterns::dictionary_for(const std::string& word) const {
    std::vector<std::uint32_t> numbers = x_settings;
    // Each level sees the parts the one before has made, so a part, in dots, may be any stretch.
    for (const Level& level : x_levels) {
        for (std::size_t begin = 0; begin < word.size(); ++begin) {
            for (std::size_t end = begin + 1; end <= word.size(); ++end) {
                const std::string part = word.substr(begin, end - begin) + ".";
                collect(level, part, numbers);
                collect(level, "." + part, numbers);
            }
        }
        collect(level, ".", numbers);
    }
    std::sort(numbers.begin(),
              numbers.end());  // clang 14, the fuzzers' compiler, knows no ranges::unique
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::string lines;
    for (const std::uint32_t number : numbers) (lines += x_lines[number]) += '\n';
    return lines;
}

const std::vector<bool>& Hyphenator::Patterns::breaks(const std::u32string& word) {
    const auto known = x_known.find(word);
    return known != x_known.end() ? known->second
                                  : x_known.emplace(word, find_breaks(word)).first->second;
}

std::vector<bool> Hyphenator::Patterns::find_breaks(const std::u32string& word) const {
    std::vector<bool> found(word.size(), false);
    const std::string bytes = encoded(word, x_utf8);
    if (bytes.empty() || bytes.size() > longest_word) return found;
    const auto dictionary = dictionary_of(dictionary_for(bytes));
    std::vector<char> marks(bytes.size() + 5, 0);  // hyphen.h: size of the word plus 5
    Replacements changed(bytes.size());
    if (!dictionary ||
        hnj_hyphen_hyphenate2(dictionary.get(), bytes.data(), static_cast<int>(bytes.size()),
                              marks.data(), nullptr, &changed.texts, &changed.positions,
                              &changed.cuts) != 0)
        return found;
    // One mark a letter, also with UTF-8 (the library counts letters then). Odd numbers are breaks;
    // those that change the spelling cannot be told by a soft hyphen.
    for (std::size_t letter = 0; letter + 1 < word.size(); ++letter)
        found[letter] = (marks[letter] & 1) != 0 && !changed.at(letter);
    return found;
}

}  // namespace standpunkt
