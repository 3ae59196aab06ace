#include "authoring/soft_hyphens.h"

namespace standpunkt {
namespace {

void hyphenate(ExchangeText& text, const Hyphenator& hyphenator) {
    text.summary = hyphenator(text.summary);
    for (Block& block : text.answer) {
        for (Span& span : block.spans) span.text = hyphenator(span.text);
    }
}

}  // namespace

Hyphenators hyphenators_for(const std::vector<std::string>& languages,
                            const std::map<std::string, std::vector<std::string>>& exceptions,
                            const Place& place, Faults& faults) {
    Hyphenators all;
    for (const std::string& language : languages) {
        const auto words = exceptions.find(language);
        auto hyphenator = Hyphenator::for_language(
            language, words == exceptions.end() ? std::vector<std::string>() : words->second);
        if (hyphenator) {
            all.emplace(language, std::move(*hyphenator));
            continue;
        }
        const std::string& next_step = hyphenator.error().next_step;
        faults.warning(
            "no-hyphenation", place,
            "Texts in \"" + language + "\" get no hyphens: " + hyphenator.error().message,
            next_step.empty() ? "Nothing to do: lines then end between words only." : next_step);
    }
    return all;
}

void hyphenate(Catalogue& catalogue, const Hyphenators& hyphenators) {
    for (Interview& interview : catalogue.interviews) {
        for (Exchange& exchange : interview.exchanges) {
            for (auto& [language, text] : exchange.texts) {
                const auto found = hyphenators.find(language);
                if (found != hyphenators.end()) hyphenate(text, found->second);
            }
        }
    }
}

}  // namespace standpunkt
