#include "authoring/import_metadata.h"

#include <algorithm>
#include <array>

#include "authoring/import_words.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

struct Keyword {
    std::string_view word;  // in small letters, in front of a colon
    MetadataKind kind;
};

constexpr std::array<Keyword, 34> keywords = {{
    {"name", MetadataKind::Person},
    {"person", MetadataKind::Person},
    {"gast", MetadataKind::Person},
    {"guest", MetadataKind::Person},
    {"interviewpartner", MetadataKind::Person},
    {"interviewpartnerin", MetadataKind::Person},
    {"gesprächspartner", MetadataKind::Person},
    {"gesprächspartnerin", MetadataKind::Person},
    {"im gespräch", MetadataKind::Person},
    {"im interview", MetadataKind::Person},
    {"interviewee", MetadataKind::Person},
    {"interview mit", MetadataKind::Person},
    {"interview with", MetadataKind::Person},
    {"datum", MetadataKind::Date},
    {"date", MetadataKind::Date},
    {"stand", MetadataKind::Date},
    {"quelle", MetadataKind::Source},
    {"source", MetadataKind::Source},
    {"erschienen in", MetadataKind::Source},
    {"published in", MetadataKind::Source},
    {"titel", MetadataKind::Title},
    {"title", MetadataKind::Title},
    {"rolle", MetadataKind::Role},
    {"funktion", MetadataKind::Role},
    {"position", MetadataKind::Role},
    {"role", MetadataKind::Role},
    {"organisation", MetadataKind::Organisation},
    {"unternehmen", MetadataKind::Organisation},
    {"company", MetadataKind::Organisation},
    {"institution", MetadataKind::Organisation},
    {"foto", MetadataKind::Credit},
    {"fotos", MetadataKind::Credit},
    {"photo", MetadataKind::Credit},
    {"bild", MetadataKind::Credit},
}};

constexpr std::array<std::string_view, 10> kinds = {
    "interview",    "das interview", "ein interview",
    "gespräch",     "das gespräch",  "ein gespräch",
    "an interview", "q&a",           "fragen und antworten",
    "kurzinterview"};

std::optional<Metadata> by_keyword(const std::string& line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos || colon + 1 >= line.size() || line[colon + 1] != ' ') return {};
    const std::string word = lower(line.substr(0, colon));
    const auto found = std::find_if(keywords.begin(), keywords.end(),
                                    [&](const Keyword& keyword) { return keyword.word == word; });
    if (found == keywords.end()) return {};
    Metadata metadata{found->kind, line.substr(colon + 2), {}, true};
    if (metadata.kind == MetadataKind::Date) metadata.value = iso_date(metadata.value);
    if (metadata.value.empty()) return {};
    if (metadata.kind == MetadataKind::Person) {
        const std::size_t comma = metadata.value.find(", ");
        if (comma != std::string::npos) {
            metadata.role = metadata.value.substr(comma + 2);
            metadata.value.resize(comma);
        }
    }
    if (metadata.kind == MetadataKind::Credit) metadata.value = line;
    return metadata;
}

/// "Interview mit Dr. Anna Vogel", "Dr. Anna Vogel im Gespräch", "Dr. Anna Vogel, Leiterin ...".
std::optional<Metadata> by_name(const std::string& line) {
    for (const std::string_view start :
         {"Interview mit ", "Ein Interview mit ", "Gespräch mit ", "Ein Gespräch mit ",
          "Im Gespräch mit ", "Interview with ", "An interview with ", "In conversation with "}) {
        const std::string name = line.starts_with(start) ? line.substr(start.size()) : "";
        if (is_person_name(name)) return Metadata{MetadataKind::Person, name, {}, true};
    }
    for (const std::string_view end : {" im Gespräch", " im Interview", " in conversation"}) {
        const std::string name =
            line.ends_with(end) ? line.substr(0, line.size() - end.size()) : "";
        if (is_person_name(name)) return Metadata{MetadataKind::Person, name, {}, true};
    }
    const std::size_t comma = std::min(line.find(", "), line.size());
    const std::string name = line.substr(0, comma);
    if (!is_person_name(name) || ends_sentence(line)) return {};
    return Metadata{MetadataKind::Person, name,
                    comma < line.size() ? line.substr(comma + 2) : std::string(),
                    is_academic_title(name.substr(0, name.find(' ')))};
}

/// "Hamburg, 12. Mai 2025", "Bad Oldesloe, den 12.05.2025"; empty if it is none.
std::string date_behind_place(const std::string& line) {
    const std::size_t comma = line.find(", ");
    if (comma == std::string::npos || split_words(line.substr(0, comma)).size() > 3) return {};
    const std::string rest = line.substr(comma + 2);
    return iso_date(rest.starts_with("den ") ? rest.substr(4) : rest);
}

}  // namespace

std::optional<Metadata> metadata_of(const std::string& line) {
    constexpr std::size_t most_characters = 120;
    if (character_count(line) > most_characters) return {};
    std::string bare = lower(line);
    while (bare.ends_with(':') || bare.ends_with('.')) bare.pop_back();
    if (std::find(kinds.begin(), kinds.end(), bare) != kinds.end())
        return Metadata{MetadataKind::Kind, line, {}, true};
    if (auto found = by_keyword(line)) return found;
    if (const std::string date = iso_date(line); !date.empty())
        return Metadata{MetadataKind::Date, date, {}, true};
    if (const std::string date = date_behind_place(line); !date.empty())
        return Metadata{MetadataKind::Date, date, {}, true};
    if (line.starts_with("\u00A9") || bare.starts_with("(c) ") || bare.starts_with("copyright"))
        return Metadata{MetadataKind::Source, line, {}, true};
    const bool address =
        bare.starts_with("http://") || bare.starts_with("https://") || bare.starts_with("www.");
    if (address && line.find(' ') == std::string::npos)
        return Metadata{MetadataKind::Source, line, {}, true};
    for (const std::string_view start :
         {"das interview führte", "das gespräch führte", "die fragen stellte",
          "interview: ", "interview von ", "interview by ", "interviewed by "})
        if (bare.starts_with(start)) return Metadata{MetadataKind::Source, line, {}, true};
    return by_name(line);
}

std::string person_in(const std::string& text) {
    const std::vector<std::string> words = split_words(text);
    std::string best;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool after_with =
            at > 0 && (lower(words[at - 1]) == "mit" || lower(words[at - 1]) == "with");
        if (!after_with && !is_academic_title(words[at])) continue;
        std::string name;
        for (std::size_t end = at; end < words.size() && end < at + 6; ++end) {
            std::string word = words[end];
            const bool title = is_academic_title(word);
            const bool last = !title && (word.ends_with(',') || word.ends_with('.') ||
                                         word.ends_with(':') || word.ends_with(';'));
            if (last) word.pop_back();
            const std::string longer = name + (name.empty() ? "" : " ") + word;
            name = longer;
            const std::size_t needed = is_academic_title(words[at]) ? 2 : 0;
            if (is_person_name(name) && end >= at + needed) best = name;
            if (last) break;
        }
        if (!best.empty()) return best;
    }
    return best;
}

}  // namespace standpunkt
