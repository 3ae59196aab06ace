// Rules that take more than one edit to break, and what else holds when they are broken.
#include "authoring/planted.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

constexpr auto de = WrittenFolder::de;
constexpr auto en = WrittenFolder::en;
constexpr auto interview = WrittenFolder::interview;

}  // namespace

TEST_CASE("the starter has no fault, and pictures nobody names are none") {
    const WrittenFolder folder;
    add_pictures(folder);
    for (const Fault& fault : folder.read().faults) FAIL_CHECK(to_string(fault.error));
}

TEST_CASE("a highlight is warned of above 80 characters and refused above 120") {
    for (const auto& [length, expected] :
         {std::pair{80, 0}, std::pair{81, 1}, std::pair{120, 1}, std::pair{121, 2}}) {
        const WrittenFolder folder;
        std::string words;
        for (int i = 0; i < length; ++i) words += "ü";
        folder.edit(de, "Der nächste Schritt ist klein, aber er ist da.", words);
        INFO(length);
        const auto found = folder.faults("highlight-too-long");
        REQUIRE(found.size() == (expected == 0 ? 0u : 1u));
        if (expected == 0) continue;
        CHECK(found[0].severity == (expected == 2 ? Severity::Error : Severity::Warning));
        CHECK(found[0].error.line == folder.line_of(de, words));
    }
}

TEST_CASE("a highlight without a translation is warned of where it stands") {
    const WrittenFolder folder;
    folder.edit(de, "> Zitat: Allein wären wir langsamer.\n", "");
    expect(folder, warning, "missing-translation", en, "> Quote:");
}

TEST_CASE("a topic no question belongs to is warned of and left out") {
    const WrittenFolder folder;
    folder.edit(de, "Thema: Zusammenarbeit", "Thema: Ausblick");
    folder.edit(en, "Topic: Working together\n", "");
    expect(folder, warning, "topic-without-exchange", "topics.toml",
           "[[topic]]\nid = \"zusammenarbeit\"");
    const Content content = folder.read();
    CHECK_FALSE(content.has_errors());
    REQUIRE(content.catalogue.topics.size() == 1);
    CHECK(content.catalogue.topics[0].id == "ausblick");
    for (const Exchange& exchange : content.catalogue.interviews[0].exchanges)
        CHECK(exchange.topic == 0);
}

TEST_CASE("a question without a topic in any language is an error") {
    const WrittenFolder folder;
    folder.edit(de, "Thema: Ausblick\n", "");
    CHECK(folder.faults("missing-topic").empty());
    folder.edit(en, "Topic: What comes next\n", "");
    expect(folder, error, "missing-topic", de, "## Was kommt");
}

TEST_CASE("an interview or a question that is not translated is a warning; the original is shown") {
    const WrittenFolder folder;
    const std::string all = folder.text(en);
    folder.write(en, all.substr(0, all.find("## What comes next?")));
    expect(folder, warning, "missing-translation", de, "## Was kommt", "Id: was-kommt");
    CHECK_FALSE(folder.read().has_errors());
    std::filesystem::remove(folder.path() / en);
    expect(folder, warning, "missing-translation", en, "");
    std::filesystem::remove(folder.path() / de);
    expect(folder, error, "missing-file", de, "");
}

TEST_CASE("files without ids pair by place only if they have equally many questions") {
    const WrittenFolder folder;
    for (const char* file : {de, en}) {
        folder.edit(file, "Id: warum-zusammen\n", "");
        folder.edit(file, "Id: was-kommt\n", "");
    }
    const Content paired = folder.read();
    CHECK_FALSE(paired.has_errors());
    REQUIRE(paired.catalogue.interviews[0].exchanges.size() == 2);
    CHECK(paired.catalogue.interviews[0].exchanges[0].id == "warum-zusammen");
    CHECK(paired.catalogue.interviews[0].exchanges[1].texts.size() == 2);
    folder.append(en, "\n## And then?\nTopic: What comes next\n\nThen more.\n");
    expect(folder, error, "unpaired-exchange", en, "## Why do", "Id:");
}

TEST_CASE("a quote from a retold interview is warned of") {
    const WrittenFolder folder;
    folder.edit(interview, "#retold_by", "retold_by");
    expect(folder, warning, "quote-from-retelling", de, "> Zitat");
}

TEST_CASE("missing files, a folder without interviews and texts without questions are errors") {
    const WrittenFolder folder;
    folder.write(de, "# Titel\n\nNur Text.\n");
    expect(folder, error, "no-exchanges", de, "");
    std::filesystem::remove(folder.path() / interview);
    expect(folder, error, "missing-file", interview, "");
    std::filesystem::remove_all(folder.path() / "interviews");
    expect(folder, error, "no-interviews", "interviews", "");
    std::filesystem::remove(folder.path() / "stand.toml");
    expect(folder, error, "missing-file", "stand.toml", "");
    CHECK_FALSE(read_folder(folder.path() / "nowhere", {.work = PictureWork::Inspect}).has_value());
}

TEST_CASE("a stand that says so has slides alone, and then has some and nothing else") {
    const WrittenFolder folder;
    folder.edit("stand.toml", "channel = ", "only_slides = true\nchannel = ");
    expect(folder, error, "only-slides", "stand.toml", "");
    std::filesystem::remove_all(folder.path() / "interviews");
    std::filesystem::remove(folder.path() / "topics.toml");
    expect(folder, error, "only-slides", "stand.toml", "");
    folder.append("stand.toml", "[[slide]]\nid = \"one\"\ntext.de = \"Eins\"\ntext.en = \"One\"\n");
    for (const char* code : {"only-slides", "no-interviews", "no-topics", "missing-file"})
        CHECK(folder.faults(code).empty());
}

TEST_CASE("every theme colour pair is held against its own bound") {
    const WrittenFolder folder;
    // 4.6:1 on white is enough for second_ink and too little for ink.
    folder.write("theme.toml",
                 "[light]\nsurface = \"#FFFFFF\"\ncanvas = \"#FFFFFF\"\nsunken = \"#FFFFFF\"\n"
                 "soft = \"#FFFFFF\"\nsecond_ink = \"#757575\"\n");
    CHECK(folder.faults("low-contrast").empty());
    folder.append("theme.toml", "ink = \"#747474\"\n");
    expect(folder, error, "low-contrast", "theme.toml", "ink = \"#747474\"\n");
}

TEST_CASE("a font the theme brings decides which characters can be shown") {
    const WrittenFolder folder;
    folder.write("fonts/nofont.ttf", "no font");
    folder.append("theme.toml", "[fonts]\nregular = \"nofont.ttf\"\n");
    expect(folder, error, "unreadable-font", "theme.toml", "regular =");
    folder.edit("theme.toml", "nofont", "absent");
    expect(folder, error, "missing-file", "theme.toml", "regular =", "fonts/");
}

TEST_CASE("a file that cannot be read is told in a sentence with a next step") {
    const WrittenFolder folder;
    std::filesystem::remove(folder.path() / de);
    std::filesystem::create_directory(folder.path() / de);
    expect(folder, error, "unreadable-file", de, "");
    CHECK(folder.faults("unreadable-file")[0].error.message ==
          "This cannot be read: is a folder, not a file.");
}

TEST_CASE("a picture that cannot be read is told by what it is") {
    const WrittenFolder folder;
    folder.write("pictures/tor.gif", "GIF89a and so on");
    folder.edit(de, "Ein kleiner Schritt.", "![Tor](tor.gif)\nBild: Ich\n\nEin kleiner Schritt.");
    const auto found = folder.faults("unreadable-picture");
    REQUIRE(found.size() == 1);
    CHECK(found[0].error.message == "The picture pictures/tor.gif is a GIF.");
}

TEST_CASE("a text that is never closed in a TOML file is told in plain words") {
    const WrittenFolder folder;
    folder.edit("stand.toml", "channel = \"stand\"", "channel = \"stand");
    const auto found = folder.faults("toml-syntax");
    REQUIRE(found.size() == 1);
    CHECK(found[0].error.message == "The text in this line does not end: a closing \" is missing.");
}

TEST_CASE("one broken TOML file is one fault, not one more in every text") {
    for (const char* file : {"stand.toml", "topics.toml"}) {
        const WrittenFolder folder;
        folder.write(file, "title = \"Mein Stand\n");
        const Content content = folder.read();
        INFO(file);
        for (const Fault& fault : content.faults) CHECK(fault.error.path == file);
        CHECK(folder.faults("toml-syntax").size() == 1);
    }
}

TEST_CASE("a picture is found whichever way its name's umlauts are encoded") {
    const WrittenFolder folder;
    folder.picture("pictures/tu\u0308r.png", 1000, 800);  // as macOS stores it
    folder.edit(de, "Ein kleiner Schritt.", "![Tür](t\u00FCr.png)\nBild: Ich\n\nEin Schritt.");
    CHECK(folder.faults("missing-file").empty());
    const Content content = folder.read(PictureWork::Prepare);
    CHECK_FALSE(content.has_errors());
    CHECK(content.media.all().size() == 1);
}
