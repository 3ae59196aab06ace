// A planted violation for every rule of the content folder: its code, its severity, its exact line.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "authoring/written_folder.h"

using namespace standpunkt;
using test::WrittenFolder;

namespace {

constexpr auto de = WrittenFolder::de;
constexpr auto en = WrittenFolder::en;
constexpr auto interview = WrittenFolder::interview;

/// `at`: what stands in the line the fault has to name; empty: the file as a whole (line 0).
void expect(const WrittenFolder& folder, Severity severity, const std::string& code,
            const std::string& file, const std::string& at, const std::string& advice = {}) {
    const std::vector<Fault> found = folder.faults(code);
    INFO(code << " in " << file << ", found " << found.size());
    REQUIRE_FALSE(found.empty());
    const int line = at.empty() ? 0 : folder.line_of(file, at);
    const auto here = std::find_if(found.begin(), found.end(), [&](const Fault& fault) {
        return fault.error.path == file && fault.error.line == line;
    });
    INFO("line " << line << ", told " << to_string(found.front().error));
    REQUIRE(here != found.end());
    CHECK(here->severity == severity);
    CHECK_FALSE(here->error.message.empty());
    CHECK_FALSE(here->error.next_step.empty());
    if (!advice.empty()) CHECK(here->error.next_step.find(advice) != std::string::npos);
}

struct Replaced {
    const char *file, *from, *to;  // one edit
    Severity severity;
    const char *code, *at;
    const char* advice = "";
};

constexpr Severity error = Severity::Error, warning = Severity::Warning;

const std::vector<Replaced>& replaced() {
    static const std::string words = [] {
        std::string text;
        for (int i = 0; i < 301; ++i) text += "wort ";
        return text + "Ende.";
    }();
    static const std::string satz = "In einem Satz: " + std::string(161, 's');
    static const std::string long_text = [] {
        std::string text = "Ein Satz.\n\n";
        for (int i = 0; i < 4'000; ++i) text += "Wir wissen es. ";
        return text;
    }();
    static const std::string long_question = "## " + long_text.substr(11, 4'100);
    static const std::string long_name = "organisation = \"" + long_text.substr(11, 4'100);
    static const char* const deepest = "- neun Listen tief";
    static const std::string deep = [] {
        std::string text = "- zuhören,\n";
        for (int level = 1; level < 9; ++level)
            text += std::string(2 * static_cast<std::size_t>(level), ' ') + "- tiefer\n";
        return text + std::string(18, ' ') + deepest;
    }();
    static const std::vector<Replaced> all = {
        {de, "Thema: Ausblick", "Thema: Ausblik", error, "unknown-topic", "Thema: Ausblik",
         "\"Ausblick\""},
        {en, "Topic: What comes next", "Topic: Working together", error, "topics-differ",
         "Topic: Working together\nShort: What"},
        {de, "Thema: Ausblick\n", "Topik: Ausblick\n", warning, "unknown-keyword",
         "Topik:", "\"Topic:\""},
        {de, "> Nach dem Gespräch:", "> Nach den Gespräch:", warning, "unknown-keyword",
         "> Nach den", "Nach dem Gespräch"},
        {de, "Kurz: Warum zusammen?\n", "", warning, "missing-short-title", "## Warum arbeiten"},
        {de, "Kurz: Warum zusammen?", "Kurz: Warum wir denn immer alle zusammen arbeiten", error,
         "too-long-short-title", "Kurz: Warum wir"},
        {de, "In einem Satz: Wer", satz.c_str(), error, "too-long-summary", "In einem Satz:"},
        {de, "Kurz: Warum", "Kurz: Eins\nKurz: Warum", error, "keyword-twice", "Kurz: Warum"},
        {de, "Kurz: Warum zusammen?", "Kurz:", warning, "empty-keyword", "Kurz:\n"},
        {de, "Id: was-kommt", "Id: Was kommt", error, "bad-name", "Id: Was kommt", "Id: was-kommt"},
        {de, "Id: was-kommt", "Id: warum-zusammen", error, "duplicate-id",
         "Id: warum-zusammen\n\n> Nach", "line 12"},
        {de, "> Zitat: Allein wären wir langsamer.", "> Zitat: Allein wären wir schneller.", error,
         "quote-not-verbatim", "> Zitat:"},
        {de, "> Zitat: Allein wären wir langsamer.", "> Zitat: llein wären wir langsamer.", error,
         "quote-not-verbatim", "> Zitat:"},
        {en, "> Quote: ", "> Editorial: ", error, "highlight-kinds-differ", "> Editorial",
         "same kind"},
        {de, "## Was kommt als Nächstes?", "##", error, "empty-question", "##\n"},
        {de, "# Gemeinsam geht es leichter", "", error, "missing-title", "\n"},
        {de, "Ein kleiner Schritt.", "# Zweiter Titel\n\nEin kleiner Schritt.", error,
         "second-title", "# Zweiter"},
        {de, "Ein kleiner Schritt.", "### Drei\n\nEin kleiner Schritt.", warning,
         "heading-in-answer", "### Drei"},
        {de, "sehen, wer kommt.", "sehen, wer", warning, "cut-off", "sehen, wer"},
        {de, "Ein kleiner Schritt.", "Ein <b>kleiner</b> Schritt.", error, "raw-html", "Ein <b>"},
        {de, "Ein kleiner Schritt.", "<div>\nEin kleiner Schritt.\n</div>\n", error, "raw-html",
         "<div>"},
        {de, "Ein kleiner Schritt.", "Ein k&uuml;hner Schritt.", warning, "html-entity",
         "k&uuml;hner", "Write ü"},
        {de, "sehen, wer kommt.", "sehen, wer f&ouml", error, "html-entity", "f&ouml", "Write ö"},
        {de, "Ein kleiner Schritt.", "Ein k&amp;uuml;hner Schritt.", error, "html-entity",
         "k&amp;uuml;hner", "Write ü"},
        {de, "Ein kleiner Schritt.", "Ein &quatsch; Schritt.", error, "html-entity", "&quatsch;"},
        {de, "Ein kleiner Schritt.", "Ein \xE4 Schritt.", error, "broken-utf-8", "Ein \xE4",
         "UTF-8"},
        {de, "Ein kleiner Schritt.", "Ein 中 Schritt.", error, "no-glyph", "Ein 中", "font"},
        {de, "Ein kleiner Schritt.", "Ein &#x4E2D; Schritt.", error, "no-glyph", "&#x4E2D;"},
        {de, "Ein kleiner Schritt.", "Ein א Schritt.", error, "right-to-left", "Ein א"},
        {de, "Ein kleiner Schritt.", "Ein \x07 Schritt.", error, "control-character", "Ein \x07"},
        {de, "Ein kleiner Schritt.", "Ein\u200B kleiner Schritt.", error, "control-character",
         "Ein\u200B"},
        {de, "Ein kleiner Schritt.", "![Tor](mein tor.png)\n\nEin kleiner Schritt.", warning,
         "stray-markup", "![Tor](mein", "![...](<my name.jpg>)"},
        {de, "Ein kleiner Schritt.", "Ein [Link] (https://example.org).", warning, "stray-markup",
         "Ein [Link]"},
        {de, "Ein kleiner Schritt.", "Ein **kleiner Schritt.", warning, "stray-markup",
         "Ein **kleiner"},
        {de, "Ein Absatz,", "Ein ** Absatz,", warning, "stray-markup", "Ein ** Absatz"},
        {de, "> Zitat: Allein", "> Zitat: **Allein", warning, "stray-markup", "> Zitat:"},
        {de, "Lizenz: CC BY 4.0\n-->", "Lizenz: CC BY 4.0", error, "open-comment", "<!-- Bilder"},
        {de, "Ein kleiner Schritt.", "```\nEin kleiner Schritt.\n```\n", warning, "code-block",
         "Ein kleiner Schritt.\n```"},
        {de, "Ein kleiner Schritt.", "Ein [kleiner](#was-komt) Schritt.", error, "dead-link",
         "#was-komt", "was-kommt"},
        {de, "Ein kleiner Schritt.", "Ein [kleiner](erika#was-kommt) Schritt.", error, "dead-link",
         "(erika"},
        {de, "Ein kleiner Schritt.", "Ein [kleiner](nirgends.md) Schritt.", error, "dead-link",
         "nirgends"},
        {de, "Ein Absatz,", "Ein [Absatz](#was-komt),", error, "dead-link", "Ein [Absatz]",
         "was-kommt"},
        {de, "Wer teilt,", "Wer [teilt](#teilt),", error, "dead-link",
         "In einem Satz: Wer [teilt]"},
        {de, "## Was kommt als", "## Was [kommt](#komt) als", error, "dead-link", "## Was [kommt]"},
        {de, "# Gemeinsam geht", "# [Gemeinsam](#komt) geht", error, "dead-link", "# [Gemeinsam]"},
        {de, "Der nächste Schritt", "Der [nächste](#komt) Schritt", error, "dead-link",
         "> Nach dem Gespräch"},
        {de, "macht. Er darf fehlen.", "macht. Er darf", warning, "cut-off", "Ein Absatz, der"},
        {de, "kann, kommt weiter als allein.", "kann, kommt", warning, "cut-off", "In einem Satz:"},
        {de, "- zuhören,", deep.c_str(), error, "list-too-deep", deepest},
        {de, "Ein kleiner Schritt.", long_text.c_str(), error, "too-long-text", "Wir wissen es"},
        {de, "Ein Absatz,", long_text.c_str(), error, "too-long-text", "Wir wissen es"},
        {de, "## Was kommt als", long_question.c_str(), error, "too-long-text", "## Wir wissen"},
        {interview, "organisation = \"", long_name.c_str(), error, "too-long-text", "organisation"},
        {"stand.toml", "languages = [\"de\", \"en\"]", "languages = [\"de\", \"en\", \"tlh\"]",
         warning, "no-hyphenation", "languages = ["},
        {de, "Ein kleiner Schritt.", words.c_str(), warning, "long-reading-time", "## Was kommt"},
        {de, "Ein kleiner Schritt.", "![](tor.png)\nBild: Ich\n\nEin kleiner Schritt.", error,
         "missing-alt", "![](tor"},
        {de, "Ein kleiner Schritt.", "![Tor](tor.png)\n\nEin kleiner Schritt.", warning,
         "missing-credit", "![Tor]"},
        {de, "Ein kleiner Schritt.", "![Tor](tür.png)\n\nEin kleiner Schritt.", error,
         "missing-file", "![Tor]", "tor.png"},
        {de, "Ein kleiner Schritt.", "![Tor](../../stand.toml)\n\nEin kleiner Schritt.", error,
         "missing-file", "![Tor]"},
        {de, "Ein kleiner Schritt.", "![Tor](klein.png)\nBild: Ich\n\nEin kleiner Schritt.",
         warning, "picture-too-small", "![Tor]", "640"},
        {de, "Ein kleiner Schritt.", "![Tor](kaputt.jpg)\nBild: Ich\n\nEin kleiner Schritt.", error,
         "unreadable-picture", "![Tor]"},
        {de, "Ein kleiner Schritt.", "![Tor](halb.png)\nBild: Ich\n\nEin kleiner Schritt.", error,
         "unreadable-picture", "![Tor]"},
        {de, "Ein Absatz,", "> Redaktion: Zu früh.\n\nEin Absatz,", error,
         "highlight-without-question", "> Redaktion: Zu"},
        {de, "Ein Absatz,", "- Ein Absatz,", warning, "list-or-picture-in-lead", "- Ein Absatz"},
        {interview, "name = \"Erika", "nmae = \"Erika", error, "unknown-key", "nmae", "\"name\""},
        {interview, "name = \"Erika Beispiel\"", "", error, "missing-name", "[person]"},
        {interview, "name = \"Erika Beispiel\"", "name = 7", error, "wrong-type", "name = 7"},
        {interview, "2025-05-14", "2025-02-30", error, "bad-date", "2025-02-30"},
        {interview, "role.en", "role.fr", warning, "unlisted-language", "role.fr"},
        {interview, "role.en = \"Head\"\n", "", warning, "missing-translation", "role.de",
         "role.en"},
        {interview, "#portrait = \"erika", "portrait = \"erika", error, "missing-file",
         "portrait = "},
        {interview, "#portrait = \"erika-beispiel.jpg\"", "portrait = \"tor.png\"", error,
         "missing-alt", "portrait = "},
        {interview, "#portrait = \"erika-beispiel.jpg\"", "portrait = \"tor.png\"", warning,
         "missing-credit", "portrait = "},
        {"stand.toml", "channel = \"stand\"", "channel = \"Mein Stand\"", error, "bad-channel",
         "channel = ", "\"mein-stand\""},
        {"stand.toml", "channel = \"stand\"", "", error, "bad-channel", "# The stand itself."},
        {"stand.toml", "languages = [\"de\", \"en\"]", "languages = [\"de\", \"Englisch\"]", error,
         "bad-language", "languages = ["},
        {"stand.toml", "languages = [\"de\", \"en\"]", "languages = [\"de\", \"de\"]", error,
         "bad-language", "languages = ["},
        {"stand.toml", "default_language = \"de\"", "default_language = \"fr\"", error,
         "bad-language", "default_language ="},
        {"stand.toml", "address = \"sie\"", "address = \"Sie\"", error, "bad-address",
         "address = \"Sie\"", "\"sie\""},
        {"stand.toml", "#web_address = \"https://", "web_address = \"", error, "bad-web-address",
         "web_address"},
        {"stand.toml", "#[hyphenation]\n#de", "[hyphenation]\nfr", warning, "unlisted-language",
         "fr = ["},
        {"stand.toml", "#[hyphenation]\n#de = [\"Real|labor\"]",
         "[hyphenation]\nde = [\"Real-labor\"]", error, "bad-hyphenation", "de = [\"Real",
         "Real|labor"},
        {"stand.toml", "#[hyphenation]\n#de = [\"Real|labor\"]", "[hyphenation]\nde = [\"|\"]",
         error, "bad-hyphenation", "de = [\"|"},
        {"stand.toml", "#[timing]\n#dwell_seconds = 12", "[timing]\ndwell_seconds = 0", error,
         "bad-time", "dwell_seconds"},
        {"stand.toml", "channel =", "chanel =", error, "unknown-key", "chanel", "\"channel\""},
        {"stand.toml", "channel = \"stand\"", "channel = stand", error, "toml-syntax",
         "channel = stand"},
        {"stand.toml", "channel = \"stand\"", "channel = \"stand", error, "toml-syntax",
         "channel = \"stand", "quotation marks"},
        {"stand.toml", "#logo = ", "logo = ", error, "missing-file", "logo = \"logo.svg\""},
        {"topics.toml", "id = \"ausblick\"", "id = \"zusammenarbeit\"", error, "duplicate-id",
         "id = \"zusammenarbeit\"\nicon = \"explore\""},
        {"topics.toml", "title.de = \"Ausblick\"", "title.de = \"Zusammenarbeit\"", error,
         "duplicate-title", "title.de = \"Zusammenarbeit\"\ntitle.en = \"What"},
        {"topics.toml", "\"groups\"", "\"grups\"", error, "unknown-icon", "grups", "groups"},
        {"topics.toml", "#6B2C6F", "#AAAAAA", error, "low-contrast", "#AAAAAA", "darker"},
        {"topics.toml", "#6B2C6F", "lila", error, "bad-colour", "lila"},
        {"theme.toml", "#[light]\n#primary", "[light]\nink = \"#888888\"\n#primary", error,
         "low-contrast", "ink ="},
        {"theme.toml", "#[light]\n#primary", "[light]\nborder = \"#D5CFC2\"\n#primary", error,
         "low-contrast", "border ="},
        {"theme.toml", "#[light]\n#primary", "[light]\ninc = \"#13212C\"\n#primary", error,
         "unknown-key", "inc =", "\"ink\""},
        {"theme.toml", "\"dark\"  ", "\"drak\"  ", error, "bad-attract", "drak", "\"dark\""},
        {"theme.toml", "#[logo]              # put the files into pictures/\n#light",
         "[logo]\nlight", error, "missing-file", "light = \"logo"},
    };
    return all;
}

void add_pictures(const WrittenFolder& folder) {
    folder.picture("pictures/tor.png", 1000, 800);
    folder.picture("pictures/klein.png", 300, 200);
    folder.write("pictures/kaputt.jpg", "no picture at all");
    folder.picture("pictures/halb.png", 1000, 800);
    folder.write("pictures/halb.png", folder.text("pictures/halb.png").substr(0, 200));
}

}  // namespace

TEST_CASE("the starter has no fault, and pictures nobody names are none") {
    const WrittenFolder folder;
    add_pictures(folder);
    for (const Fault& fault : folder.read().faults) FAIL_CHECK(to_string(fault.error));
}

TEST_CASE("every planted violation is reported with its code, severity, file and line") {
    for (const Replaced& planted : replaced()) {
        DYNAMIC_SECTION(planted.code << " at " << std::string(planted.at).substr(0, 40)) {
            const WrittenFolder folder;
            add_pictures(folder);
            folder.edit(planted.file, planted.from, planted.to);
            expect(folder, planted.severity, planted.code, planted.file, planted.at,
                   planted.advice);
        }
    }
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
    CHECK_FALSE(read_folder(folder.path() / "nowhere", PictureWork::Inspect).has_value());
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
