// A raw interview as it comes out of the importer, nothing bettered by hand: long questions that
// invite, many in one topic. All of it has to fit on every panel.
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <set>

#include "base/unicode.h"
#include "screens/panel.h"
#include "screens/stands.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

std::string letters_on(const Theatre& theatre) {
    std::string all;
    for (const UiNode& node : theatre.nodes()) all += node.text + " ";
    return letters(all);
}

/// Each highlight once, and all of its words.
void check_loop(Theatre& theatre, const PanelCase& panel) {
    const std::size_t count = theatre.catalogue.highlights.size();
    std::set<std::size_t> seen;
    for (int seconds = 0; seen.size() < count && seconds < 600; ++seconds) {
        const Shown shown = theatre.exhibit->show().loop.now;
        if (seen.insert(shown.item).second) {
            check(theatre, panel, "loop", "topics");
            const std::string words = *pick(theatre.catalogue.highlights[shown.item].text,
                                            shown.language, shown.language);
            INFO(words);
            CHECK(letters_on(theatre).find(letters(words)) != std::string::npos);
        }
        if (seen.size() < count) theatre.pass(Duration(1'000));
    }
    CHECK(seen.size() == count);
}

/// All pages of the list beside the answer, and back to its first.
void check_list(Theatre& theatre, const PanelCase& panel) {
    while (theatre.tap("list-later") && theatre.exhibit->show().visit.list_page > 0) {
        check(theatre, panel, "reader's list", "topics");
        const Visit& visit = theatre.exhibit->show().visit;
        if (visit.list_page + 1 == visit.list_page_count) return;
    }
}

/// Every page of every exchange of the topic that is open.
void check_topic(Theatre& theatre, const PanelCase& panel, std::size_t exchanges) {
    check_list(theatre, panel);
    for (std::size_t i = 0; i < exchanges; ++i) {
        for (;;) {
            check(theatre, panel, "reader", "topics");
            if (primary(theatre.exhibit->show(), theatre.catalogue) != Primary::ReadOn) break;
            REQUIRE(theatre.tap("primary"));
        }
        if (i + 1 < exchanges) REQUIRE(theatre.tap("primary"));
    }
}

}  // namespace

TEST_CASE("An imported interview fits on every panel as it comes") {
    const PanelCase panel = GENERATE(from_range(panels));
    const Catalogue* seed = imported_seed();
    if (!seed) SKIP("the seed interview is not on this machine");
    const Catalogue& catalogue = *seed;
    std::size_t longest = 0;
    for (const Highlight& highlight : catalogue.highlights)
        for (const auto& [language, text] : highlight.text)
            longest = std::max(longest, character_count(text));
    CHECK(longest > 120);  // else nothing here would be tried
    Theatre theatre(catalogue, panel.size, {panel.diagonal_inch}, {.fade = Duration(0)});
    check_loop(theatre, panel);
    REQUIRE(theatre.tap("topics"));
    check(theatre, panel, "topics", "home");
    REQUIRE(catalogue.topics.size() == 1);
    REQUIRE(theatre.tap("topic-0"));
    REQUIRE(exchanges_of(catalogue, 0).size() == 13);
    check_topic(theatre, panel, 13);
    REQUIRE(theatre.tap("person"));
    check(theatre, panel, "person", "topics");
}

TEST_CASE("A question of 209 characters invites and is read on every panel") {
    const PanelCase panel = GENERATE(from_range(panels));
    const std::string language = GENERATE("de", "en");
    const std::string question =
        language == "de"
            ? "Welche Erfahrungen haben die Unternehmen, die Hochschulen und die Verwaltung in den "
              "vergangenen Jahren mit gemeinsamen Forschungsvorhaben gesammelt, und was würden Sie "
              "heute anders machen, wenn Sie es könnten?"
            : "What have the companies, the universities and the administration learnt from their "
              "shared research projects in the years that have passed, and what would you now do "
              "differently if you could begin it all again?";
    REQUIRE(character_count(question) == 209);
    Catalogue catalogue = demo_catalogue();
    catalogue.stand.attract_languages = {language};
    catalogue.highlights.resize(1);
    Highlight& highlight = catalogue.highlights.front();
    highlight.kind = HighlightKind::Question;
    highlight.text = {{language, question}};
    Exchange& exchange = catalogue.interviews.front().exchanges.at(highlight.exchange.exchange);
    exchange.texts.at(language).question = question;
    Theatre theatre(catalogue, panel.size, {panel.diagonal_inch}, {.fade = Duration(0)});
    check_loop(theatre, panel);
    REQUIRE(theatre.tap("invite"));
    REQUIRE(theatre.scene() == Scene::Reader);
    CHECK(letters_on(theatre).find(letters(question)) != std::string::npos);
    check_topic(theatre, panel, 1);
}
