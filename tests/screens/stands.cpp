#include "screens/stands.h"

#include <catch2/catch_test_macros.hpp>

#include "authoring/folder.h"
#include "authoring/import.h"
#include "authoring/import_folder.h"
#include "authoring/soft_hyphens.h"
#include "base/files.h"
#include "screens/theatre.h"
#include "support/sample_catalogue.h"
#include "support/temporary_folder.h"

namespace standpunkt::test {

const Catalogue* imported_seed() {
    static const std::optional<Catalogue> catalogue = []() -> std::optional<Catalogue> {
        const auto seed = read_file(std::filesystem::path(STANDPUNKT_SOURCE_DIR) /
                                    "../shared/seed/interview.txt");
        if (!seed) return std::nullopt;
        const TemporaryFolder folder;
        const auto imported = import_text(*seed, "interview.txt");
        REQUIRE(imported);
        REQUIRE(import_into(folder.path / "stand", *imported));
        const auto content = read_folder(folder.path / "stand", {.work = PictureWork::Prepare});
        REQUIRE(content);
        REQUIRE_FALSE(content->has_errors());
        return content->catalogue;
    }();
    return catalogue ? &*catalogue : nullptr;
}

Catalogue forty_topics(const std::string& language) {
    return sample::make_content({.interviews = 5,
                                 .exchanges_each = 10,
                                 .topics = 40,
                                 .pictures = 0,
                                 .languages = {language},
                                 .channel = "forty",
                                 .maker = {}})
        .catalogue;
}

Catalogue long_words(const std::string& language) {
    const std::string word = "Nachhaltigkeitsstrategien";
    Catalogue catalogue = demo_catalogue();
    catalogue.stand.languages = {"de", "en", "fr"};  // so many have a list to choose from
    catalogue.stand.default_language = language;
    catalogue.stand.attract_languages = {language};
    for (Topic& topic : catalogue.topics) topic.title = {{language, word}};
    for (Interview& interview : catalogue.interviews) {
        interview.person.role[language] = word;
        for (Exchange& exchange : interview.exchanges) {
            ExchangeText& text = exchange.texts.at(language);
            text.short_title = word;
            text.question = word + ": " + text.question;
            if (!text.summary.empty()) text.summary = word + ".";
            Span first;
            first.text = word + " " + word + ". ";
            auto& spans = text.answer.front().spans;
            spans.insert(spans.begin(), first);
        }
    }
    for (Highlight& highlight : catalogue.highlights)
        highlight.text[language] = word + " " + word + "?";
    Faults faults;
    const auto patterns = hyphenators_for({language}, {}, {}, faults);
    hyphenate(catalogue, patterns);
    return catalogue;
}

}  // namespace standpunkt::test
