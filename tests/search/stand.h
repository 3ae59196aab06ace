#pragma once
// Catalogues of a few lines, to search in.
#include <string>
#include <vector>

#include "search/search.h"

namespace standpunkt::test {

struct Talk {
    std::string title, question, summary, answer;
    std::string person = "Anna Vogel";
};

inline Exchange exchange_of(const Talk& talk, const std::string& language = "de") {
    ExchangeText text;
    text.question = talk.question;
    text.short_title = talk.title;
    text.summary = talk.summary;
    Block block;
    block.spans.push_back({.text = talk.answer, .emphasis = false, .strong = false, .link = {}});
    text.answer.push_back(block);
    Exchange exchange;
    exchange.texts[language] = text;
    return exchange;
}

/// A stand with one interview for each talk.
inline Catalogue stand_of(const std::vector<Talk>& talks) {
    Catalogue catalogue;
    catalogue.stand.languages = {"de"};
    catalogue.stand.default_language = "de";
    for (const Talk& talk : talks) {
        Interview interview;
        interview.person.name = talk.person;
        interview.exchanges.push_back(exchange_of(talk));
        catalogue.interviews.push_back(interview);
    }
    return catalogue;
}

/// All hits of a search in `catalogue`, with long passages.
inline Hits search(const Catalogue& catalogue, std::string_view query) {
    return SearchIndex(catalogue, "de").find(query, 1000, 200);
}

/// Whether an exchange that answers `text` is found by `query`.
inline bool finds(std::string_view query, const std::string& text) {
    return search(stand_of({{.title = "T", .question = "Q?", .summary = "S", .answer = text}}),
                  query)
               .count == 1;
}

/// The marked pieces of `text`.
inline std::vector<std::string> marked(const std::string& text,
                                       const std::vector<TextMark>& marks) {
    std::vector<std::string> pieces;
    for (const TextMark& mark : marks)
        pieces.push_back(text.substr(mark.begin, mark.end - mark.begin));
    return pieces;
}

/// What `query` marks in `text`, where that is all of an answer.
inline std::vector<std::string> marks_in(const std::string& text, std::string_view query) {
    const Hits hits =
        search(stand_of({{.title = "T", .question = "Q?", .summary = "S", .answer = text}}), query);
    return hits.best.empty() ? std::vector<std::string>{}
                             : marked(hits.best[0].passage, hits.best[0].passage_marks);
}

}  // namespace standpunkt::test
