// A planted violation for every rule of an interview's text.
#include "authoring/planted.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

constexpr auto de = WrittenFolder::de;
constexpr auto en = WrittenFolder::en;

const std::vector<Planted>& planted_in_texts() {
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
    static const char* const deepest = "- neun Listen tief";
    static const std::string deep = [] {
        std::string text = "- zuhören,\n";
        for (int level = 1; level < 9; ++level)
            text += std::string(2 * static_cast<std::size_t>(level), ' ') + "- tiefer\n";
        return text + std::string(18, ' ') + deepest;
    }();
    static const std::vector<Planted> all = {
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
        {de, "Ein Absatz,", long_text.c_str(), error, "too-long-text", "Ein Satz."},
        {de, "## Was kommt als", long_question.c_str(), error, "too-long-text", "## Wir wissen"},
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
        {de,
         "Ein kleiner Schritt. Wir öffnen das Haus an einem Abend in der Woche und sehen, wer "
         "kommt.",
         "", error, "empty-answer", "## Was kommt"},
        {de, "> Nach dem Gespräch: Der nächste Schritt ist klein, aber er ist da.",
         "> Nach dem Gespräch:", error, "empty-highlight", "> Nach dem Gespräch:"},
        {de, "> Zitat: Allein", "> ![Tor](tor.png)\n\n> Zitat: Allein", error,
         "picture-in-highlight", "> ![Tor]"},
    };
    return all;
}

}  // namespace

TEST_CASE("a fault of a text is told with its code, severity, file and line") {
    expect_each(planted_in_texts());
}
