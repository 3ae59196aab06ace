#include "authoring/soft_hyphens.h"

#include "authoring/hyphenate.h"

namespace standpunkt {
namespace {

void hyphenate(ExchangeText& text, const Hyphenator& hyphenator) {
    text.summary = hyphenator(text.summary);
    for (Block& block : text.answer) {
        for (Span& span : block.spans) span.text = hyphenator(span.text);
    }
}

}  // namespace

void hyphenate(Catalogue& catalogue,
               const std::map<std::string, std::vector<std::string>>& exceptions,
               const Place& place, Faults& faults) {
    for (const std::string& language : catalogue.stand.languages) {
        const auto words = exceptions.find(language);
        const auto hyphenator = Hyphenator::for_language(
            language, words == exceptions.end() ? std::vector<std::string>() : words->second);
        if (!hyphenator) {
            faults.warning(
                "no-hyphenation", place,
                "Texts in \"" + language + "\" get no hyphens: " + hyphenator.error().message,
                hyphenator.error().next_step);
            continue;
        }
        for (Interview& interview : catalogue.interviews) {
            for (Exchange& exchange : interview.exchanges) {
                const auto text = exchange.texts.find(language);
                if (text != exchange.texts.end()) hyphenate(text->second, *hyphenator);
            }
        }
    }
}

}  // namespace standpunkt
