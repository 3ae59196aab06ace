#include "base/unicode.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace standpunkt;

TEST_CASE("code points and UTF-8 lead back to each other") {
    const std::string text = "aß€\U0001F600\u00AD\u0308";
    CHECK(code_points(text).size() == 6);
    CHECK(to_utf8(code_points(text)) == text);
    CHECK(code_points("").empty());
}

TEST_CASE("a byte that is no UTF-8 becomes one replacement character") {
    const std::string text = GENERATE("\xFF", "\xC3", "\xC0", "\xE2", "\xF5");
    CHECK(!is_valid_utf8(text));
    CHECK(code_points(text) == std::vector<char32_t>{0xFFFD});
    CHECK(code_points("a" + text + "b").size() == 3);
}

TEST_CASE("overlong forms and surrogates are not valid") {
    CHECK(!is_valid_utf8("\xC0\x80"));
    CHECK(!is_valid_utf8("\xED\xA0\x80"));
    CHECK(!is_valid_utf8("\xF4\x90\x80\x80"));
    CHECK(is_valid_utf8("\xF4\x8F\xBF\xBF"));
    CHECK(is_valid_utf8(""));
    CHECK(to_utf8(char32_t{0xD800}) == "\uFFFD");
    CHECK(to_utf8(char32_t{0x110000}) == "\uFFFD");
    CHECK(to_utf8(char32_t{0xFFFFFFFF}) == "\uFFFD");
}

TEST_CASE("normal form C joins letters and their marks") {
    CHECK(nfc("o\u0308ko") == "öko");
    CHECK(nfc("öko") == "öko");
    CHECK(nfc("") == "");
    CHECK(nfc("o\u0308\xFF") == "o\u0308\xFF");  // invalid: as it is
}

TEST_CASE("small letters, beyond ASCII too") {
    CHECK(lower("ÄÖÜẞ ABC É Ω") == "äöüß abc é ω");
    CHECK(lower("straße 5") == "straße 5");
}

TEST_CASE("characters are what a reader counts") {
    CHECK(character_count("") == 0);
    CHECK(character_count("Öko") == 3);
    CHECK(character_count("O\u0308ko") == 3);
    CHECK(character_count("Was\u00ADser") == 6);
    CHECK(character_count("\U0001F468\u200D\U0001F469\u200D\U0001F467") == 1);
    CHECK(character_count("a\r\nb") == 3);
    CHECK(character_count("\xFF\xFF") == 2);
}

TEST_CASE("letters and digits are known in every script") {
    for (const char32_t letter : {U'a', U'Ö', U'ß', U'я', U'中'}) CHECK(is_letter(letter));
    for (const char32_t other : {U'1', U'-', U' ', U'\u0308', char32_t{0x110000}})
        CHECK(!is_letter(other));
    CHECK(is_digit(U'7'));
    CHECK(!is_digit(U'²'));
    CHECK(!is_digit(U'a'));
}
