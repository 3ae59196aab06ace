#include "stage/line_breaker.h"

#include <catch2/catch_test_macros.hpp>

#include "base/unicode.h"

using namespace standpunkt;

namespace {

/// Each character is one wide: a rule needs no font.
float ones(std::string_view text, int) {
    return static_cast<float>(code_points(text).size());
}

std::vector<std::string> broken(const std::string& text, float width,
                                Breaking breaking = Breaking::Body) {
    std::vector<std::string> out;
    for (const Line& line : break_lines({{text, 0}}, width, breaking, ones)) {
        std::string whole;
        for (const LinePiece& piece : line.pieces) whole += piece.text;
        out.push_back(whole);
    }
    return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("lines end at blanks, which are dropped there") {
    CHECK(broken("eins zwei drei vier", 10) == Lines{"eins zwei", "drei vier"});
    CHECK(broken("eins  zwei drei", 10) == Lines{"eins  zwei", "drei"});
}

TEST_CASE("no text, no line; a line feed ends a line") {
    CHECK(broken("", 10).empty());
    CHECK(broken("a\nb", 10) == Lines{"a", "b"});
    CHECK(broken("a\n\nb\n", 10) == Lines{"a", "", "b"});
}

TEST_CASE("lines end after hyphens, dashes and slashes") {
    CHECK(broken("Wasserstoff-Allianz", 13) == Lines{"Wasserstoff-", "Allianz"});
    CHECK(broken("Strom/Gas/Öl", 8) == Lines{"Strom/", "Gas/Öl"});
    CHECK(broken("Nord–Süd-Achse", 9) == Lines{"Nord–Süd-", "Achse"});
}

TEST_CASE("no line ends with a single letter's hyphen or inside a range") {
    CHECK(broken("eine neue E-Mail", 12) == Lines{"eine neue", "E-Mail"});
    CHECK(broken("Seite aaa 10-12", 13) == Lines{"Seite aaa", "10-12"});
    CHECK(broken("im Herbst 2019/20", 15) == Lines{"im Herbst", "2019/20"});
}

TEST_CASE("a soft hyphen is drawn only where it ends a line") {
    CHECK(broken("Was\u00ADser\u00ADstoff", 20) == Lines{"Wasserstoff"});
    CHECK(broken("Was\u00ADser\u00ADstoff", 7) == Lines{"Wasser-", "stoff"});
}

TEST_CASE("body text is hyphenated only where a line would be under 84 % full") {
    // 9 of 13 is too little, 17 of 20 is enough.
    CHECK(broken("aaaaaaaaa be\u00ADbebebe", 13) == Lines{"aaaaaaaaa be-", "bebebe"});
    CHECK(broken("aaaaaaaaaaaaaaaaa b\u00ADbebebebe", 20) ==
          Lines{"aaaaaaaaaaaaaaaaa", "bbebebebe"});
}

TEST_CASE("display text is never hyphenated") {
    for (const std::string& line :
         broken("Eine Was\u00ADser\u00ADstoff\u00ADwirt\u00ADschaft ent\u00ADsteht", 12,
                Breaking::Display))
        CHECK(line.find('-') == std::string::npos);
}

TEST_CASE("at most two lines in a row end with a hyphen") {
    std::string text;
    for (int i = 0; i < 12; ++i) text += "bebe\u00ADbebe\u00ADbebe\u00ADbebe ";
    int in_a_row = 0, most = 0;
    for (const std::string& line : broken(text, 22)) {
        in_a_row = line.back() == '-' ? in_a_row + 1 : 0;
        most = std::max(most, in_a_row);
    }
    CHECK(most > 0);
    CHECK(most <= 2);
}

TEST_CASE("what belongs together stays on one line") {
    CHECK(broken("von Frau Dr. Muster", 13) == Lines{"von Frau", "Dr. Muster"});
    CHECK(broken("etwas wie z. B. dies", 13) == Lines{"etwas wie", "z. B. dies"});
    CHECK(broken("es sind etwa 12 MW", 15) == Lines{"es sind etwa", "12 MW"});
    CHECK(broken("es sind ja 10 000 Euro", 15) == Lines{"es sind ja", "10 000 Euro"});
    CHECK(broken("genau am 3. Oktober", 14) == Lines{"genau am", "3. Oktober"});
    CHECK(broken("eine Idee\u00A0und", 11) == Lines{"eine", "Idee\u00A0und"});
    CHECK(broken("rund 5 %, also", 7) == Lines{"rund", "5 %,", "also"});
}

TEST_CASE("the end of a sentence is no date") {
    CHECK(broken("seit 2020. Danach", 12) == Lines{"seit 2020.", "Danach"});
}

TEST_CASE("no line begins with a dash between blanks") {
    CHECK(broken("eine Idee – und", 10) == Lines{"eine", "Idee – und"});
}

TEST_CASE("no single short word stands on the last line") {
    CHECK(broken("eins zwei drei vier fuenf so", 25) == Lines{"eins zwei drei vier", "fuenf so"});
}

TEST_CASE("display lines are balanced without becoming more") {
    CHECK(broken("aaaa bbbb cccc dddd", 16, Breaking::Display) == Lines{"aaaa bbbb", "cccc dddd"});
    CHECK(broken("aaaa bbbb cccc dddd eeee", 14, Breaking::Display) ==
          Lines{"aaaa bbbb cccc", "dddd eeee"});
}

TEST_CASE("a word longer than the line is cut and said to be") {
    const auto lines = break_lines({{"Donaudampfschiff fein", 0}}, 6, Breaking::Display, ones);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].pieces[0].text == "Donaud");
    CHECK(lines[0].cut);
    CHECK(lines[1].cut);
    CHECK_FALSE(lines[2].cut);
    CHECK(lines[3].pieces[0].text == "fein");
}

TEST_CASE("a cut never parts a letter from its accent") {
    CHECK(broken("ae\u0301ae\u0301", 2) == Lines{"a", "e\u0301", "a", "e\u0301"});
}

TEST_CASE("a style inside a word is no place to break") {
    const auto lines =
        break_lines({{"ganz Wasser", 0}, {"stoff", 1}, {" da", 0}}, 11, Breaking::Body, ones);
    REQUIRE(lines.size() == 3);
    REQUIRE(lines[1].pieces.size() == 2);
    CHECK(lines[1].pieces[0].text == "Wasser");
    CHECK(lines[1].pieces[1].text == "stoff");
    CHECK(lines[1].pieces[1].style == 1);
    CHECK(lines[1].pieces[1].x == 6);
    CHECK(lines[1].width == 11);
}

TEST_CASE("the longest word of an interview breaks at its soft hyphens, also more than twice") {
    const std::string word = "Wett\u00ADbe\u00ADwerbs\u00ADfä\u00ADhig\u00ADkeits\u00ADfra\u00ADge";
    std::string whole;
    for (std::string line : broken(word, 7)) {
        if (line.back() == '-') line.pop_back();
        whole += line;
    }
    CHECK(whole == "Wettbewerbsfähigkeitsfrage");
}
