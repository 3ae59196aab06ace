// What import writes reads back as the same words.
#include <catch2/catch_test_macros.hpp>

#include "authoring/fault.h"
#include "authoring/import_escape.h"
#include "authoring/import_files.h"
#include "authoring/interview_text.h"
#include "import_support.h"

using namespace standpunkt;
using namespace standpunkt::import_test;

namespace {

/// Import, write, read with the reader of content folders.
InterviewText back(const ImportedText& imported) {
    std::vector<std::string> ids;
    for (std::size_t at = 0; at < imported.exchanges.size(); ++at)
        ids.push_back("q" + std::to_string(at + 1));
    Faults faults;
    return read_interview_text(language_file_text(imported, ids, "gespraech"), "de.md", "de",
                               faults);
}

std::string text_of(const MarkdownBlock& block) {
    return block.located().text;
}

}  // namespace

TEST_CASE("text that looks like Markdown stays text") {
    const std::vector<std::string> texts = {"# Kein Titel",
                                            "## Auch keiner",
                                            "- kein Punkt",
                                            "* auch nicht",
                                            "+ 49 Leute",
                                            "1. kein Punkt",
                                            "2) auch nicht",
                                            "> kein Zitat",
                                            "Kurz: nein",
                                            "Thema: nein",
                                            "Id: nein",
                                            "In einem Satz: ja",
                                            "Bild: nein",
                                            "a * b * c",
                                            "*nicht betont*",
                                            "**nicht stark**",
                                            "_unter_ und snake_case_wort",
                                            "`kein Code`",
                                            "```",
                                            "~~~",
                                            "[kein](link)",
                                            "[kein]: link",
                                            "![kein](bild)",
                                            "[lacht] ja",
                                            "<b>kein HTML</b>",
                                            "<!-- kein Kommentar -->",
                                            "&auml; und &#228; und R&D",
                                            "a \\ b \\* c",
                                            "---",
                                            "===",
                                            "***",
                                            "| keine | Tabelle |",
                                            "Hund [1] und [2]: gut",
                                            "https://example.org/a_b_c",
                                            "5 < 6 > 4",
                                            "C #",
                                            "\"#\"",
                                            "a*",
                                            "*",
                                            "_",
                                            "Ende\\"};
    for (const std::string& text : texts) {
        INFO(text);
        ImportedText imported;
        imported.title = text;
        imported.language = "de";
        ImportedExchange exchange;
        exchange.question = text;
        exchange.short_title = text;
        for (int twice = 0; twice < 2; ++twice) {
            Passage passage;
            passage.runs = {RawRun{text, 1, false, false, {}}};
            exchange.answer.push_back(passage);
        }
        imported.exchanges = {exchange};
        const InterviewText read = back(imported);
        CHECK(read.title.text == text);
        REQUIRE(read.exchanges.size() == 1);
        CHECK(read.exchanges[0].question.text == text);
        REQUIRE(read.exchanges[0].short_title.has_value());
        CHECK(read.exchanges[0].short_title->text == text);
        CHECK(read.exchanges[0].highlights.empty());
        REQUIRE(read.exchanges[0].answer.size() == 2);
        CHECK(text_of(read.exchanges[0].answer[0]) == text);
        CHECK(read.exchanges[0].answer[0].block.kind == BlockKind::Paragraph);
    }
}

TEST_CASE("emphasis, lists and links come through") {
    const auto imported = import(
        "# T\n\n## Was ist das?\n\nEin *sehr* **starkes** Wort, [hier](https://example.org/).\n\n"
        "- eins\n  - innen\n- zwei\n\n3. drei\n4. vier\n\nSchluss.\n",
        "x.md");
    const InterviewText read = back(imported);
    REQUIRE(read.exchanges.size() == 1);
    const auto& answer = read.exchanges[0].answer;
    REQUIRE(answer.size() == 7);
    CHECK(text_of(answer[0]) == "Ein sehr starkes Wort, hier.");
    CHECK(std::any_of(answer[0].block.spans.begin(), answer[0].block.spans.end(),
                      [](const Span& span) { return span.strong && span.text == "starkes"; }));
    CHECK(std::any_of(answer[0].block.spans.begin(), answer[0].block.spans.end(),
                      [](const Span& span) { return span.emphasis && span.text == "sehr"; }));
    CHECK(answer[2].block.level == 1);
    CHECK(answer[4].block.kind == BlockKind::Numbered);
    CHECK(answer[4].block.number == 3);
    CHECK(answer[6].block.kind == BlockKind::Paragraph);
}

TEST_CASE("a list inside a list may begin with any number") {
    const auto imported = import(
        "<html><body><p>Was?</p><ol start=\"2\"><li>zwei<ol start=\"3\"><li>drei</li></ol></li>"
        "<li>weiter</li></ol></body></html>",
        "x.html");
    const InterviewText read = back(imported);
    const auto& answer = read.exchanges.at(0).answer;
    REQUIRE(answer.size() == 3);
    CHECK(text_of(answer[0]) == "zwei");
    CHECK(text_of(answer[1]) == "drei");
    CHECK(answer[1].block.number == 3);
    CHECK(answer[1].block.level == 1);
    CHECK(text_of(answer[2]) == "weiter");
}

TEST_CASE("links keep their address, whatever signs are in it") {
    for (const auto& [address, wanted] :
         {std::pair<std::string, std::string>{"https://example.org/a_b?x=1&y=2&copy=3",
                                              "https://example.org/a_b?x=1&y=2&copy=3"},
          {"https://example.org/Wind_(Wetter)*", "https://example.org/Wind_%28Wetter%29%2A"},
          {"https://example.org/gr\u00FCn [1]", "https://example.org/gr%C3%BCn%20%5B1%5D"},
          {"mailto:a_b@example.org", "mailto:a_b@example.org"},
          {"/nur/hier", ""}}) {
        INFO(address);
        ImportedText imported;
        imported.title = "T";
        ImportedExchange exchange;
        exchange.question = "Was?";
        Passage passage;
        passage.runs = {{"Vor ", 1, false, false, {}}, {"dem", 1, true, false, address}};
        exchange.answer = {passage};
        imported.exchanges = {exchange};
        const InterviewText read = back(imported);
        const auto& spans = read.exchanges.at(0).answer.at(0).block.spans;
        CHECK(text_of(read.exchanges[0].answer[0]) == "Vor dem");
        CHECK(spans.back().link == wanted);
        CHECK(spans.back().strong);
    }
}

TEST_CASE("stars are only set where they work") {
    const auto run = [](const char* text, bool strong) {
        return RawRun{text, 1, strong, false, {}};
    };
    CHECK(to_markdown({run("Das ", false), run("Wort ", true), run("da", false)}) ==
          "Das **Wort** da");
    CHECK(to_markdown({run("a", false), run("„b“", true), run("c", false)}) == "a„b“c");
    CHECK(to_markdown({run("Frei", true), run("heit", false)}) == "**Frei**heit");
}

TEST_CASE("short titles fit, end well and are never cut inside a word") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"Was heißt das?", "Was heißt das?"},
        {"Das ist viel Text, den keiner liest. Was heißt das?", "Was heißt das?"},
        {"Inwiefern könnten Windräder in Städten als Vorbild für alle dienen?",
         "Windräder in Städten als Vorbild"},
        {"Gibt es etwas, das Sie jungen Leuten mit auf den Weg geben möchten, die anfangen?",
         "Gibt es etwas, das Sie jungen Leuten …"},
        {"Wie sehen Sie die Zukunft der Energieversorgung in unserer Region und was fehlt noch?",
         "Wie sehen Sie die Zukunft …"},
        {"Was hat sich in dieser ganzen Zeit am meisten verändert, und warum?",
         "Was hat sich in dieser ganzen Zeit …"},
        {"Welche Wege sehen Sie für kleine Betriebe – gerade auf dem Land – in dieser Lage?",
         "Wege für kleine Betriebe"},
        {"Was verstehen Sie unter „Teilhabe“ im Alltag – und wie gelingt das heute wirklich allen?",
         "„Teilhabe“ im Alltag"},
    };
    for (const auto& [question, wanted] : cases) {
        const auto imported = import("T\n\n" + question + "\n\nGut.\n");
        CHECK(imported.exchanges[0].short_title == wanted);
        CHECK(find(imported, "short-title") != nullptr);
    }
    const std::string endless(80, 'x');
    CHECK(character_count(import("T\n\n" + endless + "?\n\nGut.\n").exchanges[0].short_title) ==
          40);
}
