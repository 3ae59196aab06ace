#include "search/shown_text.h"

namespace standpunkt {

std::vector<ShownText> shown_texts(const Catalogue& catalogue, const std::string& language) {
    std::vector<ShownText> texts;
    for (std::size_t i = 0; i < catalogue.interviews.size(); ++i) {
        const Interview& interview = catalogue.interviews[i];
        for (std::size_t e = 0; e < interview.exchanges.size(); ++e) {
            const ExchangeText& text = text_of(catalogue, {i, e}, language);
            texts.push_back({.exchange = {i, e},
                             .title = text.short_title,
                             .question = without_soft_hyphens(text.question),
                             .summary = without_soft_hyphens(text.summary),
                             .answer = plain_text(text.answer),
                             .person = without_soft_hyphens(interview.person.name)});
        }
    }
    return texts;
}

Hit describe(const ShownText& text, const std::vector<QueryWord>& words,
             std::size_t passage_characters) {
    std::string_view best = text.summary.empty() ? text.question : text.summary;
    Match shown;
    for (const std::string* source : {&text.question, &text.summary, &text.answer}) {
        for (const std::string_view sentence : sentences(*source)) {
            Match found = match(sentence, words);
            if (found.words <= shown.words) continue;
            best = sentence;
            shown = std::move(found);
        }
    }
    ShownPassage passage = cut_passage(best, std::move(shown.marks), passage_characters);
    return {.exchange = text.exchange,
            .title = text.title,
            .title_marks = match(text.title, words).marks,
            .passage = std::move(passage.text),
            .passage_marks = std::move(passage.marks)};
}

}  // namespace standpunkt
