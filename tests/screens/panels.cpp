// Every scene on every panel in both languages.
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "authoring/soft_hyphens.h"
#include "base/digest.h"
#include "media/picture_file.h"
#include "screens/panel.h"

using namespace standpunkt;
using namespace standpunkt::test;

TEST_CASE("Scenes hold on every panel in every language") {
    const PanelCase panel = GENERATE(from_range(panels));
    const std::string language = GENERATE("de", "en");
    Catalogue catalogue = demo_catalogue();
    catalogue.stand.attract_languages = {language};
    Theatre theatre(catalogue, panel.size, {panel.diagonal_inch}, {.fade = Duration(0)});
    for (int i = 0; i < 3; ++i) {
        check(theatre, panel, "loop", "topics");
        theatre.pass(Duration(21'000));
    }
    REQUIRE(theatre.tap("topics"));
    check(theatre, panel, "topics", "home");
    for (std::size_t topic = 0; topic < catalogue.topics.size(); ++topic) {
        REQUIRE(theatre.open_topic(topic));
        REQUIRE(theatre.scene() == Scene::Reader);
        for (int page = 0; page < 3; ++page) {
            check(theatre, panel, "reader", "topics");
            REQUIRE(theatre.tap("primary"));
        }
        REQUIRE(theatre.tap("person"));
        check(theatre, panel, "person", "topics");
        REQUIRE(theatre.tap("topics"));
    }
    REQUIRE(theatre.tap("topic-0"));
    theatre.pass(Duration(75'000));
    REQUIRE(theatre.exhibit->show().asked_since);
    check(theatre, panel, "still there", nullptr);
}

TEST_CASE("A portrait takes its part of the loop and of the person's page, on every panel") {
    const PanelCase panel = GENERATE(from_range(panels));
    Pixels pixels{900, 1200, {}};
    for (int i = 0; i < 900 * 1200; ++i) pixels.rgba.insert(pixels.rgba.end(), {200, 40, 90, 255});
    const std::string portrait = encode_jpeg(pixels, 90).value();
    Catalogue catalogue = demo_catalogue();
    catalogue.stand.attract_languages = {"de"};
    for (Interview& interview : catalogue.interviews) {
        interview.person.portrait = Picture{};
        interview.person.portrait->medium = digest(portrait);
        interview.person.portrait->width = pixels.width;
        interview.person.portrait->height = pixels.height;
    }
    Theatre theatre(catalogue, panel.size, {panel.diagonal_inch}, {.fade = Duration(0)},
                    [&](const Digest&) -> Result<std::string> { return portrait; });
    const auto red = [&](const UiNode& face) {
        const PictureBuffer shown = theatre.stage->shown();
        const auto x = static_cast<std::size_t>(face.rect.x + face.rect.width / 2);
        const auto y = static_cast<std::size_t>(face.rect.y + face.rect.height / 2);
        return shown.pixels[y * static_cast<std::size_t>(shown.size.width) + x] >> 16 & 0xFF;
    };
    check(theatre, panel, "loop", "topics");
    if (const UiNode* face = node_named(theatre.nodes(), "portrait")) {
        CHECK(red(*face) > 180);
    } else {
        CHECK(theatre.screens->metrics().format == Format::Compact);
    }
    REQUIRE(theatre.tap("topics"));
    REQUIRE(theatre.tap("topic-0"));
    REQUIRE(theatre.tap("person"));
    check(theatre, panel, "person", "topics");
    REQUIRE(node_named(theatre.nodes(), "face"));
    CHECK(red(*node_named(theatre.nodes(), "face")) > 180);
}

TEST_CASE("A long statement sends the portrait away, not its own end") {
    Catalogue catalogue = demo_catalogue();
    catalogue.stand.attract_languages = {"de"};
    catalogue.highlights.resize(1);
    Highlight& highlight = catalogue.highlights.front();
    highlight.kind = HighlightKind::Question;
    std::string words = "Was würden Unternehmen und Hochschulen";
    for (int i = 0; i < 8; ++i) words += " gemeinsam und anders";
    highlight.text = {{"de", words + "?"}};
    for (Interview& interview : catalogue.interviews) {
        interview.person.portrait = Picture{};
        interview.person.portrait->medium = digest("any");
        interview.person.portrait->width = interview.person.portrait->height = 900;
    }
    for (const PanelCase& panel : panels) {
        Theatre theatre(catalogue, panel.size, {panel.diagonal_inch}, {.fade = Duration(0)});
        check(theatre, panel, "loop", "topics");
        if (std::string(panel.name) == "20 inch 1600x900")
            CHECK_FALSE(node_named(theatre.nodes(), "portrait"));
    }
}

TEST_CASE("Topics as long as they may be fit wherever they stand") {
    const PanelCase panel = GENERATE(from_range(panels));
    Catalogue catalogue = demo_catalogue();
    catalogue.stand.attract_languages = {"de"};
    for (Topic& topic : catalogue.topics)
        topic.title["de"] = "Wasserstoffwirtschaft und Digitalisierun";
    Theatre theatre(catalogue, panel.size, {panel.diagonal_inch}, {.fade = Duration(0)});
    check(theatre, panel, "loop", "topics");
    REQUIRE(theatre.tap("invite"));
    check(theatre, panel, "reader", "topics");
    REQUIRE(theatre.tap("person"));
    check(theatre, panel, "person", "topics");
    REQUIRE(theatre.tap("topics"));
    check(theatre, panel, "topics", "home");
}

TEST_CASE("Odd texts of an answer stay on the screen") {
    const PanelCase panel = GENERATE(from_range(panels));
    Catalogue catalogue = demo_catalogue();
    catalogue.stand.attract_languages = {"de"};
    const ExchangeRef ref = catalogue.highlights.front().exchange;
    ExchangeText& text = catalogue.interviews[ref.interview].exchanges[ref.exchange].texts.at("de");
    catalogue.highlights = {catalogue.highlights.front()};
    Picture picture;
    picture.medium = digest("any");
    picture.width = 1200;
    picture.height = 800;
    for (int i = 0; i < 40; ++i) picture.caption["de"] += "eine lange Bildunterschrift ";
    Block pictured;
    pictured.kind = BlockKind::Picture;
    pictured.picture = picture;
    Block year;
    year.kind = BlockKind::Numbered;
    year.number = 1989;
    Span words;
    words.text = "begann es.";
    year.spans = {words};
    text.answer = {year, pictured, year};
    Theatre theatre(catalogue, panel.size, {panel.diagonal_inch}, {.fade = Duration(0)});
    REQUIRE(theatre.tap("invite"));
    std::string captions;
    for (;;) {
        check(theatre, panel, "reader", "topics");
        for (const UiNode& node : theatre.nodes()) captions += node.text + " ";
        if (primary(theatre.exhibit->show(), theatre.catalogue) != Primary::ReadOn) break;
        REQUIRE(theatre.tap("primary"));
    }
    CHECK(captions.find("1989.") != std::string::npos);
    std::size_t count = 0;
    for (std::size_t at = 0; (at = captions.find("Bildunterschrift", at)) != std::string::npos;
         ++at)
        ++count;
    CHECK(count >= 40);
}

TEST_CASE("A long lead of a person is read, whatever else gives way") {
    const PanelCase panel = GENERATE(from_range(panels));
    Theatre theatre(demo_catalogue(), panel.size, {panel.diagonal_inch}, {.fade = Duration(0)});
    REQUIRE(theatre.tap("invite"));
    REQUIRE(theatre.tap("person"));
    CHECK(node_named(theatre.nodes(), "lead"));
    check(theatre, panel, "person", "topics");
}

TEST_CASE("A topic of one question leads on to the others") {
    Catalogue catalogue = demo_catalogue();
    std::size_t single = 0;
    while (exchanges_of(catalogue, single).size() != 1) ++single;
    Theatre theatre(catalogue, {1920, 1080});
    REQUIRE(theatre.tap("topics"));
    REQUIRE(theatre.open_topic(single));
    CHECK(node_named(theatre.nodes(), "card-0")->selected);
    CHECK(node_named(theatre.nodes(), "card-1"));
    REQUIRE(theatre.tap("card-1"));
    CHECK(theatre.exhibit->show().visit.topic != single);
    CHECK(theatre.scene() == Scene::Reader);
}

TEST_CASE("A long name stays on its card, and what names the questions on its line") {
    const Size size = GENERATE(Size{1920, 1080}, Size{1080, 1920}, Size{800, 480});
    Catalogue catalogue = demo_catalogue();
    catalogue.interviews.front().person.name =
        "Prof. Dr.-Ing. Maximiliane von Oberhausen-Schwarzenbach";
    Theatre theatre(catalogue, size);
    REQUIRE(theatre.tap("topics"));
    const UiNode* people = node_named(theatre.nodes(), "topics-count");
    REQUIRE(people);
    CHECK(people->rect.height < 2.0F * static_cast<float>(people->font_px));
    REQUIRE(theatre.tap("topic-0"));
    const UiNode* name = node_named(theatre.nodes(), "person-name");
    if (theatre.screens->metrics().format == Format::Wide) REQUIRE(name);
    if (!name) return;  // only Wide has the card
    const UiNode* card = node_named(theatre.nodes(), "person");
    REQUIRE(card);
    CHECK(name->rect.y >= card->rect.y);
    CHECK(name->rect.y + name->rect.height <= card->rect.y + card->rect.height);
}

TEST_CASE("The pages of the reader together are the text") {
    const Size size = GENERATE(Size{1920, 1080}, Size{1080, 1920}, Size{800, 480});
    Theatre theatre(demo_catalogue(), size);
    REQUIRE(theatre.tap("topics"));
    for (std::size_t topic = 0; topic < theatre.catalogue.topics.size(); ++topic) {
        REQUIRE(theatre.open_topic(topic));
        std::string seen;
        const ExchangeRef exchange = theatre.exhibit->show().visit.exchange;
        const std::string language = theatre.exhibit->show().visit.language;
        for (;;) {
            for (const UiNode& node : theatre.nodes())
                if (node.id.starts_with("body-")) seen += node.text + " ";
            if (primary(theatre.exhibit->show(), theatre.catalogue) != Primary::ReadOn) break;
            REQUIRE(theatre.tap("primary"));
        }
        const ExchangeText& text = text_of(theatre.catalogue, exchange, language);
        // Letters and digits in order: hyphens at line ends, blanks and dashes are the lines'
        // business.
        const auto letters = [](const std::string& from) {
            std::string kept;
            for (const char c : from)
                if (static_cast<unsigned char>(c) >= 0x80 ||
                    std::isalnum(static_cast<unsigned char>(c)))
                    kept += c;
            return kept;
        };
        for (const Block& block : text.answer) {
            std::string words;
            for (const Span& span : block.spans) words += span.text;
            INFO(words);
            CHECK(letters(seen).find(letters(without_soft_hyphens(words))) != std::string::npos);
        }
        CHECK(letters(seen).find(letters(text.question)) != std::string::npos);
        REQUIRE(theatre.tap("topics"));
    }
}

TEST_CASE("No word is parted between two pages") {
    const Size size = GENERATE(Size{1920, 1080}, Size{1080, 1920}, Size{800, 480});
    Catalogue catalogue = demo_catalogue();
    Faults faults;
    hyphenate(catalogue, hyphenators_for({"de", "en"}, {}, {}, faults));
    Theatre theatre(std::move(catalogue), size);
    int ends = 0;
    REQUIRE(theatre.tap("topics"));
    REQUIRE(theatre.open_topic(0));
    const std::size_t exchanges = theatre.catalogue.interviews.at(0).exchanges.size();
    for (std::size_t i = 0; i < exchanges; ++i) {
        const Visit& visit = theatre.exhibit->show().visit;
        std::string words;
        const ExchangeText& text = text_of(theatre.catalogue, visit.exchange, visit.language);
        for (const Block& block : text.answer)
            words += " " + without_soft_hyphens(plain_text(std::vector{block}));
        while (primary(theatre.exhibit->show(), theatre.catalogue) == Primary::ReadOn) {
            std::string page;
            for (const UiNode& node : theatre.nodes())
                if (node.id.starts_with("body-") && !node.id.ends_with("-caption"))
                    page = node.text;
            const std::string last = page.substr(page.rfind(' ') + 1);
            INFO(page);
            CHECK((words + " ").find(last + " ") != std::string::npos);
            ++ends;
            REQUIRE(theatre.tap("primary"));
        }
        REQUIRE(theatre.tap("primary"));
    }
    CHECK(ends > 10);
}

TEST_CASE("The first page of the reader holds seven lines of the answer") {
    const std::string language = GENERATE("de", "en");
    Catalogue catalogue = demo_catalogue();
    catalogue.stand.attract_languages = {language};
    Theatre theatre(catalogue, {1920, 1080});
    const float leading = static_cast<float>(theatre.screens->metrics().type.body.leading);
    REQUIRE(theatre.tap("topics"));
    for (std::size_t topic = 0; topic < catalogue.topics.size(); ++topic) {
        REQUIRE(theatre.open_topic(topic));
        for (std::size_t card = 0; card < exchanges_of(catalogue, topic).size(); ++card) {
            if (card > 0) REQUIRE(theatre.tap("card-" + std::to_string(card)));
            INFO(node_named(theatre.nodes(), "body-0")->text);
            float height = 0;
            for (const UiNode& node : theatre.nodes())
                if (node.id.starts_with("body-") && node.id != "body-0" && node.id != "body-1")
                    height += node.rect.height;
            CHECK(height >= 7 * leading);
        }
        REQUIRE(theatre.tap("topics"));
    }
}
