// How questions, answers and what stands around them are found.
#include <catch2/catch_test_macros.hpp>

#include "import_support.h"

using namespace standpunkt;
using namespace standpunkt::import_test;
using Questions = std::vector<std::string>;

namespace {

/// Imports and holds that no word got lost.
ImportedText whole(const std::string& text, const std::string& name = "talk.txt") {
    const ImportedText imported = import(text, name);
    CHECK(lost_words(text, imported) == std::vector<std::string>());
    return imported;
}

}  // namespace

TEST_CASE("paragraphs that end in a question mark ask, what follows answers") {
    const auto imported = whole(
        "Titel hier\n\nWas ist das?\n\nEin Test.\n\nNoch ein Satz.\n\n"
        "Und wozu?\n\nFür die Regel.\n");
    CHECK(imported.title == "Titel hier");
    CHECK(questions_of(imported) == Questions{"Was ist das?", "Und wozu?"});
    CHECK(answer_of(imported, 0) == "Ein Test.|Noch ein Satz.");
}

TEST_CASE("lines without blank lines between them are paragraphs of their own") {
    const auto imported = whole("Titel\nWas ist das?\nEin Test.\nUnd wozu?\nFür die Regel.\n");
    CHECK(questions_of(imported) == Questions{"Was ist das?", "Und wozu?"});
    CHECK(answer_of(imported, 1) == "Für die Regel.");
}

TEST_CASE("blank lines made of no-break spaces part paragraphs") {
    const auto imported = whole("Was ist das?\n\u00A0\nEins.\n\u00A0 \nZwei.\n");
    CHECK(answer_of(imported, 0) == "Eins.|Zwei.");
}

TEST_CASE("a question keeps its statement and all its sentences") {
    const auto imported =
        whole("Titel\n\nDu warst da. Wie war es? Und was kam dann?\n\nGut war es.\n");
    CHECK(questions_of(imported) == Questions{"Du warst da. Wie war es? Und was kam dann?"});
}

TEST_CASE("questions may end in a closing quotation mark or bracket") {
    const auto imported = whole("Was heißt „Zukunft?“\n\nViel.\n\nUnd das (wirklich?)\n\nJa.\n");
    CHECK(imported.exchanges.size() == 2);
}

TEST_CASE("wrapped lines become paragraphs again, parted words too") {
    const std::string text =
        "Was wir lernen\n\n"
        "Was lernen Sie aus den vielen Jahren der\nZusammenarbeit am Fluss?\n\n"
        "Wir haben gelernt, dass man miteinander\nreden muss, bevor man baut, und dass Inno-\n"
        "vation nur dort entsteht, wo sich Leute\ntrauen, etwas Neues auszuprobieren und zu\n"
        "scheitern. Das ist alles.\n";
    const auto imported = import(text);
    CHECK(questions_of(imported) ==
          Questions{"Was lernen Sie aus den vielen Jahren der Zusammenarbeit am Fluss?"});
    CHECK(answer_of(imported, 0).find("dass Innovation nur") != std::string::npos);
    CHECK(find(imported, "wrapped-lines") != nullptr);
    CHECK(find(imported, "parted-word") != nullptr);
}

TEST_CASE("labels for the questions alone") {
    const auto imported = whole(
        "Titel\n\nFrage: Was ist das\n\nEin Test. Oder doch nicht?\n\n"
        "Frage: Und wozu?\n\nDarum.\n");
    CHECK(questions_of(imported) == Questions{"Was ist das", "Und wozu?"});
    CHECK(answer_of(imported, 0) == "Ein Test. Oder doch nicht?");
    CHECK(find(imported, "speaker") != nullptr);
}

TEST_CASE("labels Q and A, with numbers") {
    const auto imported = whole(
        "Q1: What is it?\nA1: A test of labels.\nQ2: And why?\nA2: Because "
        "we have to know.\n");
    CHECK(questions_of(imported) == Questions{"What is it?", "And why?"});
    CHECK(imported.language == "en");
}

TEST_CASE("speakers' names: who asks is not interviewed") {
    const auto imported = whole(
        "Titel\n\nMax Muster: Was ist das?\n\nAnna Vogel: Ein Test. Wer weiß?\n\nMehr davon.\n\n"
        "Max Muster: Und wozu?\n\nAnna Vogel: Darum.\n");
    CHECK(questions_of(imported) == Questions{"Was ist das?", "Und wozu?"});
    CHECK(answer_of(imported, 0) == "Ein Test. Wer weiß?|Mehr davon.");
    CHECK(imported.person.name == "Anna Vogel");
}

TEST_CASE("a label on a line of its own belongs to the paragraph below") {
    const auto imported = whole(
        "Interviewer:\n\nWas ist das?\n\nAnna Vogel:\n\nEin Test.\n\n"
        "Interviewer:\n\nUnd wozu?\n\nAnna Vogel:\n\nDarum.\n");
    CHECK(questions_of(imported) == Questions{"Was ist das?", "Und wozu?"});
    CHECK(answer_of(imported, 1) == "Darum.");
}

TEST_CASE("with several people answering their labels stay in the text") {
    const auto imported = whole(
        "Frage: Was ist das?\n\nAnna Vogel: Ein Test.\n\nBen Beil: Ja.\n\n"
        "Frage: Und wozu?\n\nAnna Vogel: Darum.\n\nBen Beil: Nein.\n");
    CHECK(answer_of(imported, 0) == "Anna Vogel: Ein Test.|Ben Beil: Ja.");
}

TEST_CASE("an ordinary colon is no label") {
    const auto imported = whole("Was ist das?\n\nWichtig: ein Test.\n\nUnd wozu?\n\nDarum.\n");
    CHECK(answer_of(imported, 0) == "Wichtig: ein Test.");
}

TEST_CASE("Markdown headings that ask, other headings stay in the answer") {
    const auto imported = import(
        "# Titel\n\nEin Vorspann.\n\n## Was ist das?\n\nEin *Test*.\n\n"
        "### Zwischenruf\n\nNoch was?\n\n## Und wozu?\n\n- eins\n- zwei\n",
        "talk.md");
    CHECK(imported.title == "Titel");
    CHECK(questions_of(imported) == Questions{"Was ist das?", "Und wozu?"});
    CHECK(answer_of(imported, 0) == "Ein Test.|Zwischenruf|Noch was?");
    REQUIRE(imported.lead.size() == 1);
    CHECK(imported.exchanges[1].answer.at(1).kind == PassageKind::Bullet);
}

TEST_CASE("the head above a Markdown text tells title, author and date, with nothing lost") {
    const std::string text =
        "---\ntitle: \"Der Fluss\"\ndate: 2025-05-12T08:00:00\ntags: [wasser, stadt]\n"
        "author: Anna Vogel\n---\n\n## Was ist das?\n\nEin Test.\n";
    const auto imported = whole(text, "talk.md");
    CHECK(imported.title == "Der Fluss");
    CHECK(imported.date == "2025-05-12");
    CHECK(imported.person.name == "Anna Vogel");
    CHECK(imported.lead.empty());
    REQUIRE(imported.exchanges.size() == 1);
    CHECK(imported.exchanges[0].line == 8);
    CHECK(whole("---\nFrage: Was ist das?\n\nAntwort: Ein Test.\n\n---\n", "talk.md")
              .exchanges.size() == 1);
    // A rule at the start is none.
    CHECK(whole("---\n\nEin Vorspann ohne Kopf.\n\n## Was ist das?\n\nEin Test.\n", "talk.md")
              .lead.size() == 1);
}

TEST_CASE("bold paragraphs ask, also those without a question mark") {
    const auto imported = import(
        "# Titel\n\n**Was ist das?**\nEin Test.\n\n**Das klingt schwer.**\n\n"
        "Ist es auch. Warum?\n\n**Und wozu?**\n\nDarum.\n",
        "talk.md");
    CHECK(questions_of(imported) == Questions{"Was ist das?", "Das klingt schwer.", "Und wozu?"});
    CHECK(find(imported, "question-without-mark") != nullptr);
}

TEST_CASE("numbers of the questions go when every question has one") {
    const auto imported = whole("1. Was ist das?\n\nEin Test.\n\n2. Und wozu?\n\nDarum.\n");
    CHECK(questions_of(imported) == Questions{"Was ist das?", "Und wozu?"});
    const auto kept = whole("1. Was ist das?\n\nEin Test.\n\nUnd wozu?\n\nDarum.\n");
    CHECK(questions_of(kept) == Questions{"1. Was ist das?", "Und wozu?"});
}

TEST_CASE("numbered from 1 on, with answers between, all are questions") {
    const auto imported = whole(
        "1. Was ist das?\nEin Test.\n2. Und wozu?\nDarum. Oder?\n3. Nennen Sie Gründe!\n"
        "Viele.\n");
    CHECK(questions_of(imported) == Questions{"Was ist das?", "Und wozu?", "Nennen Sie Gründe!"});
    CHECK(answer_of(imported, 1) == "Darum. Oder?");
    CHECK(find(imported, "question-without-mark")->line == 5);
    const auto list =
        whole("Was fragen Sie sich?\n\nDreierlei.\n\n1. Wer?\n2. Wie?\n\nMehr nicht.\n");
    CHECK(questions_of(list) == Questions{"Was fragen Sie sich?", "1. Wer? 2. Wie?"});
}

TEST_CASE("an answer may end by asking back") {
    const auto imported = whole(
        "Titel\n\nWas bremst Sie?\nFormulare. Wissen Sie, wie viele?\nHundert.\nUnd wozu?\n"
        "Darum.\n");
    CHECK(questions_of(imported) == Questions{"Was bremst Sie?", "Und wozu?"});
    CHECK(answer_of(imported, 0) == "Formulare. Wissen Sie, wie viele?|Hundert.");
    CHECK(find(imported, "asking-answer")->line == 4);
    const auto titles = whole("Titel\n\nWas ist das?\n\nFrau Prof. Vogel, wozu?\n\nDarum.\n");
    CHECK(questions_of(titles) == Questions{"Was ist das? Frau Prof. Vogel, wozu?"});
}

TEST_CASE("two questions in a row are one") {
    const auto imported =
        whole("Titel\n\nWas ist das?\n\nA.\n\nUnd wozu?\n\nFür wen denn?\n\nDarum.\n");
    CHECK(questions_of(imported) == Questions{"Was ist das?", "Und wozu? Für wen denn?"});
    CHECK(find(imported, "joined-question") != nullptr);
}

TEST_CASE("a title may ask") {
    const auto imported = whole("Was kommt nach dem Öl?\n\nWas ist das?\n\nEin Test.\n");
    CHECK(imported.title == "Was kommt nach dem Öl?");
    CHECK(imported.exchanges.size() == 1);
}

TEST_CASE("a very long paragraph that ends in a question mark answers") {
    std::string lots;
    for (int i = 0; i < 40; ++i) lots += "Das ist ein Satz. ";
    const auto imported = import("Titel\n\nWas ist das?\n\n" + lots + "Oder nicht?\n\nNein.\n");
    CHECK(imported.exchanges.size() == 1);
    CHECK(find(imported, "long-question") != nullptr);
}

TEST_CASE("head lines tell person, role, date and source") {
    const auto imported = whole(
        "Der Fluss\n\nInterviewpartnerin: Dr. Anna Vogel, Leiterin des Amts\n"
        "Datum: 12. Mai 2025\nQuelle: Stadtblatt 3/2025\n\nEin Vorspann, der "
        "erklärt.\n\nWas ist das?\n\nEin Test.\n");
    CHECK(imported.person.name == "Dr. Anna Vogel");
    CHECK(imported.person.role == "Leiterin des Amts");
    CHECK(imported.date == "2025-05-12");
    CHECK(imported.source == "Stadtblatt 3/2025");
    CHECK(imported.title == "Der Fluss");
    CHECK(imported.lead.size() == 1);
}

TEST_CASE("a place may stand before the date") {
    const auto imported =
        whole("Der Fluss\n\nBad Oldesloe, den 12. Mai 2025\n\nWas ist das?\n\nEin Test.\n");
    CHECK(imported.date == "2025-05-12");
    CHECK(imported.lead.empty());
}

TEST_CASE("two words that look like a name do not beat a person who is named") {
    const auto imported = whole(
        "Der Fluss\n\nEin Gespräch mit Dr. Anna Vogel, Leiterin.\n\nTeilen Tweet\n\n"
        "Was ist das?\n\nEin Test.\n");
    CHECK(imported.person.name == "Dr. Anna Vogel");
    CHECK(imported.lead.size() == 2);
}

TEST_CASE("the only answer of the last question is no name, however it looks") {
    const auto imported = whole("Titel\n\nWas ist das?\n\nEin Test.\n\nUnd nun?\n\nVielen Dank\n");
    CHECK(answer_of(imported, 1) == "Vielen Dank");
    CHECK(imported.person.name.empty());
}

TEST_CASE("a speaker's first name is taken until somebody completes it, initials are not") {
    const std::string talk =
        "Titel\n\nMax: Was ist das?\n\nAnna: Ein Test.\n\nMax: Und wozu?\n\nAnna: Darum.\n";
    CHECK(whole(talk).person.name == "Anna");
    std::string initials = talk;
    for (std::size_t at; (at = initials.find("Anna:")) != std::string::npos;)
        initials.replace(at, 5, "AV:");
    CHECK(whole(initials).person.name.empty());
}

TEST_CASE("stray lines at the end are the kind of text and the person, with their lines") {
    const auto imported =
        whole("Titel\n\nWas ist das?\n\nEin Test.\n\ninterview\n\nProf. Dr. Eva von Au\n");
    CHECK(imported.person.name == "Prof. Dr. Eva von Au");
    CHECK(answer_of(imported, 0) == "Ein Test.");
    REQUIRE(find(imported, "kind") != nullptr);
    CHECK(find(imported, "kind")->line == 7);
    CHECK(find(imported, "metadata")->line == 9);
}

TEST_CASE("a stray line that says nothing known stays in the last answer") {
    const auto imported = whole("Titel\n\nWas ist das?\n\nEin Test.\n\nmehr dazu im heft\n");
    CHECK(answer_of(imported, 0) == "Ein Test.|mehr dazu im heft");
    CHECK(find(imported, "cut-off") != nullptr);
}

TEST_CASE("whoever led the talk is not who was interviewed") {
    const auto imported =
        whole("Titel\n\nWas ist das?\n\nEin Test.\n\nDas Interview führte Max Muster.\n");
    CHECK(imported.person.name.empty());
    CHECK(imported.source.find("Max Muster") != std::string::npos);
    CHECK(find(imported, "no-person") != nullptr);
}

TEST_CASE("a person named in the title or the lead") {
    CHECK(whole("Ein Gespräch mit Dr. Anna Vogel über Wind\n\nWas ist das?\n\nEin Test.\n")
              .person.name == "Dr. Anna Vogel");
    CHECK(whole("Wind\n\nWir sprachen mit Anna Vogel, der Leiterin.\n\nWas ist das?\n\nGut.\n")
              .person.name == "Anna Vogel");
}

TEST_CASE("without a title one is put in and reported") {
    const auto imported = whole("Was ist das?\n\nEin Test.\n\nDr. Anna Vogel\n");
    CHECK(imported.title == "Gespräch mit Dr. Anna Vogel");
    CHECK(find(imported, "title") != nullptr);
}

TEST_CASE("an answer that stops in mid-sentence is broken, with its line") {
    const auto imported = whole("Was ist das?\n\nEin Test ohne\n\nUnd wozu?\n\nDarum.\n");
    REQUIRE(find(imported, "cut-off") != nullptr);
    CHECK(find(imported, "cut-off")->line == 3);
}

TEST_CASE("a question without an answer is broken") {
    const auto imported = whole("Was ist das?\n\nEin Test.\n\nUnd wozu?\n");
    REQUIRE(find(imported, "no-answer") != nullptr);
    CHECK(find(imported, "no-answer")->line == 5);
}

TEST_CASE("two blanks inside a sentence are a missing word; behind a full stop they are none") {
    const auto imported = whole("Was ist das?\n\nAkteure und\u00A0 aus Wirtschaft.  Gut so.\n");
    REQUIRE(find(imported, "missing-word") != nullptr);
    CHECK(find(imported, "missing-word")->line == 3);
    CHECK(find(imported, "missing-word")->message.find("\"und\" and \"aus\"") != std::string::npos);
    CHECK(answer_of(imported, 0) == "Akteure und aus Wirtschaft. Gut so.");
    const auto typist = whole("Was ist das?\n\nGut.  Sehr gut.\n");
    CHECK(find(typist, "missing-word") == nullptr);
}

TEST_CASE("entities become characters; broken ones are reported") {
    const auto imported = import(
        "Was hei&szlig;t &bdquo;gro&#223;&ldquo;?\n\nSch&amp;ouml;n &amp; gut, R&D, "
        "f&oumlr alle.&nbsp;Und &quatsch; dazu.\n");
    CHECK(imported.exchanges[0].question == "Was heißt „groß“?");
    CHECK(answer_of(imported, 0) == "Schön & gut, R&D, för alle. Und &quatsch; dazu.");
    CHECK(find(imported, "escaped-twice") != nullptr);
    CHECK(find(imported, "entity-without-semicolon")->line == 3);
    CHECK(find(imported, "unknown-entity")->kind == FindingKind::Broken);
}

TEST_CASE("decomposed letters are put together") {
    CHECK(import("Was heißt Gro\u0308ße?\n\nViel.\n").exchanges[0].question == "Was heißt Größe?");
}

TEST_CASE("where no question is found the error names what was looked for") {
    const std::string error = error_of("Ein Titel\n\nEin Satz.\n\nNoch einer.\n");
    for (const char* word : {"Frage:", "headings", "bold", "\"?\""}) {
        INFO(word);
        CHECK(error.find(word) != std::string::npos);
    }
}
