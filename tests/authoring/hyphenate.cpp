#include "authoring/hyphenate.h"

#include <hyphen.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <fstream>
#include <memory>

#include "base/unicode.h"
#include "interview/text.h"

using namespace standpunkt;

namespace {

// With "-" for each soft hyphen, to be readable.
std::string shown(std::string text) {
    const std::string hyphen = to_utf8(soft_hyphen);
    for (auto at = text.find(hyphen); at != std::string::npos; at = text.find(hyphen, at))
        text.replace(at, hyphen.size(), "-");
    return text;
}

Hyphenator german(const std::vector<std::string>& exceptions) {
    auto hyphenator = Hyphenator::for_language("de", exceptions);
    REQUIRE(hyphenator);
    return *hyphenator;
}

const Hyphenator& german() {
    static const Hyphenator hyphenator = german({});
    return hyphenator;
}

std::string parted(const std::string& text) {
    return shown(german()(text));
}

}  // namespace

TEST_CASE("German compounds part where their words meet") {
    CHECK(parted("Wasserstoffwirtschaft") == "Was-ser-stoff-wirt-schaft");
    CHECK(parted("Innovationsökosysteme") == "Inno-va-ti-ons-öko-sys-teme");
    CHECK(parted("Gesundheitsversorgung") == "Gesund-heits-ver-sor-gung");
    CHECK(parted("Rückgrat für Überprüfungen") == "Rück-grat für Über-prü-fun-gen");
}

TEST_CASE("Reallabore part behind Real, in every form and inside longer words") {
    CHECK(parted("Reallabor") == "Real-labor");
    CHECK(parted("Reallabore") == "Real-labore");
    CHECK(parted("Reallaboren") == "Real-labo-ren");
    CHECK(parted("Energiereallabore") == "Ener-gie-real-labore");
}

TEST_CASE("a stand's own exceptions come on top") {
    CHECK(shown(german({"Urin|stinkt"})("Urinstinkt")) == "Urin-stinkt");
    CHECK(shown(german({"Hamburger"})("Hamburger Wetter")) == "Hamburger Wetter");
    CHECK(shown(german({"Urin|stinkt"})("Reallabore")) == "Real-labore");
}

TEST_CASE("a short exception does not reach into longer words") {
    CHECK(shown(german({"s|amt"})("Gesamtheit")) == parted("Gesamtheit"));
}

TEST_CASE("English words part by English patterns") {
    const auto english = Hyphenator::for_language("en");
    REQUIRE(english);
    CHECK(shown((*english)("university cooperation")) == "uni-ver-sity coop-er-a-tion");
    CHECK(Hyphenator::for_language("en-GB").has_value());
}

TEST_CASE("no part of a word is shorter than three letters at its ends") {
    const Hyphenator& hyphenate = german();
    for (const char* word : {"Abendessen", "Utopien", "Koordination", "Idealisten", "Ökologie"}) {
        const std::string text = shown(hyphenate(word));
        const auto first = text.find('-'), last = text.rfind('-');
        if (first == std::string::npos) continue;
        CHECK(character_count(text.substr(0, first)) >= 3);
        CHECK(character_count(text.substr(last + 1)) >= 3);
    }
    CHECK(shown(hyphenate("Abendessen")) == "Abend-es-sen");
}

TEST_CASE("what is no plain word of seven letters stays as it is") {
    const std::string same = GENERATE(
        "Wasser", "WASSERSTOFFWIRTSCHAFT", "homePORTanlage", "Wasserstoff2030", "snake_variable",
        "https://beispiel.example/wasserstoffwirtschaft", "wasserstoff@wirtschaft.example",
        "www.wasserstoffwirtschaft", "wasserstoffwirtschaft.example/energie", "", " \n\t ");
    CHECK(parted(same) == same);
}

TEST_CASE("a word with soft hyphens of its own keeps exactly those") {
    const std::string own = "Wasser\u00ADstoffwirtschaft";
    CHECK(german()(own) == own);
    CHECK(german()(own + " Wasserstoff") == own + " Was\u00ADser\u00ADstoff");
}

TEST_CASE("a hyphenated compound parts inside its words only") {
    CHECK(parted("Cluster-Kooperation") == "Clus-ter-Koope-ra-tion");
    CHECK(german()("Cluster-Kooperation").find("\u00AD-") == std::string::npos);
}

TEST_CASE("only soft hyphens are added, whatever the text") {
    const std::string text =
        GENERATE("„Zukunft wird gestaltet“ – z.\u00A0B. in Schleswig-Holstein; 2019/2020!",
                 "Größenordnungsmäßig ließe sich die Straßenbahnhaltestelle verlegen …",
                 "Łódźkich Województwo œuvrement кооперация 你好世界你好世界",
                 "naïveté\u0308\u0308 \U0001F600",
                 "A sentence at its end.Without a blank behind wasserstoffwirtschaft");
    CHECK(without_soft_hyphens(german()(text)) == text);
}

TEST_CASE("hyphenating twice changes nothing more") {
    const Hyphenator& hyphenate = german();
    const std::string once = hyphenate("Die Wasserstoffwirtschaft braucht Versorgungssicherheit.");
    CHECK(hyphenate(once) == once);
}

TEST_CASE("an endless word and broken UTF-8 come back unharmed") {
    const std::string endless(100'000, 'a');
    CHECK(german()(endless) == endless);
    CHECK(german()("Wasserstoff\xC3 Wirtschaft\xFF") == "Wasserstoff\xC3 Wirtschaft\xFF");
}

TEST_CASE("a dictionary of only the patterns of a word parts it as the whole one does") {
    const std::unique_ptr<HyphenDict, decltype(&hnj_hyphen_free)> whole(
        hnj_hyphen_load("/usr/share/hyphen/hyph_en_US.dic"), &hnj_hyphen_free);
    REQUIRE(whole);
    const auto english = Hyphenator::for_language("en");
    REQUIRE(english);
    for (const std::string word :
         {"hyphenation", "sustainability", "entrepreneurial", "laboratories", "collaborative",
          "infrastructure", "hydrogen", "digitalisation", "experimentation", "northern"}) {
        std::vector<char> marks(word.size() + 5);
        char** texts = nullptr;
        int *positions = nullptr, *cuts = nullptr;
        REQUIRE(hnj_hyphen_hyphenate2(whole.get(), word.data(), static_cast<int>(word.size()),
                                      marks.data(), nullptr, &texts, &positions, &cuts) == 0);
        std::string expected;
        for (std::size_t i = 0; i < word.size(); ++i) {
            expected += word[i];
            const bool inside = i + 1 >= 3 && word.size() - i - 1 >= 3;
            if (inside && (marks[i] & 1) != 0) expected += '-';
        }
        CHECK(shown((*english)(word)) == expected);
    }
}

TEST_CASE("a language or patterns that are missing are an error with a next step") {
    CHECK(!Hyphenator::for_language("tlh"));
    const auto missing = Hyphenator::for_language("de", {}, "/nonexistent");
    REQUIRE(!missing);
    CHECK(missing.error().path == "/nonexistent/hyph_de_DE.dic");
    CHECK(missing.error().next_step.find("hyphen-de") != std::string::npos);
}

TEST_CASE("patterns in UTF-8 give breaks by letter, in an unknown encoding an error") {
    const auto folder = std::filesystem::temp_directory_path() / "standpunkt-test-patterns";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "hyph_de_DE.dic") << "UTF-8\nö1ß\nä1l\n";
    const auto hyphenator = Hyphenator::for_language("de", {}, folder);
    REQUIRE(hyphenator);
    CHECK(shown((*hyphenator)("größößeäl größäläl")) == "grö-ßö-ßeäl grö-ßä-läl");
    std::ofstream(folder / "hyph_de_DE.dic") << "KOI8-R\na1b\n";
    CHECK(!Hyphenator::for_language("de", {}, folder));
    std::filesystem::remove_all(folder);
}
