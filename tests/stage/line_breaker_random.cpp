// What holds for every text, tried on random ones.
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "base/unicode.h"
#include "stage/line_breaker.h"
#include "support/effort.h"

using namespace standpunkt;

namespace {

/// Widths as of a type: narrow, wide, and another style is wider.
float measure(std::string_view text, int style) {
    float sum = 0;
    for (const char32_t c : code_points(text))
        sum += c == U'i' || c == U' ' ? 4 : c == U'm' ? 15 : 9;
    return sum * (style == 1 ? 1.1f : 1);
}

std::vector<Run> random_text(std::mt19937& random) {
    const std::vector<std::string> parts = {
        "a",       "im",    "und", "Wasser", "\u00AD", "\u00AD", " ",  " ",  " ",   " ",
        "\u00AD",  "-",     "–",   "/",      "12",     "%",      "z.", "B.", "Dr.", "\u00A0",
        "e\u0301", "stoff", "ß",   "\n",     ",",      ".",      "„",  "“"};
    std::vector<Run> runs(1 + random() % 3);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        runs[i].style = static_cast<int>(random() % 2);
        for (std::size_t count = random() % 60; count > 0; --count)
            runs[i].text += parts[random() % parts.size()];
    }
    return runs;
}

bool is_dropped(char32_t c) {
    return c == U' ' || c == U'\n' || c == soft_hyphen;
}

/// The text with everything taken out that a line's end may swallow.
std::u32string essence(const std::string& text) {
    std::u32string out;
    for (const char32_t c : code_points(text))
        if (!is_dropped(c)) out += c;
    return out;
}

std::string text_of(const Line& line) {
    std::string out;
    for (const LinePiece& piece : line.pieces) out += piece.text;
    return out;
}

/// The text of all lines. A hyphen at a line's end that the source does not have there was added.
bool same_text(const std::vector<Run>& source, const std::vector<Line>& lines) {
    std::string whole;
    for (const Run& run : source) whole += run.text;
    const std::u32string wanted = essence(whole);
    std::size_t at = 0;
    for (const Line& line : lines) {
        const std::u32string got = essence(text_of(line));
        for (std::size_t i = 0; i < got.size(); ++i) {
            if (at < wanted.size() && wanted[at] == got[i])
                ++at;
            else if (!(i + 1 == got.size() && got[i] == U'-'))
                return false;
        }
    }
    return at == wanted.size();
}

}  // namespace

TEST_CASE("random text is kept, whatever the width") {
    std::mt19937 random(1);
    for (int i = 0; i < test::effort(500); ++i) {
        const auto text = random_text(random);
        const auto width = static_cast<float>(20 + random() % 400);
        for (const Breaking breaking : {Breaking::Body, Breaking::Display}) {
            const auto lines = break_lines(text, width, breaking, measure);
            CAPTURE(i, width);
            REQUIRE(same_text(text, lines));
        }
    }
}

TEST_CASE("no line of random text is wider than asked, but for a single character") {
    std::mt19937 random(2);
    for (int i = 0; i < test::effort(500); ++i) {
        const auto text = random_text(random);
        const auto width = static_cast<float>(10 + random() % 400);
        for (const Breaking breaking : {Breaking::Body, Breaking::Display})
            for (const Line& line : break_lines(text, width, breaking, measure)) {
                CAPTURE(i, width, text_of(line));
                REQUIRE((line.width <= width + 0.01f || character_count(text_of(line)) == 1));
            }
    }
}

TEST_CASE("random display text holds no added hyphen and has the fewest lines") {
    std::mt19937 random(3);
    for (int i = 0; i < test::effort(400); ++i) {
        std::string text;  // without dashes: a greedy filling is the yardstick
        for (std::size_t words = 1 + random() % 30; words > 0; --words)
            text += std::string(1 + random() % 9, 'a') + (words > 1 ? " " : "");
        const auto width = static_cast<float>(90 + random() % 400);
        const auto lines = break_lines({{text, 0}}, width, Breaking::Display, measure);
        REQUIRE(lines.size() == break_lines({{text, 0}}, width, Breaking::Body, measure).size());
        for (const Line& line : lines) REQUIRE(text_of(line).find('-') == std::string::npos);
    }
}

TEST_CASE("random body text has at most two hyphens in a row beside words that fill lines") {
    std::mt19937 random(4);
    for (int i = 0; i < test::effort(400); ++i) {
        std::string text;
        for (std::size_t words = 1 + random() % 40; words > 0; --words) {
            for (std::size_t parts = 1 + random() % 4; parts > 0; --parts)
                text += std::string(1 + random() % 6, 'a') + (parts > 1 ? "\u00AD" : "");
            text += " ";
        }
        const auto width = static_cast<float>(100 + random() % 200);
        int in_a_row = 0;
        for (const Line& line : break_lines({{text, 0}}, width, Breaking::Body, measure)) {
            const std::string drawn = text_of(line);
            in_a_row = drawn.ends_with('-') ? in_a_row + 1 : 0;
            const bool one_word = drawn.find(' ') == std::string::npos;
            CAPTURE(i, width, drawn);
            REQUIRE((in_a_row <= 2 || one_word));
        }
    }
}
