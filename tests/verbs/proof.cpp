// proof and preview --screens on the built programs.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "bundle_texts.h"
#include "desk.h"

namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using standpunkt::replace_file;
using namespace standpunkt::test;

void change(const std::string& file, const std::string& what, const std::string& into) {
    std::string text = bytes_of(file);
    const auto found = text.find(what);
    REQUIRE(found != std::string::npos);
    REQUIRE(replace_file(file, text.replace(found, what.size(), into)));
}

/// A desk with a copy of the demo content.
struct DemoDesk : Desk {
    DemoDesk() {
        fs::copy(STANDPUNKT_SOURCE_DIR "/content", at("stand"), fs::copy_options::recursive);
    }
    std::string text_file(const std::string& language) const {
        return at("stand/interviews/anna-vogel/" + language + ".md");
    }
    Ran proof() const { return content("proof " + at("stand") + " -o " + at("proof.html")); }
};

/// What stands between `before` and `after`, each time. (A regular expression would recurse through
/// megabytes of pictures.)
std::vector<std::string> between(const std::string& text, const std::string& before,
                                 const std::string& after) {
    std::vector<std::string> found;
    for (auto at = text.find(before); at != std::string::npos; at = text.find(before, at)) {
        at += before.size();
        found.push_back(text.substr(at, text.find(after, at) - at));
    }
    return found;
}

std::string without_blanks(std::string text) {
    std::erase_if(text, [](char letter) { return letter == ' ' || letter == '\n'; });
    return text;
}

/// What a reader sees: no tags, no entities, and no blanks, which tags may stand for or not.
std::string seen(const std::string& html) {
    std::string text;
    bool tag = false;
    for (const char letter : html.substr(html.find("</style>"))) {
        tag = letter == '<' || (tag && letter != '>');
        if (!tag && letter != '>') text += letter;
    }
    for (const auto& [entity, letter] :
         {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}})
        text = std::regex_replace(text, std::regex(entity), letter);
    return without_blanks(text);
}

/// Width and height, as its header says them.
std::pair<unsigned, unsigned> size_of_png(const std::string& png) {
    REQUIRE(png.size() > 24);
    const auto number = [&](std::size_t at) {
        unsigned value = 0;
        for (std::size_t i = at; i < at + 4; ++i)
            value = value << 8 | static_cast<unsigned char>(png[i]);
        return value;
    };
    return {number(16), number(20)};
}

/// Fills in what the demo content lacks, so that nothing a person reads is missing.
void enrich(const DemoDesk& desk) {
    const std::string interview = desk.at("stand/interviews/anna-vogel/interview.toml");
    fs::copy_file(desk.at("stand/interviews/anna-vogel/pictures/aufbruch.svg"),
                  desk.at("stand/interviews/anna-vogel/pictures/portrait.svg"));
    change(interview, "[person]",
           "date = \"2025-05\"\napproved_by = \"Mara Muster\"\napproved_on = 2026-11-05\n"
           "consent_until = 2031-12-31\n[person]\norganisation = \"Haus der Netze & Ufer\"\n"
           "portrait = \"portrait.svg\"\nportrait_alt.de = \"Anna Vogel am Kai\"\n"
           "portrait_alt.en = \"Anna Vogel on the quay\"\nportrait_credit = \"Ben Beispiel\"\n"
           "portrait_licence = \"CC BY 4.0\"");
    change(desk.at("stand/stand.toml"), "[hyphenation]",
           "web_address = \"https://example.org/stand\"\nlanguage.en.name = \"British English\"\n"
           "[hyphenation]");
    change(desk.at("stand/stand.toml"), "id = \"demo\"\n",
           "id = \"demo\"\nfrom = 2025-05-01\nuntil = 2025-05-31\n"
           "address = \"https://example.org/slide\"\n");
    change(desk.at("stand/theme.toml"), "alt.de",
           "credit = \"Lea Licht\"\nlicence = \"CC0\"\nalt.de");
    for (const std::string language : {"de", "en"})
        change(desk.text_file(language), "*go-Cluster ", "[go-Cluster](https://example.org/go) *");
}

/// A text as it is seen: without soft hyphens, days as people write them.
std::string as_seen(std::string text, const std::string& language) {
    static const std::map<std::string, std::pair<const char*, const char*>> days{
        {"2025-05", {"Mai 2025", "May 2025"}},
        {"2026-11-05", {"5. November 2026", "5 November 2026"}},
        {"2031-12-31", {"31. Dezember 2031", "31 December 2031"}},
        {"2025-05-01", {"1. Mai 2025", "1 May 2025"}},
        {"2025-05-31", {"31. Mai 2025", "31 May 2025"}}};
    if (const auto day = days.find(text); day != days.end())
        text = language == "de" ? day->second.first : day->second.second;
    return without_blanks(std::regex_replace(text, std::regex("\u00AD"), ""));
}

/// The questions and paragraphs of an editor's file in their order, without its marks.
std::vector<std::string> texts_of(const std::string& markdown) {
    std::vector<std::string> texts;
    std::istringstream lines(markdown);
    std::string paragraph, line;
    const auto end = [&] {
        if (!paragraph.empty()) texts.push_back(std::exchange(paragraph, ""));
    };
    while (std::getline(lines, line)) {
        // Fields ("Thema: ..."), highlights, lists and pictures stand elsewhere or look otherwise.
        if (line.empty() || line.starts_with(">") || line.starts_with("- ") ||
            line.starts_with("  ") || line.starts_with("![") ||
            std::regex_search(line, std::regex("^[A-ZÄa-z ]+: .*|^[0-9]+\\."))) {
            end();
            continue;
        }
        if (line.starts_with("#")) end();
        line = std::regex_replace(line, std::regex("^#+ |\\*"), "");
        paragraph += (paragraph.empty() ? "" : " ") + line;
    }
    end();
    return texts;
}

}  // namespace

TEST_CASE("proof writes every text of a language in its order, and its pictures, into one file") {
    const DemoDesk desk;
    enrich(desk);
    const Ran made = desk.proof();
    INFO(made.output);
    REQUIRE(made.code == 0);
    REQUIRE(desk.build("a.standpunkt").code == 0);
    for (const std::string language : {"de", "en"}) {
        const std::string html = bytes_of(desk.at("proof-" + language + ".html"));
        const std::string page = seen(html);
        std::size_t at = 0, questions = 0;
        const auto texts = texts_of(bytes_of(desk.text_file(language)));
        for (const std::string& text : texts) {
            INFO(language << ": " << text);
            // Links stand behind their words; what is before the first of them must be there.
            const std::string begin = without_blanks(text.substr(0, text.find('[')));
            const auto found = page.find(begin, at);
            REQUIRE(found != std::string::npos);
            if (texts.front() != text) at = found;
            ++questions;
        }
        CHECK(questions > 40);
        // Each text of the bundle has a place of its own, the longest first: what one takes, no
        // other can be found in. Links stand between the words of their block.
        std::string left =
            seen(std::regex_replace(html.substr(0, html.find("<figure>")),
                                    std::regex("<span class=\"note\">\\[[^<]*\\]</span>"), ""));
        for (const std::string& link : between(html, "<span class=\"note\">[", "]</span>"))
            left += "\n" + link;
        auto all = texts_in(desk.at("a.standpunkt"), language);
        for (std::string& text : all) text = as_seen(text, language);
        std::ranges::sort(all, std::greater(), [](const std::string& text) { return text.size(); });
        for (const std::string& text : all) {
            INFO(language << ": " << text);
            const auto found = left.find(text);
            CHECK(found != std::string::npos);
            if (found != std::string::npos) left.replace(found, text.size(), "\n");
        }
        CHECK_THAT(page, ContainsSubstring(language == "de" ? "Entwurf" : "Draft") &&
                             ContainsSubstring(language == "de" ? "Unterschrift" : "signature"));
        // Nothing is fetched from anywhere: every source is in the file itself.
        for (const char* attribute : {"src=\"", "href=\"", "url("})
            for (const std::string& source : between(html, attribute, "\""))
                CHECK(source.starts_with("data:"));
        CHECK_THAT(html, !ContainsSubstring("<script") && !ContainsSubstring("<link"));
        std::set<std::string> scenes;
        for (const std::string& name : between(html, "<img alt=\"", "\"")) scenes.insert(name);
        CHECK(scenes.size() >= 15);
        for (const std::string& scene : scenes) {
            INFO(scene << " is no caption for people");
            CHECK_FALSE((scene.front() >= 'a' && scene.front() <= 'z'));
        }
        CHECK(scenes.contains(language == "de" ? "Suche mit Treffern" : "Search with hits"));
        CHECK_THAT(page, ContainsSubstring(language == "de" ? "Deutsch" : "English"));
    }
}

TEST_CASE("the code of a proof is that of the bundle that is built from the same content") {
    const DemoDesk desk;
    REQUIRE(desk.proof().code == 0);
    REQUIRE(desk.build("a.standpunkt").code == 0);
    const std::string code =
        desk.inspected(desk.at("a.standpunkt")).at("content_code").get<std::string>();
    CHECK_THAT(bytes_of(desk.at("proof-de.html")), ContainsSubstring(code));
    change(desk.text_file("de"), "Cluster sind Netzwerke", "Cluster sind gute Netzwerke");
    REQUIRE(desk.proof().code == 0);
    CHECK_THAT(bytes_of(desk.at("proof-de.html")), !ContainsSubstring(code));
}

TEST_CASE("a proof spells out what its codes lead to, and takes signs of HTML as text") {
    const DemoDesk desk;
    change(desk.text_file("de"), "Cluster sind Netzwerke",
           "Cluster & Co sind \\<script>alert(1)\\</script> Netzwerke");
    change(desk.at("stand/stand.toml"),
           "address = ", "web_address = \"https://example.org/a?b=1&c=2\"\naddress = ");
    const Ran made = desk.proof();
    INFO(made.output);
    REQUIRE(made.code == 0);
    const std::string html = bytes_of(desk.at("proof-de.html"));
    CHECK_THAT(html, !ContainsSubstring("<script"));
    CHECK_THAT(seen(html), ContainsSubstring("Cluster&Cosind<script>alert(1)</script>Netzwerke") &&
                               ContainsSubstring("https://example.org/a?b=1&c=2"));
}

TEST_CASE(
    "a proof tells topics, names and days as people do, and no name where the stand has none") {
    const DemoDesk desk;
    change(desk.at("stand/interviews/anna-vogel/interview.toml"), "[person]",
           "approved_by = \"Mara Muster\"\napproved_on = 2026-11-05\n[person]");
    REQUIRE(desk.proof().code == 0);
    const std::string html = bytes_of(desk.at("proof-de.html"));
    CHECK_THAT(html, ContainsSubstring("<li>Cluster für die Region</li>"));
    CHECK_THAT(html, ContainsSubstring("(redaktionell)"));
    CHECK_THAT(html, ContainsSubstring("(nach dem Gespräch, Dr. Anna Vogel)"));
    CHECK_THAT(html, ContainsSubstring("Mara Muster, 5. November 2026"));
    CHECK_THAT(bytes_of(desk.at("proof-en.html")),
               ContainsSubstring("Mara Muster, 5 November 2026"));
}

TEST_CASE("a proof has every scene of every language, however many pictures there are") {
    const StandDesk desk;
    const std::vector<std::string> languages{"de", "de-AT", "en", "fr", "it", "es", "nl"};
    change(desk.at("stand/stand.toml"), "languages = [\"de\", \"en\"]",
           R"(languages = ["de", "de-AT", "en", "fr", "it", "es", "nl"])");
    const Ran made =
        content("proof " + desk.at("stand") + " -o " + desk.at("proof.html") + " --size 640x360");
    INFO(made.output);
    REQUIRE(made.code == 0);
    const auto scenes_in = [&](const std::string& language) {
        return between(bytes_of(desk.at("proof-" + language + ".html")), "<img alt=\"", "\"");
    };
    const auto english = scenes_in("en");
    CHECK(english.size() * languages.size() >= 100);
    for (const std::string& language : languages) {
        INFO(language);
        const auto scenes = scenes_in(language);
        CHECK(scenes.size() == english.size());
        if (language != "de") CHECK(scenes == english);  // told in English, in the same order
    }
}

TEST_CASE("a proof that cannot be written leaves nothing, and no other file in its place") {
    const DemoDesk desk;
    REQUIRE(replace_file(desk.at("proof-en.html"), "my own notes"));
    const Ran over = desk.proof();
    CHECK(over.code == 1);
    CHECK_THAT(over.output, ContainsSubstring("proof-en.html"));
    CHECK(bytes_of(desk.at("proof-en.html")) == "my own notes");
    CHECK_FALSE(fs::exists(desk.at("proof-de.html")));

    const Ran nowhere = content("proof " + desk.at("nothing") + " -o " + desk.at("x.html"));
    CHECK(nowhere.code == 1);
    CHECK_THAT(nowhere.output, ContainsSubstring("nothing"));

    for (const std::string& name : {std::string("''"), desk.path.string() + "/"}) {
        const Ran nameless = content("proof " + desk.at("stand") + " -o " + name);
        CHECK(nameless.code == 1);
        CHECK_THAT(nameless.output, ContainsSubstring("such as: -o proof.html"));
    }

    change(desk.text_file("de"), "Thema: region", "Thema: gibt-es-nicht");
    const Ran faulty = content("proof " + desk.at("stand") + " -o " + desk.at("x.html"));
    CHECK(faulty.code == 1);
    CHECK_THAT(faulty.output, ContainsSubstring("de.md:") && ContainsSubstring("gibt-es-nicht"));
    CHECK_FALSE(fs::exists(desk.at("x-de.html")));
}

TEST_CASE("preview --screens draws every scene in every language, and a sheet of all") {
    const DemoDesk desk;
    const auto draw = [&](const std::string& folder, const std::string& panel) {
        const Ran drawn =
            content("preview " + desk.at("stand") + " --screens " + desk.at(folder) + " " + panel);
        INFO(drawn.output);
        REQUIRE(drawn.code == 0);
    };
    draw("screens", "--size 480x800");
    CHECK(fs::exists(desk.at("screens/contact-sheet.png")));
    std::set<std::string> scenes;
    for (const auto& entry : fs::directory_iterator(desk.at("screens")))
        scenes.insert(entry.path().stem().string());
    for (const char* language : {"de", "en"})
        for (const char* scene : {"loop", "topics", "reader", "about", "still-there"}) {
            const std::string name = std::string("-") + language + "-" + scene;
            INFO(name);
            CHECK(std::ranges::any_of(scenes, [&](auto& one) { return one.ends_with(name); }));
        }

    // The same pixels on a panel that hangs turned, and is larger than such panels are.
    draw("turned", "--size 800x480 --rotate 90 --diagonal 15");
    for (const std::string& scene : scenes) {
        INFO(scene);
        const std::string as_usual = bytes_of(desk.at("screens/" + scene + ".png"));
        const std::string turned = bytes_of(desk.at("turned/" + scene + ".png"));
        CHECK(as_usual != turned);
        if (scene == "contact-sheet") continue;
        CHECK(size_of_png(turned) == std::pair(480U, 800U));
    }
}
