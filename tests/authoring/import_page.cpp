// Saved web pages.
#include <catch2/catch_test_macros.hpp>

#include "import_support.h"

using namespace standpunkt;
using namespace standpunkt::import_test;

namespace {

const std::string page = R"(<!DOCTYPE html>
<html lang="de"><head><meta charset="windows-1252"><title>Der Fluss - Stadtblatt</title>
<meta name="author" content="Max Muster"><style>p { color: red }</style></head>
<body><nav><a href="/">Startseite</a> <a href="/x">Kultur</a></nav>
<header><h1>Der Fluss &amp; die Stadt</h1></header>
<article>
<p class="lead">Dr. Anna Vogel leitet das Amt.</p>
<h2>Was ist ein Flussbad?</h2>
<p>Ein Bad<br>
im  Fluss, <em>nicht</em> im See. <a href="https://example.org/bad">Mehr</a></p>
<ul><li>kalt</li><li>klar</li></ul>
<script>var verborgen = "Was?";</script>
<h2>Und wer badet?</h2>
<p>Alle, und&nbsp; Kinder. Sch&ouml;n!</p>
<figure><img src="bad.jpg" alt="Ein Bad"><figcaption>Foto: Ben Beil</figcaption></figure>
</article>
<footer>Impressum und Datenschutz</footer></body></html>
)";

}  // namespace

TEST_CASE("of a saved page the article is read, with its heading from anywhere") {
    const ImportedText imported = import(page, "seite.html");
    CHECK(imported.title == "Der Fluss & die Stadt");
    CHECK(questions_of(imported) ==
          std::vector<std::string>{"Was ist ein Flussbad?", "Und wer badet?"});
    CHECK(answer_of(imported, 0) == "Ein Bad|im Fluss, nicht im See. Mehr|kalt|klar");
    CHECK(answer_of(imported, 1) == "Alle, und Kinder. Schön!");
    CHECK(imported.person.name == "Dr. Anna Vogel");
    CHECK(imported.language == "de");
}

TEST_CASE("what is left out of a page is listed with its line, scripts and styles are no text") {
    const ImportedText imported = import(page, "seite.html");
    const std::string all = everything(imported);
    for (const char* word :
         {"Startseite", "Kultur", "Impressum", "Datenschutz", "Ben", "Stadtblatt"}) {
        INFO(word);
        CHECK(words_of(all).contains(word));
    }
    CHECK_FALSE(words_of(all).contains("verborgen"));
    CHECK_FALSE(words_of(all).contains("color"));
    REQUIRE(find(imported, "left-out") != nullptr);
    CHECK(find(imported, "left-out")->line == 4);
    REQUIRE(find(imported, "picture") != nullptr);
    CHECK(find(imported, "missing-word") != nullptr);
}

TEST_CASE("a page is known by its text, whatever its name") {
    CHECK(import(page, "seite.txt").exchanges.size() == 2);
}

TEST_CASE("bold questions in a page without headings") {
    const ImportedText imported = import(
        "<html><body><p><b>Was ist das?</b></p><p>Ein <b>Test</b>.</p><p><strong>Und "
        "wozu?</strong><br>"
        "Darum.</p></body></html>",
        "x.htm");
    CHECK(questions_of(imported) == std::vector<std::string>{"Was ist das?", "Und wozu?"});
    CHECK(answer_of(imported, 1) == "Darum.");
}

TEST_CASE("a broken page is read as far as it goes") {
    const ImportedText imported =
        import("<html><body><p>Was ist das?<p>Ein <div><b>Test</p></i> &ouml", "x.html");
    CHECK(imported.exchanges.size() == 1);
    CHECK(answer_of(imported, 0).find("Test") != std::string::npos);
}

TEST_CASE("nested elements lose no word; a page nested too deeply is refused, not shortened") {
    const auto nested = [](int depth) {
        std::string text = "<html><body><p>Was ist das?</p><p>Vorher.</p>";
        for (int i = 0; i < depth; ++i) text += "<div>";
        text += "<p>Unten drin.</p>";
        for (int i = 0; i < depth; ++i) text += "</div>";
        return text + "<p>Nachher.</p></body></html>";
    };
    CHECK(answer_of(import(nested(200), "x.html"), 0) == "Vorher.|Unten drin.|Nachher.");
    CHECK(error_of(nested(400), "x.html").find("nested too deeply") != std::string::npos);
}

TEST_CASE("Word's own signs for its lists are no text") {
    const ImportedText imported = import(
        "<html><body><!--[if gte mso 9]><xml>Nichts</xml><![endif]--><p><b>Was ist Mut?</b></p>\n"
        "<p><![if !supportLists]><span>&middot; </span><![endif]>Ein Punkt.</p>\n"
        "<p><b>Und <i>nun</i>?</b></p><p>Weiter.</p></body></html>",
        "word.html");
    CHECK(answer_of(imported, 0) == "\u00B7 Ein Punkt.");
    CHECK(imported.exchanges[1].line == 3);
}

TEST_CASE("a page saved as one file of parts is refused with the way to save it") {
    const std::string error = error_of(
        "From: <Saved by Blink>\nSubject: Der Fluss\nMIME-Version: 1.0\n"
        "Content-Type: multipart/related;\n\nWas ist das?\n\nEin Test.\n",
        "seite.mhtml");
    CHECK(error.find("HTML only") != std::string::npos);
}
