// What may go wrong with the exhibitor's own slides, and what comes of good ones.
#include "authoring/planted.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

constexpr const char* words = R"([[slide]]
id = "first"
text.de = "Das Fest am Fluss"
text.en = "The party by the river"
from = "2025-05-01"
until = "2025-05-31"
weight = 3
)";

constexpr const char* pictured = R"([[slide]]
id = "second"
picture = "breit.png"
picture_tall = "hoch.png"
alt.de = "Das Haus"
alt.en = "The house"
credit = "Ben Beispiel"
licence = "CC BY 4.0"
)";

/// The starter with both slides.
struct Slides : WrittenFolder {
    Slides() {
        picture("pictures/breit.png", 1920, 1080);
        picture("pictures/hoch.png", 1080, 1920);
        picture("pictures/klein.png", 400, 300);
        append("stand.toml", std::string(words) + pictured);
    }
};

constexpr auto stand = "stand.toml";

const std::vector<Planted>& planted_in_slides() {
    static const std::vector<Planted> all = {
        {stand, "id = \"first\"\n", "", error, "bad-name", "[[slide]]\ntext.de", "for example"},
        {stand, "id = \"first\"", "id = \"Erste Folie\"", error, "bad-name", "id = \"Erste",
         "\"erste-folie\""},
        {stand, "id = \"second\"", "id = \"first\"", error, "duplicate-id",
         "id = \"first\"\npicture"},
        {stand, "text.de = \"Das Fest am Fluss\"\ntext.en = \"The party by the river\"\n", "",
         error, "bad-slide", "[[slide]]\nid = \"first\"", "picture ="},
        {stand, "picture = \"breit.png\"", "picture = \"breit.png\"\ntext = \"Haus\"", error,
         "bad-slide", "text = \"Haus\"", "Take one away"},
        {stand, "text.en = \"The", "text.fr = \"The", warning, "unlisted-language", "text.fr"},
        {stand, "text.en = \"The party by the river\"\n", "", warning, "missing-translation",
         "text.de = \"Das Fest", "text.en"},
        {stand, "alt.en = \"The house\"\n", "", error, "missing-translation", "alt.de = \"Das",
         "alt.en"},
        {stand, "alt.de = \"Das Haus\"\nalt.en = \"The house\"\n", "", error, "missing-alt",
         "picture = \"breit", "alt.de"},
        {stand, "credit = \"Ben Beispiel\"\nlicence = \"CC BY 4.0\"\n", "", warning,
         "missing-credit", "picture = \"breit"},
        {stand, "\"breit.png\"", "\"briet.png\"", error, "missing-file", "briet", "breit.png"},
        {stand, "\"hoch.png\"", "\"hohc.png\"", error, "missing-file", "hohc", "hoch.png"},
        {stand, "\"breit.png\"", "\"klein.png\"", warning, "picture-too-small", "klein",
         "960 x 540"},
        {stand, "\"hoch.png\"", "\"klein.png\"", warning, "picture-too-small", "klein",
         "540 x 960"},
        {stand, "weight = 3", "weight = 0", error, "bad-weight", "weight", "1 if left out"},
        {stand, "weight = 3", "weight = 10", error, "bad-weight", "weight"},
        {stand, "weight = 3", "weight = \"3\"", error, "wrong-type", "weight"},
        {stand, "weight = 3", "wieght = 3", error, "unknown-key", "wieght", "\"weight\""},
        {stand, "\"2025-05-01\"", "\"2025-05\"", error, "bad-date", "from = \"2025-05\"",
         "2025-05-14"},
        {stand, "\"2025-05-01\"", "\"2025-02-29\"", error, "bad-date", "from = \"2025-02-29"},
        {stand, "\"2025-05-31\"", "\"2025-04-30\"", error, "bad-date", "until = \"2025-04-30",
         "not before"},
        {stand, "weight = 3", "topic = \"ausblik\"", error, "unknown-topic",
         "topic =", "\"ausblick\""},
        {stand, "weight = 3", "exchange = \"erika-beispiel/was-komt\"", error, "unknown-exchange",
         "exchange =", "\"erika-beispiel/was-kommt\""},
        {stand, "weight = 3", "exchange = \"was-kommt\"", error, "unknown-exchange",
         "exchange =", "interview/id"},
        {stand, "weight = 3", "address = \"example.org\"", error, "bad-web-address",
         "address = \"ex", "https://"},
        {stand, "weight = 3", "topic = \"ausblick\"\naddress = \"https://example.org/\"", error,
         "bad-slide", "address = \"https://example.org/\"", "Keep one"},
        {stand, "Das Fest am Fluss", "Das\u2028Fest", error, "no-glyph", "text.de = \"Das"},
        {stand, "\"Das Haus\"", "\"Das &ouml Haus\"", error, "html-entity", "alt.de = \"Das"},
    };
    return all;
}

}  // namespace

TEST_CASE("a fault of a slide is told with its code, severity, file and line") {
    expect_each<Slides>(planted_in_slides());
}

TEST_CASE("good slides have no fault and become what they say") {
    const Slides folder;
    const Content content = folder.read(PictureWork::Prepare);
    for (const Fault& fault : content.faults) FAIL_CHECK(to_string(fault.error));
    REQUIRE(content.catalogue.slides.size() == 2);
    const Slide& first = content.catalogue.slides[0];
    CHECK(first.id == "first");
    CHECK(first.text ==
          Localised<std::string>{{"de", "Das Fest am Fluss"}, {"en", "The party by the river"}});
    CHECK(first.weight == 3);
    CHECK(first.from == "2025-05-01");
    CHECK(first.until == "2025-05-31");
    CHECK(first.target == SlideTarget{});
    const Slide& second = content.catalogue.slides[1];
    CHECK(second.weight == 1);
    REQUIRE((second.wide && second.tall));
    CHECK((second.wide->width == 1920 && second.wide->height == 1080));
    CHECK((second.tall->width == 1080 && second.tall->height == 1920));
    CHECK(second.wide->alt.at("en") == "The house");
    CHECK(second.wide->credit == "Ben Beispiel");
    CHECK(second.tall->licence == "CC BY 4.0");
    CHECK(content.media.read(second.wide->medium).has_value());
    CHECK(content.media.read(second.tall->medium).has_value());
}

TEST_CASE("a slide leads to a topic, a question or an address") {
    const Slides folder;
    folder.edit(stand, "weight = 3", "topic = \"ausblick\"");
    folder.append(stand,
                  "exchange = \"erika-beispiel/was-kommt\"\n[[slide]]\nid = \"third\"\n"
                  "text = \"Mehr\"\naddress = \"https://example.org/\"\n");
    const Content content = folder.read();
    for (const Fault& fault : content.faults) FAIL_CHECK(to_string(fault.error));
    const auto& slides = content.catalogue.slides;
    REQUIRE(slides.size() == 3);
    CHECK(slides[0].target.kind == SlideTarget::Kind::Topic);
    CHECK(content.catalogue.topics[slides[0].target.topic].id == "ausblick");
    CHECK(slides[1].target.kind == SlideTarget::Kind::Exchange);
    CHECK(content.catalogue.exchange(slides[1].target.exchange).id == "was-kommt");
    CHECK(slides[2].target.kind == SlideTarget::Kind::Address);
    CHECK(slides[2].target.address == "https://example.org/");
}

TEST_CASE("a slide may lead only to a topic that has a question") {
    const Slides folder;
    folder.edit(stand, "weight = 3", "topic = \"zusammenarbeit\"");
    folder.edit(WrittenFolder::de, "Thema: Zusammenarbeit", "Thema: Ausblick");
    folder.edit(WrittenFolder::en, "Topic: Working together\n", "");
    expect(folder, error, "unknown-topic", stand, "topic = \"zusammenarbeit\"", "topics.toml");
}

TEST_CASE("a slide's text is held to the length of highlights") {
    for (const auto& [length, expected] :
         {std::pair{80, 0}, std::pair{81, 1}, std::pair{120, 1}, std::pair{121, 2}}) {
        const Slides folder;
        std::string long_words;
        for (int i = 0; i < length; ++i) long_words += "ü";
        folder.edit(stand, "Das Fest am Fluss", long_words);
        INFO(length);
        const auto found = folder.faults("highlight-too-long");
        REQUIRE(found.size() == (expected == 0 ? 0u : 1u));
        if (expected == 0) continue;
        CHECK(found[0].severity == (expected == 2 ? error : warning));
        CHECK(found[0].error.line == folder.line_of(stand, long_words));
    }
}

TEST_CASE("a slide is over the day after its last one, and still no error") {
    const Slides folder;
    const auto over_on = [&](const std::string& today) {
        const Content content =
            read_folder(folder.path(), {.work = PictureWork::Inspect, .today = today}).value();
        CHECK_FALSE(content.has_errors());
        for (const Fault& fault : content.faults) {
            CHECK(fault.code == "slide-over");
            CHECK(fault.error.line == folder.line_of(stand, "[[slide]]\nid = \"first\""));
        }
        return content.faults.size();
    };
    CHECK(over_on("") == 0);
    CHECK(over_on("2025-04-01") == 0);
    CHECK(over_on("2025-05-31") == 0);
    CHECK(over_on("2025-06-01") == 1);
}

TEST_CASE("a language's own font lets its texts alone use the characters it has") {
    const std::filesystem::path icons =
        "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf";
    if (!std::filesystem::exists(icons)) SKIP("no other font is installed here");
    const WrittenFolder folder;
    // U+E000 and up are icons there and nothing in Inter.
    folder.write("fonts/icons.ttf", read_file(icons).value());
    std::string form = "[language.en]\n";
    for (const char* face : {"regular", "bold", "italic", "display"})
        form += "fonts." + std::string(face) + " = \"icons.ttf\"\n";
    folder.append(stand, form);
    folder.edit(stand, "title.en = \"My stand\"", "title.en = \"\ue88a\"");
    const auto refused = [&] {
        std::vector<int> lines;
        for (const Fault& fault : folder.faults("no-glyph"))
            if (fault.error.path == stand) lines.push_back(fault.error.line);
        return lines;
    };
    CHECK(refused().empty());
    folder.edit(stand, "title.de = \"Mein Stand\"", "title.de = \"\ue88a\"");
    CHECK(refused() == std::vector{folder.line_of(stand, "title.de")});
    const Content content = folder.read(PictureWork::Prepare);
    const LanguageForm& own = content.catalogue.stand.forms.at("en");
    REQUIRE(own.fonts.regular);
    CHECK(own.fonts.regular == own.fonts.display);
    CHECK(content.media.read(*own.fonts.regular).has_value());
    CHECK_FALSE(content.catalogue.stand.forms.contains("de"));
}
