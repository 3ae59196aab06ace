// What About says of the people, texts and pictures behind a stand.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "base/digest.h"
#include "screens/rehearsal.h"
#include "screens/theatre.h"

using namespace standpunkt;
using namespace standpunkt::test;
using Catch::Matchers::ContainsSubstring;

namespace {

/// Everything About says in German, without the headline.
std::string about(Catalogue catalogue) {
    catalogue.stand.attract_languages = {"de"};
    const auto metrics = Metrics::of({1920, 1080}, {24});
    REQUIRE(metrics);
    auto begun = Rehearsal::begin(catalogue, {.metrics = *metrics, .load = no_pictures});
    REQUIRE(begun);
    (*begun)->play(event::OpenTopics{});
    (*begun)->play(event::OpenAbout{});
    std::string said;
    for (const UiNode& node : (*begun)->nodes())
        if (node.id.starts_with("body-") && node.id != "body-0") said += node.text + "\n";
    return said;
}

Picture picture_by(const std::string& credit, const std::string& licence) {
    Picture picture;
    picture.medium = digest(credit);
    picture.width = picture.height = 400;
    picture.credit = credit;
    picture.licence = licence;
    return picture;
}

}  // namespace

TEST_CASE("About leaves names, sources and credits as they are written, full stops and all") {
    Catalogue catalogue = demo_catalogue();
    Interview& interview = catalogue.interviews.front();
    interview.person.name = "Anna Vogel M.A.";
    interview.source = "Warten auf ... die Zukunft";
    interview.retold_by = "Mara v.. Muster";
    catalogue.theme.logo_on_light = catalogue.theme.logo_on_dark = picture_by("Zeichner e.V.", "");
    catalogue.slides.clear();
    for (Exchange& exchange : interview.exchanges)
        for (auto& [language, text] : exchange.texts)
            std::erase_if(text.answer, [](const Block& block) { return block.picture; });
    const std::string said = about(catalogue);
    CHECK_THAT(said, ContainsSubstring("Gespräch mit Anna Vogel M.A. Quelle:"));
    CHECK_THAT(said, ContainsSubstring("Quelle: Warten auf ... die Zukunft. Nacherzählt"));
    CHECK_THAT(said, ContainsSubstring("Nacherzählt von Mara v.. Muster; nichts"));
    CHECK_THAT(said, ContainsSubstring("Bilder: Zeichner e.V.\n"));

    interview.source = "Und dann ...";
    CHECK_THAT(about(catalogue), ContainsSubstring("Quelle: Und dann ... Nacherzählt"));
}

TEST_CASE("About credits both logos, and one credit once") {
    Catalogue catalogue = demo_catalogue();
    catalogue.theme.logo_on_light = picture_by("Lea Licht", "CC BY 4.0");
    catalogue.theme.logo_on_dark = picture_by("Dora Dunkel", "");
    CHECK_THAT(
        about(catalogue),
        ContainsSubstring("Bilder: Dora Dunkel; Lea Licht (CC BY 4.0); Standpunkt (MIT).\n"));
    catalogue.theme.logo_on_dark = catalogue.theme.logo_on_light;
    CHECK_THAT(about(catalogue),
               ContainsSubstring("Bilder: Lea Licht (CC BY 4.0); Standpunkt (MIT).\n"));
}
