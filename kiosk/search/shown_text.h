#pragma once
// What is kept of an exchange, to show it when it is found.
#include <string>
#include <vector>

#include "search/passage.h"

namespace standpunkt {

/// Texts without soft hyphens but for the title, which is as it is shown.
struct ShownText {
    ExchangeRef exchange;
    std::string title, question, summary, answer, person;
};

/// The exchanges of `catalogue` in their order, as they are shown in `language`.
std::vector<ShownText> shown_texts(const Catalogue& catalogue, const std::string& language);

/// The hit that `text` is for `words`; the passage is the first of the sentences with most words.
Hit describe(const ShownText& text, const std::vector<QueryWord>& words,
             std::size_t passage_characters);

}  // namespace standpunkt
