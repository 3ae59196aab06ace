#include "screens/words.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <regex>

#include "base/toml.h"
#include "screens/words_data.h"

using namespace standpunkt;

namespace {

std::map<std::string, std::string> table_of(const std::string& language, const char* section) {
    auto file = TomlTable::parse(words_data(language), language + ".toml");
    REQUIRE(file);
    std::map<std::string, std::string> words;
    const auto table = section ? file->table(section) : std::optional(*file);
    REQUIRE(table);
    for (const std::string& key : table->keys())
        if (key != "du") words[key] = table->string(key).value_or("");
    return words;
}

std::size_t gaps(const std::string& text) {
    std::size_t count = 0;
    for (auto at = text.find("{}"); at != std::string::npos; at = text.find("{}", at + 2)) ++count;
    return count;
}

}  // namespace

TEST_CASE("Every word of the interface stands in every language") {
    const auto german = table_of("de", nullptr), english = table_of("en", nullptr);
    REQUIRE(german.size() > 30);
    for (const auto& [key, text] : german) {
        INFO(key);
        REQUIRE(english.contains(key));
        CHECK_FALSE(text.empty());
        CHECK_FALSE(english.at(key).empty());
        CHECK(gaps(text) == gaps(english.at(key)));
    }
    CHECK(german.size() == english.size());
    for (const auto& [key, text] : table_of("de", "du")) {
        INFO(key);
        REQUIRE(german.contains(key));
        CHECK(gaps(text) == gaps(german.at(key)));
        CHECK(text != german.at(key));
    }
}

TEST_CASE("Whatever addresses a visitor as Sie has its words for a stand that says du") {
    // Capital inside a sentence as at its start: a "Sie" for a third person would read as a slip.
    const std::regex formal("(^|[^A-Za-zÄÖÜäöüß])(Sie|Ihnen|Ihr(e[mnrs]?)?)($|[^A-Za-zÄÖÜäöüß])");
    const auto is_formal = [&](const std::string& text) { return std::regex_search(text, formal); };
    REQUIRE(is_formal("Lesen Sie noch?"));
    REQUIRE(is_formal("Gilt nur für Ihren Besuch"));
    REQUIRE(is_formal("Für Ihre Geduld"));
    REQUIRE_FALSE(is_formal("Siehe Ihrland"));
    const auto informal = table_of("de", "du");
    std::size_t formal_words = 0;
    for (const auto& [key, text] : table_of("de", nullptr)) {
        INFO(key << ": " << text);
        if (is_formal(text)) {
            ++formal_words;
            CHECK(informal.contains(key));
        }
        CHECK_FALSE(is_formal(Words::of("de", Address::Du)[key]));
    }
    CHECK(formal_words >= 5);
    CHECK(formal_words <= informal.size());
}

TEST_CASE("The form of address changes what has to change") {
    CHECK(Words::of("de", Address::Sie)["what_interests"] == "Was interessiert Sie?");
    CHECK(Words::of("de", Address::Du)["what_interests"] == "Was interessiert dich?");
    CHECK(Words::of("de", Address::Du)["topics"] == Words::of("de", Address::Sie)["topics"]);
}

TEST_CASE("Values are filled in, in order, whatever they hold") {
    const Words& words = Words::of("en", Address::Sie);
    CHECK(words("question_of", {"{}", "3"}) == "Question {} of 3");
    CHECK(words("questions_to", {"13", "Dr. Anna Vogel"}) == "13 questions for Dr. Anna Vogel");
}
