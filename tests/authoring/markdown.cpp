// The blocks an editor's Markdown becomes.
#include <catch2/catch_test_macros.hpp>

#include "authoring/cut_off.h"
#include "authoring/interview_text.h"
#include "authoring/markdown.h"

using namespace standpunkt;

namespace {

const std::filesystem::path path = "interviews/a/de.md";

InterviewText read(const std::string& text) {
    Faults faults;
    return read_interview_text(text, path, "de", faults);
}

WrittenExchange exchange(const std::string& body) {
    InterviewText text = read("# T\n\n## Frage?\n" + body);
    REQUIRE(text.exchanges.size() == 1);
    return std::move(text.exchanges[0]);
}

std::vector<Block> blocks(const std::string& body) {
    std::vector<Block> list;
    for (const MarkdownBlock& block : exchange("\n" + body).answer) list.push_back(block.block);
    return list;
}

Span plain(std::string text) {
    return {std::move(text), false, false, {}};
}

}  // namespace

TEST_CASE("emphasis, strong emphasis and links become spans in reading order") {
    const auto list =
        blocks("Ein *leises*, ein **lautes** und ein ***ganz*** [Wort](https://a.b/c?d=1&e=2).");
    REQUIRE(list.size() == 1);
    const std::vector<Span> spans = {
        plain("Ein "),      {"leises", true, false, {}},
        plain(", ein "),    {"lautes", false, true, {}},
        plain(" und ein "), {"ganz", true, true, {}},
        plain(" "),         {"Wort", false, false, "https://a.b/c?d=1&e=2"},
        plain(".")};
    CHECK(list[0].spans == spans);
}

TEST_CASE("lists keep kind, depth and number") {
    const auto list = blocks("- eins\n  - darin\n- zwei\n\n3. drei\n4. vier\n");
    REQUIRE(list.size() == 5);
    CHECK((list[0].kind == BlockKind::Bullet && list[0].level == 0));
    CHECK((list[1].kind == BlockKind::Bullet && list[1].level == 1));
    CHECK(list[1].spans == std::vector{plain("darin")});
    CHECK(list[2].spans == std::vector{plain("zwei")});
    CHECK((list[3].kind == BlockKind::Numbered && list[3].number == 3));
    CHECK((list[4].kind == BlockKind::Numbered && list[4].number == 4));
}

TEST_CASE("lines of a paragraph are joined by a blank, paragraphs stay apart") {
    const auto list = blocks("Eine Zeile\nund noch eine.\n\nEin Absatz.");
    REQUIRE(list.size() == 2);
    CHECK(list[0].spans == std::vector{plain("Eine Zeile und noch eine.")});
}

TEST_CASE("no-break spaces and soft hyphens may be written as entities") {
    CHECK(blocks("Dr.&nbsp;Vogel &amp; Real&shy;labor.")[0].spans ==
          std::vector{plain("Dr.\u00A0Vogel & Real\u00ADlabor.")});
}

TEST_CASE("a picture takes its caption, and the lines directly below name maker and licence") {
    for (const char* words :
         {"Bild: Ben B.\nLizenz: CC BY 4.0", "Credit: Ben B.\nLicence: CC BY 4.0",
          "\nFoto: Ben B.\nLicense: CC BY 4.0"}) {
        const auto answer =
            exchange(std::string("\nVorher.\n\n![Ein *Tor*](tor.jpg \"Am Abend\")\n") + words +
                     "\n\nNachher.")
                .answer;
        REQUIRE(answer.size() == 3);
        REQUIRE(answer[1].picture);
        CHECK(answer[1].picture->file == "tor.jpg");
        CHECK(answer[1].picture->alt == "Ein Tor");
        CHECK(answer[1].picture->caption == "Am Abend");
        CHECK(answer[1].picture->credit == "Ben B.");
        CHECK(answer[1].picture->licence == "CC BY 4.0");
        CHECK(answer[1].picture->line == 7);
        CHECK(answer[2].located().text == "Nachher.");
    }
}

TEST_CASE("a picture inside a paragraph parts it; no word is lost") {
    const auto list = blocks("Davor ![Tor](tor.jpg) danach.");
    REQUIRE(list.size() == 3);
    CHECK(list[0].spans == std::vector{plain("Davor")});
    CHECK(list[1].kind == BlockKind::Picture);
    CHECK(list[2].spans == std::vector{plain("danach.")});
}

TEST_CASE("keyword lines are understood in both languages, in any order and letter case") {
    for (const char* head : {"Thema: T\nKurz: K\nIn einem Satz: S.\nId: i\n",
                             "id: i\nIn one sentence: S.\nSHORT: K\n\nTopic : T\n"}) {
        const WrittenExchange one = exchange(std::string(head) + "\nAntwort: ja.\n");
        CHECK(one.topic->text == "T");
        CHECK(one.short_title->text == "K");
        CHECK(one.summary->text == "S.");
        CHECK(one.id->text == "i");
        REQUIRE(one.answer.size() == 1);
        CHECK(one.answer[0].located().text == "Antwort: ja.");
    }
}

TEST_CASE(
    "highlights have a kind by their first words in both languages; without one it is the "
    "editors'") {
    const WrittenExchange one = exchange(
        "\n> Zitat: „Ja.“\n\n> Quote: Yes.\n\n> Nach dem Gespräch: N.\n\n> Sinngemäß: S.\n\n> "
        "After the talk: A.\n\n"
        "> Paraphrase: P.\n\n> Redaktion: R.\n\n> Editorial: E.\n\n> Ohne: Wort.\n\nAntwort.");
    using enum HighlightKind;
    const std::vector<std::pair<HighlightKind, std::string>> expected = {
        {Quote, "Ja."},     {Quote, "Yes."},    {Paraphrase, "N."},
        {Paraphrase, "S."}, {Paraphrase, "A."}, {Paraphrase, "P."},
        {Editorial, "R."},  {Editorial, "E."},  {Editorial, "Ohne: Wort."}};
    REQUIRE(one.highlights.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(one.highlights[i].kind == expected[i].first);
        CHECK(one.highlights[i].text == expected[i].second);
        CHECK(one.highlights[i].line == 5 + 2 * static_cast<int>(i));
    }
    CHECK(one.answer.size() == 1);
}

TEST_CASE("a highlight may run over several lines, and the line behind it is the answer's") {
    const WrittenExchange one =
        exchange("Thema: T\n> Redaktion: Eins\n> und zwei.\n> Zitat: Drei.\nAntwort.");
    REQUIRE(one.highlights.size() == 2);
    CHECK(one.highlights[0].text == "Eins und zwei.");
    CHECK(one.highlights[1].text == "Drei.");
    CHECK(one.highlights[1].line == 7);
    REQUIRE(one.answer.size() == 1);
    CHECK(one.answer[0].located().text == "Antwort.");
}

TEST_CASE("questions lose their markup, entities and closing signs") {
    const InterviewText text =
        read("#  Titel #\nEin Vorspann.\n\n##Was *ist* A &amp; B? ##\nJa.\n");
    CHECK(text.title.text == "Titel");
    CHECK(text.lead.text == "Ein Vorspann.");
    REQUIRE(text.exchanges.size() == 1);
    CHECK(text.exchanges[0].question.text == "Was ist A & B?");
    CHECK(text.exchanges[0].question.line == 4);
}

TEST_CASE(
    "headings between fences are no questions, comments are not shown, line ends do not matter") {
    const InterviewText text = read(
        "\xEF\xBB\xBF# T\r\n\r\n<!-- ## weg\r\nweg -->\r\n## Eins?\r\n\r\n~~~\r\n## "
        "keine\r\n~~~\r\n\r\n## Zwei?\r\nJa.\r\n");
    REQUIRE(text.exchanges.size() == 2);
    CHECK(text.exchanges[0].question.line == 5);
    CHECK(text.exchanges[1].question.line == 11);
    CHECK(text.exchanges[0].answer.at(0).located().text == "## keine");
}

TEST_CASE("text is normalised: a letter with a combining mark becomes one letter") {
    CHECK(blocks("u\u0308ber.")[0].spans == std::vector{plain("über.")});
}

TEST_CASE("every byte of a paragraph knows its line") {
    const auto answer = exchange("\nEins\nzwei *drei\nvier*\nfünf.").answer;
    const LocatedText text = answer.at(0).located();
    for (const auto& [word, line] :
         {std::pair{"Eins", 5}, std::pair{"zwei", 6}, std::pair{"drei", 6}, std::pair{"vier", 7},
          std::pair{"fünf", 8}}) {
        CHECK(text.line_at(text.text.find(word)) == line);
    }
}

TEST_CASE("an answer is cut off if its last sentence does not end") {
    const auto cut = [](const std::string& body) {
        return is_cut_off(exchange("\n" + body).answer);
    };
    CHECK(cut("Das ist f"));
    CHECK(cut("Ganz.\n\nUnd dann"));
    CHECK(cut("- Ganz.\n- Halb"));
    CHECK_FALSE(cut("Ganz."));
    CHECK_FALSE(cut("Wirklich?"));
    CHECK_FALSE(cut("Er sagte: „Ja.“"));
    CHECK_FALSE(cut("Weiter …"));
    CHECK_FALSE(cut("*Ganz.*"));
    CHECK_FALSE(cut("- ein Punkt\n- noch einer"));
    CHECK_FALSE(cut("Ganz.\n\n![Tor](tor.jpg)"));
}
