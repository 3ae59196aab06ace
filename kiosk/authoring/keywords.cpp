#include "authoring/keywords.h"

#include <algorithm>
#include <array>
#include <vector>

#include "authoring/names.h"
#include "base/unicode.h"

namespace standpunkt {
namespace {

template <class Kind>
struct Word {
    const char* word;
    Kind kind;
};

constexpr std::array exchange_words = {
    Word<Keyword>{"Thema", Keyword::Topic},
    Word<Keyword>{"Topic", Keyword::Topic},
    Word<Keyword>{"Kurz", Keyword::Short},
    Word<Keyword>{"Short", Keyword::Short},
    Word<Keyword>{"In einem Satz", Keyword::Summary},
    Word<Keyword>{"In one sentence", Keyword::Summary},
    Word<Keyword>{"Id", Keyword::Id},
};

constexpr std::array picture_words = {
    Word<PictureKeyword>{"Bild", PictureKeyword::Credit},
    Word<PictureKeyword>{"Foto", PictureKeyword::Credit},
    Word<PictureKeyword>{"Picture", PictureKeyword::Credit},
    Word<PictureKeyword>{"Photo", PictureKeyword::Credit},
    Word<PictureKeyword>{"Credit", PictureKeyword::Credit},
    Word<PictureKeyword>{"Lizenz", PictureKeyword::Licence},
    Word<PictureKeyword>{"Licence", PictureKeyword::Licence},
    Word<PictureKeyword>{"License", PictureKeyword::Licence},
};

constexpr std::array highlight_words = {
    Word<HighlightKind>{"Zitat", HighlightKind::Quote},
    Word<HighlightKind>{"Quote", HighlightKind::Quote},
    Word<HighlightKind>{"Nach dem Gespräch", HighlightKind::Paraphrase},
    Word<HighlightKind>{"Sinngemäß", HighlightKind::Paraphrase},
    Word<HighlightKind>{"After the talk", HighlightKind::Paraphrase},
    Word<HighlightKind>{"Paraphrase", HighlightKind::Paraphrase},
    Word<HighlightKind>{"Redaktion", HighlightKind::Editorial},
    Word<HighlightKind>{"Editorial", HighlightKind::Editorial},
};

/// The words before the first colon, in small letters; empty if there is no colon.
std::string head_of(std::string_view line) {
    const std::size_t colon = line.find(':');
    return colon == std::string_view::npos ? std::string() : lower(trimmed(line.substr(0, colon)));
}

template <class Kind, std::size_t Count>
std::optional<Keyed<Kind>> look_up(std::string_view line,
                                   const std::array<Word<Kind>, Count>& words) {
    const std::string head = head_of(line);
    if (head.empty()) return {};
    for (const auto& [word, kind] : words) {
        if (head == lower(word)) return Keyed<Kind>{kind, trimmed(line.substr(line.find(':') + 1))};
    }
    return {};
}

template <class Kind, std::size_t Count>
std::string misspelt(std::string_view line, const std::array<Word<Kind>, Count>& words) {
    const std::string head = head_of(line);
    // Two-letter words are near everything.
    if (character_count(head) < 4 || look_up(line, words)) return {};
    std::vector<std::string> candidates;
    for (const auto& [word, kind] : words) {
        if (std::string_view(word).size() >= 4) candidates.emplace_back(word);
    }
    return nearest(head, candidates);
}

}  // namespace

std::optional<Keyed<Keyword>> keyword_of(std::string_view line) {
    return look_up(line, exchange_words);
}

std::optional<Keyed<PictureKeyword>> picture_keyword_of(std::string_view line) {
    return look_up(line, picture_words);
}

std::optional<Keyed<HighlightKind>> highlight_keyword_of(std::string_view line) {
    return look_up(line, highlight_words);
}

std::string misspelt_keyword(std::string_view line) {
    return misspelt(line, exchange_words);
}

std::string misspelt_highlight_keyword(std::string_view line) {
    return misspelt(line, highlight_words);
}

}  // namespace standpunkt
