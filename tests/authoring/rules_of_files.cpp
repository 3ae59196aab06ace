// A planted violation for every rule of the TOML files.
#include "authoring/planted.h"
#include "authoring/theme_file.h"

using namespace standpunkt;
using namespace standpunkt::test;

namespace {

constexpr auto interview = WrittenFolder::interview;

const std::vector<Planted>& planted_in_files() {
    static const std::string long_name = "organisation = \"" + std::string(4'100, 'o');
    static const std::string long_address =
        "web_address = \"https://example.org/" + std::string(2'000, 'o');
    static const std::vector<Planted> all = {
        {interview, "organisation = \"", long_name.c_str(), error, "too-long-text", "organisation"},
        {"stand.toml", "languages = [\"de\", \"en\"]", "languages = [\"de\", \"en\", \"tlh\"]",
         warning, "no-hyphenation", "languages = ["},
        {"stand.toml", "languages = [\"de\", \"en\"]", "languages = [\"de\", \"en\", \"fr\"]",
         warning, "foreign-interface", "languages = [", "[language.fr] name"},
        {"stand.toml", "languages = [\"de\", \"en\"]",
         "languages = [\"de\", \"en\", \"fr\"]\nlanguage.fr.name = \"Français\"", warning,
         "foreign-interface", "languages = [", "nothing is left to do"},
        {interview, "name = \"Erika", "nmae = \"Erika", error, "unknown-key", "nmae", "\"name\""},
        {interview, "name = \"Erika Beispiel\"", "", error, "missing-name", "[person]"},
        {interview, "name = \"Erika Beispiel\"", "name = 7", error, "wrong-type", "name = 7"},
        {interview, "2025-05-14", "2025-02-30", error, "bad-date", "2025-02-30"},
        {interview, "#consent_until = \"2031-05-31\"", "consent_until = \"2031\"", error,
         "bad-date", "consent_until", "2027-12-31"},
        {interview, "role.en", "role.fr", warning, "unlisted-language", "role.fr"},
        {interview, "role.en = \"Head\"\n", "", warning, "missing-translation", "role.de",
         "role.en"},
        {interview, "#portrait = \"erika", "portrait = \"erika", error, "missing-file",
         "portrait = "},
        {interview, "#portrait = \"erika-beispiel.jpg\"", "portrait = \"tor.png\"", error,
         "missing-alt", "portrait = "},
        {interview, "#portrait = \"erika-beispiel.jpg\"", "portrait = \"tor.png\"", warning,
         "missing-credit", "portrait = "},
        {interview, "#portrait = \"erika-beispiel.jpg\"",
         "portrait = \"tor.png\"\nportrait_alt.de = \"Erika\"", warning, "missing-translation",
         "portrait_alt.de", "portrait_alt.en"},
        {"stand.toml", "channel = \"stand\"", "channel = \"Mein Stand\"", error, "bad-channel",
         "channel = ", "\"mein-stand\""},
        {"stand.toml", "channel = \"stand\"", "", error, "bad-channel", "# The stand itself."},
        {"stand.toml", "languages = [\"de\", \"en\"]", "languages = [\"de\", \"Englisch\"]", error,
         "bad-language", "languages = ["},
        {"stand.toml", "languages = [\"de\", \"en\"]", "languages = [\"de\", \"de\"]", error,
         "bad-language", "languages = ["},
        {"stand.toml", "default_language = \"de\"", "default_language = \"fr\"", error,
         "bad-language", "default_language ="},
        {"stand.toml", "address = \"sie\"", "address = \"Sie\"", error, "bad-address",
         "address = \"Sie\"", "\"sie\""},
        {"stand.toml", "#web_address = \"https://", long_address.c_str(), error, "bad-web-address",
         "web_address", "shorter"},
        {"stand.toml", "#web_address = \"https://", "web_address = \"", error, "bad-web-address",
         "web_address"},
        {"stand.toml", "#[hyphenation]\n#de", "[hyphenation]\nfr", warning, "unlisted-language",
         "fr = ["},
        {"stand.toml", "#[hyphenation]\n#de = [\"Real|labor\"]",
         "[hyphenation]\nde = [\"Real-labor\"]", error, "bad-hyphenation", "de = [\"Real",
         "Real|labor"},
        {"stand.toml", "#[hyphenation]\n#de = [\"Real|labor\"]", "[hyphenation]\nde = [\"|\"]",
         error, "bad-hyphenation", "de = [\"|"},
        {"stand.toml", "#[timing]\n#dwell_seconds = 12", "[timing]\ndwell_seconds = 0", error,
         "bad-time", "dwell_seconds"},
        {"stand.toml", "#[hyphenation]\n#de", "[language.de]\ndirection = \"rtl\"\n#", error,
         "right-to-left", "direction =", "Take the language away"},
        {"stand.toml", "#[hyphenation]\n#de", "[language.de]\ndirection = \"lrt\"\n#", error,
         "bad-direction", "direction =", "\"ltr\""},
        {"stand.toml", "#[hyphenation]\n#de",
         "[language.de]\nname = \"Schweizerhochdeutsche Sprache\"\n#", error,
         "too-long-language-name", "name =", "on a button"},
        {"stand.toml", "#[hyphenation]\n#de", "[language.dee]\ndirection = \"ltr\"\n#", warning,
         "unlisted-language", "[language.dee]", "\"de\""},
        {"stand.toml", "#[hyphenation]\n#de", "[language.de]\nfonts.bold = \"none.ttf\"\n#", error,
         "missing-file", "fonts.bold", "fonts/"},
        {"stand.toml", "#[hyphenation]\n#de", "[language.de]\nfonts.bald = \"none.ttf\"\n#", error,
         "unknown-key", "fonts.bald", "\"bold\""},
        {"stand.toml", "#[hyphenation]\n#de", "[language.de]\nfonts.bold = \"pictures/tor.png\"\n#",
         error, "unreadable-font", "fonts.bold", "TTF"},
        {"stand.toml", "channel =", "chanel =", error, "unknown-key", "chanel", "\"channel\""},
        {"stand.toml", "channel = \"stand\"", "channel = stand", error, "toml-syntax",
         "channel = stand"},
        {"stand.toml", "channel = \"stand\"", "channel = \"stand", error, "toml-syntax",
         "channel = \"stand", "quotation mark"},
        {"stand.toml", "#logo = ", "logo = ", error, "missing-file", "logo = \"logo.svg\""},
        {"topics.toml", "id = \"ausblick\"", "id = \"zusammenarbeit\"", error, "duplicate-id",
         "id = \"zusammenarbeit\"\nicon = \"explore\""},
        {"topics.toml", "title.de = \"Ausblick\"", "title.de = \"Zusammenarbeit\"", error,
         "duplicate-title", "title.de = \"Zusammenarbeit\"\ntitle.en = \"What"},
        {"topics.toml", "\"groups\"", "\"grups\"", error, "unknown-icon", "grups", "groups"},
        {"topics.toml", "#6B2C6F", "#AAAAAA", error, "low-contrast", "#AAAAAA", "darker"},
        {"topics.toml", "#6B2C6F", "lila", error, "bad-colour", "lila"},
        {"theme.toml", "#[light]\n#primary", "[light]\nink = \"#888888\"\n#primary", error,
         "low-contrast", "ink ="},
        {"theme.toml", "#[light]\n#primary", "[light]\nborder = \"#D5CFC2\"\n#primary", error,
         "low-contrast", "border ="},
        {"theme.toml", "#[light]\n#primary", "[light]\ninc = \"#13212C\"\n#primary", error,
         "unknown-key", "inc =", "\"ink\""},
        {"theme.toml", "\"dark\"  ", "\"drak\"  ", error, "bad-attract", "drak", "\"dark\""},
        {"theme.toml", "#[logo]              # put the files into pictures/\n#light",
         "[logo]\nlight", error, "missing-file", "light = \"logo"},
        {"stand.toml", "languages = [\"de\", \"en\"]\n", "", error, "missing-languages",
         "# The stand itself."},
        {"topics.toml", "title.de = \"", "title.de = \"Digitalisierung und künstliche Intelligenz ",
         error, "too-long-topic", "title.de ="},
        {"topics.toml", "icon = \"groups\"\n", "", error, "missing-icon", "[[topic]]"},
        {"topics.toml", "colour = \"#0A5470\"\n", "", error, "missing-colour", "[[topic]]"},
        {"theme.toml", "#[light]\n#primary", "[light]\nsecond_ink = \"#666666\"\n#primary", warning,
         "low-contrast-in-bright-light", "second_ink ="},
    };
    return all;
}

}  // namespace

TEST_CASE("a fault of a TOML file is told with its code, severity, file and line") {
    expect_each(planted_in_files());
}

TEST_CASE("topics.toml without a topic is one fault") {
    const WrittenFolder folder;
    folder.write("topics.toml", "# none yet\n");
    expect(folder, error, "no-topics", "topics.toml", "# none yet");
}

TEST_CASE("without Inter the check says that it cannot judge characters") {
    Faults faults;
    ThemeFile theme;
    add_inter(theme, {}, faults);
    REQUIRE(faults.sorted().size() == 1);
    CHECK(faults.sorted()[0].code == "no-font");
    CHECK(faults.sorted()[0].severity == warning);
    CHECK(theme.fonts.empty());
}
