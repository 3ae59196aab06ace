#include "show/memory.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/digest.h"

namespace standpunkt {
namespace {

constexpr std::size_t most_languages = 64;  // bits of Mark::languages

void add_language(std::vector<std::string>& languages, const std::string& language) {
    if (languages.size() < most_languages &&
        std::find(languages.begin(), languages.end(), language) == languages.end())
        languages.push_back(language);
}

std::vector<std::string> loop_languages(const Stand& stand) {
    const auto& wanted =
        stand.attract_languages.empty() ? stand.languages : stand.attract_languages;
    std::vector<std::string> languages;
    for (const std::string& language : wanted) add_language(languages, language);
    if (languages.empty()) languages.push_back(stand.default_language);
    return languages;
}

/// Which of the first `loop_count` languages the text has.
std::uint64_t languages_of(const Localised<std::string>& text,
                           const std::vector<std::string>& languages, std::size_t loop_count) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < loop_count; ++i)
        if (text.count(languages[i]) > 0) bits |= std::uint64_t{1} << i;
    return bits;
}

/// The language in which a text is shown that has none of the loop's: a bit of its own, added to
/// `languages`. With more than 64 of them the loop's first stands in, which shows the same text.
std::uint64_t only_language(const Localised<std::string>& text, const std::string& fallback,
                            std::vector<std::string>& languages) {
    std::string language = languages.front();
    if (text.count(fallback) > 0)
        language = fallback;
    else if (!text.empty())
        language = text.begin()->first;
    add_language(languages, language);
    const auto found = std::find(languages.begin(), languages.end(), language);
    return found == languages.end() ? 1 : std::uint64_t{1} << (found - languages.begin());
}

HighlightKey key_of(const std::string& name) {
    const Digest full = digest(name);
    HighlightKey key = 0;
    for (std::size_t i = 0; i < sizeof key; ++i) key = key << 8 | full[i];
    return key;
}

std::optional<std::uint8_t> index_of(const std::vector<std::string>& languages,
                                     const std::string& language) {
    const auto found = std::find(languages.begin(), languages.end(), language);
    if (found == languages.end()) return std::nullopt;
    return static_cast<std::uint8_t>(found - languages.begin());
}

}  // namespace

HighlightKey key_of(const Catalogue& catalogue, const Highlight& highlight) {
    // A zero byte parts the three: no id and no text holds one.
    std::string name = catalogue.interview(highlight.exchange).id;
    name += '\0';
    name += catalogue.exchange(highlight.exchange).id;
    name += '\0';
    name += without_soft_hyphens(text_of(highlight.text, catalogue.stand.default_language, {}));
    return key_of(name);
}

HighlightKey key_of(const Slide& slide) {
    std::string name("slide\0", 6);  // no interview has an empty exchange id
    name += slide.id;
    for (const auto& [language, text] : slide.text) name += '\0' + without_soft_hyphens(text);
    return key_of(name);
}

HighlightKey key_of(const Catalogue& catalogue, std::size_t item) {
    const std::size_t highlights = catalogue.highlights.size();
    return item < highlights ? key_of(catalogue, catalogue.highlights[item])
                             : key_of(catalogue.slides.at(item - highlights));
}

Memory blank_memory(const Catalogue& catalogue) {
    Memory memory;
    memory.languages = loop_languages(catalogue.stand);
    const std::size_t loop_count = memory.languages.size();
    // Two interviews with one person are the same face on screen.
    std::unordered_map<std::string_view, std::uint32_t> persons;
    memory.marks.reserve(catalogue.highlights.size());
    for (const Highlight& highlight : catalogue.highlights) {
        Mark mark;
        mark.key = key_of(catalogue, highlight);
        mark.languages = languages_of(highlight.text, memory.languages, loop_count);
        if (mark.languages == 0)
            mark.languages =
                only_language(highlight.text, catalogue.stand.default_language, memory.languages);
        mark.topic = static_cast<std::uint32_t>(catalogue.exchange(highlight.exchange).topic);
        const std::string_view name = catalogue.interview(highlight.exchange).person.name;
        mark.person = persons.emplace(name, persons.size()).first->second;
        mark.item = static_cast<std::uint32_t>(memory.marks.size());
        memory.marks.push_back(mark);
    }
    std::uint32_t item = static_cast<std::uint32_t>(catalogue.highlights.size());
    // A slide is no topic and no person of the interviews, only its own neighbour.
    std::uint32_t topic = static_cast<std::uint32_t>(catalogue.topics.size());
    std::uint32_t person = static_cast<std::uint32_t>(catalogue.highlights.size());
    for (const Slide& slide : catalogue.slides) {
        Mark mark;
        mark.key = key_of(slide);
        mark.item = item++;
        mark.topic = topic++;
        mark.person = person++;
        // A picture suits every language.
        mark.languages = slide.text.empty()
                             ? (std::uint64_t{1} << (loop_count - 1) << 1) - 1
                             : languages_of(slide.text, memory.languages, loop_count);
        if (mark.languages == 0)
            mark.languages =
                only_language(slide.text, catalogue.stand.default_language, memory.languages);
        for (unsigned i = 0; i < std::clamp(slide.weight, 1U, most_slide_weight); ++i)
            memory.marks.push_back(mark);
    }
    memory.left = memory.marks.size();
    return memory;
}

Memory carried_over(const Memory& old, const Catalogue& catalogue) {
    Memory memory = blank_memory(catalogue);
    memory.turn = old.turn;
    memory.cycle = old.cycle;
    // Backwards, so that of equal highlights the first takes over from the first.
    std::unordered_map<HighlightKey, std::vector<const Mark*>> by_key;
    for (auto mark = old.marks.rbegin(); mark != old.marks.rend(); ++mark)
        by_key[mark->key].push_back(&*mark);
    for (Mark& mark : memory.marks) {
        const auto found = by_key.find(mark.key);
        if (found == by_key.end() || found->second.empty()) continue;
        const Mark& before = *found->second.back();
        found->second.pop_back();
        mark.shown = before.shown;
        if (before.language)
            mark.language = index_of(memory.languages, old.languages[*before.language]);
    }
    const auto is_left = [&](const Mark& mark) { return mark.shown <= memory.cycle; };
    memory.left =
        static_cast<std::size_t>(std::count_if(memory.marks.begin(), memory.marks.end(), is_left));
    if (memory.left == 0) {
        memory.cycle = memory.turn;
        memory.left = memory.marks.size();
    }
    return memory;
}

void note_shown(Memory& memory, Choice shown) {
    Mark& mark = memory.marks.at(shown.mark);
    const bool first_of_cycle = mark.shown <= memory.cycle;
    mark.shown = ++memory.turn;
    mark.language = shown.language;
    if (first_of_cycle && --memory.left == 0) {
        memory.cycle = memory.turn;
        memory.left = memory.marks.size();
    }
}

}  // namespace standpunkt
