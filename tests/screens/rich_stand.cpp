// A stand that has everything the demo stand lacks: three people, portraits, an address to take
// along, a third language, a text that was never translated and one that is cut off.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <tuple>

#include "authoring/folder.h"
#include "authoring/related.h"
#include "authoring/soft_hyphens.h"
#include "media/painting.h"
#include "screens/panel.h"
#include "screens/rehearsal.h"
#include "screens/stands.h"
#include "screens/theatre.h"
#include "support/enumerators.h"

namespace standpunkt::test {
namespace {

/// A face as far as a test needs one: light, shade and grain.
Picture portrait_of(const std::string& name, int width, int height, MediaLibrary& media) {
    Picture picture;
    picture.medium = media.add(encoded(encode_jpeg(photograph(width, height), 88)));
    picture.width = width;
    picture.height = height;
    picture.alt = {
        {"de", "Porträt: " + name}, {"en", "Portrait of " + name}, {"fr", "Portrait : " + name}};
    picture.credit = "Standpunkt";
    picture.licence = "MIT";
    return picture;
}

Block paragraph(std::string text) {
    Block block;
    block.spans.push_back({.text = std::move(text)});
    return block;
}

ExchangeText text(std::string question, std::string short_title, std::string summary,
                  std::vector<std::string> paragraphs) {
    ExchangeText made;
    made.question = std::move(question);
    made.short_title = std::move(short_title);
    made.summary = std::move(summary);
    for (std::string& one : paragraphs) made.answer.push_back(paragraph(std::move(one)));
    return made;
}

Interview engineer(MediaLibrary& media) {
    Interview interview;
    interview.id = "jonas-reim";
    interview.person.name = "Jonas Reim";
    interview.person.role = {{"de", "Ingenieur für Wasserbau"},
                             {"en", "Hydraulic engineer"},
                             {"fr", "Ingénieur hydraulicien"}};
    interview.person.organisation = "Werkstatt am Fleet";
    interview.person.portrait = portrait_of(interview.person.name, 480, 640, media);
    interview.title = {{"de", "Pumpen, Deiche und Geduld"},
                       {"en", "Pumps, dykes and patience"},
                       {"fr", "Pompes, digues et patience"}};
    interview.lead = {{"de", "Wie eine Stadt mit dem Wasser lebt."},
                      {"en", "How a city lives with water."},
                      {"fr", "Comment une ville vit avec l’eau."}};
    interview.date = "2026-03-09";
    interview.source = "Werkstattgespräche";
    interview.retold_by = "Redaktion";
    interview.approved_by = "Jonas Reim";
    interview.approved_on = "2026-04-01";
    Exchange pumps{.id = "pumpen", .topic = 0, .texts = {}};
    pumps.texts["de"] = text(
        "Was kann eine Pumpe, was ein Deich nicht kann?", "Pumpe oder Deich",
        "Ein Deich hält auf, eine Pumpe gibt zurück.",
        {"Ein Deich wartet. Er steht da, und meistens geschieht nichts. Eine Pumpe dagegen "
         "arbeitet in jedem Winter, und wer ihr zuhört, weiß, wie es um das Land dahinter steht.",
         "Beides gehört zusammen. Wo nur gebaut und nie gewartet wird, steht das Wasser irgendwann "
         "auf der falschen Seite."});
    pumps.texts["en"] =
        text("What can a pump do that a dyke cannot?", "Pump or dyke",
             "A dyke holds back, a pump gives back.",
             {"A dyke waits. It stands there, and most of the time nothing happens. A pump works "
              "every winter, and whoever listens to it knows how the land behind it is."});
    pumps.texts["fr"] =
        text("Que peut une pompe que ne peut pas une digue ?", "Pompe ou digue",
             "Une digue retient, une pompe rend.",
             {"Une digue attend. Une pompe travaille chaque hiver, et qui l’écoute sait comment va "
              "la terre derrière elle."});
    Exchange only_german{.id = "nur-deutsch", .topic = 1, .texts = {}};
    only_german.texts["de"] =
        text("Wer hört im Ernstfall auf wen?", "Wer hört auf wen", "",
             {"Das steht im Plan. Gelesen hat ihn, wer einmal eine Nacht am Schöpfwerk stand."});
    interview.exchanges = {pumps, only_german};
    return interview;
}

/// Has a name that needs room, no portrait, and a text its source cuts off.
Interview without_portrait() {
    Interview interview;
    interview.id = "mara-lindqvist";
    interview.person.name = "Prof. Dr. Mara Lindqvist-Oyelaran";
    interview.person.role = {{"de", "Leiterin des Archivs"}, {"en", "Head of the archive"}};
    interview.person.organisation = "Archiv der Ufer";
    interview.title = {{"de", "Was ein Ufer behält"}, {"en", "What a shore keeps"}};
    interview.date = "2025-11-30";
    interview.source = "Ufergespräche";
    Exchange cut{.id = "abgebrochen", .topic = 2, .texts = {}};
    for (const auto& [language, question, answer] :
         {std::tuple{
              "de", "Was wird aus alten Karten?",
              "Sie bleiben liegen, bis jemand fragt. Dann zeigt sich, dass der Fluss einmal"},
          std::tuple{
              "en", "What becomes of old maps?",
              "They lie there until somebody asks. Then it turns out that the river once"}}) {
        cut.texts[language] = text(question, "", "", {answer});
        cut.texts[language].cut_off = true;
    }
    interview.exchanges = {cut};
    return interview;
}

void add_highlights(Catalogue& catalogue) {
    for (std::size_t i = 1; i < catalogue.interviews.size(); ++i) {
        Highlight highlight;
        highlight.exchange = {i, 0};
        highlight.kind = i == 1 ? HighlightKind::Paraphrase : HighlightKind::Question;
        for (const auto& [language, one] : catalogue.interviews[i].exchanges.front().texts)
            highlight.text[language] = i == 1 ? one.summary : one.question;
        catalogue.highlights.push_back(std::move(highlight));
    }
}

Rich made() {
    auto content = read_folder(STANDPUNKT_SOURCE_DIR "/content", {.work = PictureWork::Prepare});
    REQUIRE(content);
    REQUIRE_FALSE(content->has_errors());
    Rich rich{std::move(content->catalogue), std::move(content->media)};
    Catalogue added;
    added.interviews = {engineer(rich.media), without_portrait()};
    Faults faults;
    hyphenate(added, hyphenators_for({"de", "en"}, {}, {}, faults));
    Catalogue& all = rich.catalogue;
    all.interviews.front().person.portrait =
        portrait_of(all.interviews.front().person.name, 640, 480, rich.media);
    for (Interview& one : added.interviews) all.interviews.push_back(std::move(one));
    add_highlights(all);
    all.stand.languages = {"de", "en", "fr", "es", "nl", "br"};
    all.stand.attract_languages = {"de", "en", "fr"};
    all.stand.web_address = "https://example.org/stand";
    all.stand.forms["fr"].name = "Français";
    all.stand.forms["nl"].name = "Nederlands";
    all.stand.forms["br"].name = "Brezhoneg (Bretagne)";  // as long as a name may be
    all.stand.title["fr"] = "Parler des réseaux";
    for (Topic& topic : all.topics) topic.title["fr"] = "Sujet : " + topic.title.at("de");
    relate_exchanges(all);
    return rich;
}

}  // namespace

const Rich& rich_stand() {
    static const Rich stand = made();
    return stand;
}

Pictures::Load load_of(const Rich& stand) {
    return [&stand](const Digest& id) { return stand.media.read(id); };
}

TEST_CASE("The rich stand has every scene, and every picture of it can be shown") {
    const Rich& stand = rich_stand();
    std::set<std::string> names;
    for (const Stop& stop : stops_of(stand.catalogue)) names.insert(stop.name);
    for (const char* name : {"slide", "people", "language", "take along", "person"})
        CHECK(names.contains(name));
    const auto& slides = stand.catalogue.slides;
    CHECK(std::any_of(slides.begin(), slides.end(), [](const Slide& one) { return one.wide; }));
    CHECK(std::any_of(slides.begin(), slides.end(), [](const Slide& one) { return !one.wide; }));
    const auto media = media_of(stand.catalogue);
    CHECK(media.size() >= 2 + slides.size());
    for (const MediumId& id : media) {
        const auto bytes = load_of(stand)(id);
        REQUIRE(bytes);
        CHECK(decode_bundled_picture(*bytes));
    }
}

TEST_CASE("The stops of the rich stand and of an empty one come to every scene and every sheet") {
    const auto metrics = Metrics::of({1920, 1080}, {24});
    REQUIRE(metrics);
    std::set<Scene> scenes;
    std::set<Sheet> sheets;
    bool asked = false;
    const Catalogue empty;
    for (const Catalogue* catalogue : {&rich_stand().catalogue, &empty}) {
        auto begun = Rehearsal::begin(*catalogue, {.metrics = *metrics, .load = no_pictures});
        REQUIRE(begun);
        const auto stops = stops_of(*catalogue);
        std::set<std::string> names;
        for (const Stop& stop : stops) {
            INFO(stop.name);
            CHECK(names.insert(stop.name).second);
            go_to(**begun, stop);
            const Show& show = (*begun)->show();
            CHECK((show.scene == Scene::Holding) == (catalogue == &empty));
            scenes.insert(show.scene);
            if (show.visit.sheet) sheets.insert(*show.visit.sheet);
            asked |= show.asked_since.has_value();
        }
    }
    std::set<Scene> all = enumerators<Scene>();
    all.erase(Scene::Operator);  // of no content; desk_stops() has it
    CHECK(scenes == all);
    CHECK(sheets == enumerators<Sheet>());
    CHECK(asked);
    // What the compiler tells of an enumeration is all of it, and nothing else.
    enum class Three { First, Second, Third };
    CHECK(enumerators<Three>() == std::set{Three::First, Three::Second, Three::Third});
}

TEST_CASE("A portrait that is cut to its card leaves everything else on show") {
    // 640 x 480 in a card of 408 x 342: what is cut was rounded to a hair above the whole height.
    const auto metrics = Metrics::of({1080, 1920}, {24});
    REQUIRE(metrics);
    const Catalogue& catalogue = rich_stand().catalogue;
    auto begun = Rehearsal::begin(catalogue, {.metrics = *metrics, .load = load_of(rich_stand())});
    REQUIRE(begun);
    for (const Stop& stop : stops_of(catalogue)) {
        INFO(stop.name);
        go_to(**begun, stop);
        const UiNodes nodes = (*begun)->nodes();
        CHECK(check_contrast(nodes, (*begun)->frame()) == Complaints{});
    }
}

}  // namespace standpunkt::test
