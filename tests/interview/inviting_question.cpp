#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "interview/catalogue.h"

using namespace standpunkt;

namespace {
std::string invitation(const std::string& question) {
    return inviting_question(question, "Title");
}
}  // namespace

TEST_CASE("a single question invites as it is") {
    const std::string question =
        GENERATE("Warum?", "Was bedeutet „Zukunft wird gestaltet“ ganz konkret?",
                 "Welche Synergien siehst du – insbesondere im Norden?", "Tell us about it", "");
    CHECK(invitation(question) == question);
}

TEST_CASE("of several sentences the last that asks invites") {
    CHECK(invitation("Du warst dort. Warum? Was waren deine Erkenntnisse?") ==
          "Was waren deine Erkenntnisse?");
    CHECK(invitation("Was war neu? Erzählen Sie davon!") == "Was war neu?");
    CHECK(invitation("So geht das! Und dann? Das wüsste ich gern.") == "Und dann?");
    CHECK(invitation("Es blieb still … Was kam dann?") == "Was kam dann?");
    CHECK(invitation("It began in 2019. What followed?") == "What followed?");
    CHECK(invitation("Er lebt in Bremen.\nWie ist es dort?") == "Wie ist es dort?");
}

TEST_CASE("a dot that belongs to a word ends no sentence") {
    const std::string question = GENERATE(
        "Was trennt Hamburg von z.B. Schleswig-Holstein?", "Was trennt Hamburg von z. B. Bremen?",
        "Was trennt Hamburg von z.\u00A0B. Bremen?", "Was sagt Dr. Vogel dazu?",
        "Was sagt Frau Prof. Dr. h. c. Vogel dazu?", "Geschah das am 3. Oktober?",
        "Welche Rolle spielt Nr. 5 bzw. Haus 6?", "Fahren ca. 20 Schiffe, d. h. alle?",
        "What does Mr. Miller say, e.g. Monday?", "Who is J. R. Hartley?",
        "Warum gerade St. Pauli?", "Kommen Züge, Busse usw. nach Hamburg?");
    CHECK(invitation(question) == question);
    CHECK(invitation("Das war neu. " + question) == question);
}

TEST_CASE("quotation marks stay with the sentence they belong to") {
    CHECK(invitation("Sie sagten: „Wir handeln.“ Was heißt das?") == "Was heißt das?");
    CHECK(invitation("Das ist alt. „Coopetition“ – was ist das?") ==
          "„Coopetition“ – was ist das?");
    CHECK(invitation("Das ist alt. (Was ist neu?)") == "(Was ist neu?)");
    CHECK(invitation("„Warum?“ fragte ich mich. Und Sie?") == "Und Sie?");
    CHECK(invitation("Man fragt „Was tun?“ und wartet. Und Sie?") == "Und Sie?");
    CHECK(invitation("Und Sie fragen „Was tun?“") == "Und Sie fragen „Was tun?“");
}

TEST_CASE("an invitation too long to read in passing gives way to the title") {
    const std::string long_question = "Was " + std::string(235, 'a') + "?";  // 240 characters
    CHECK(invitation(long_question) == long_question);
    CHECK(invitation("Was a" + long_question.substr(4)) == "Title");
    CHECK(invitation("Ach. " + long_question) == long_question);
    CHECK(invitation("Eine lange Vorrede. " + std::string(300, 'x') + ". Warum?") == "Warum?");
    std::string umlauts = "Was ";
    for (int i = 0; i < 235; ++i) umlauts += "ä";
    CHECK(invitation(umlauts + "?") == umlauts + "?");  // characters, not bytes
}

TEST_CASE("odd texts come back, whatever they hold") {
    for (const char* text : {"?", "?????", "...", "? ? ?", "\xFF? \xC3", " ? ", "“”?"})
        CHECK(!invitation(text).empty());
}
