// A folder as the catalogue a stand shows.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "authoring/highlights.h"
#include "authoring/icon_sheet.h"
#include "authoring/names.h"
#include "authoring/report.h"
#include "authoring/written_folder.h"
#include "media/icon.h"

using namespace standpunkt;
using test::WrittenFolder;

TEST_CASE("what the files say is what the catalogue holds") {
    const WrittenFolder folder;
    folder.edit("stand.toml", "address = \"sie\"",
                "address = \"du\"\nweb_address = \"https://example.org\"");
    folder.edit("stand.toml", "#[timing]\n#dwell_seconds = 12\n#fade_milliseconds = 700",
                "[timing]\ndwell_seconds = 9.5\nfade_milliseconds = 0");
    folder.edit("theme.toml", "\"dark\"", "\"light\"");
    folder.edit("theme.toml", "#[light]", "[light]\nprimary = \"#333333\"");
    const Content content = folder.read();
    REQUIRE_FALSE(content.has_errors());
    const Catalogue& catalogue = content.catalogue;
    const Stand& stand = catalogue.stand;
    CHECK(stand.title == Localised<std::string>{{"de", "Mein Stand"}, {"en", "My stand"}});
    CHECK(stand.channel == "stand");
    CHECK(stand.languages == std::vector<std::string>{"de", "en"});
    CHECK(stand.attract_languages == stand.languages);
    CHECK(stand.address == Address::Du);
    CHECK(stand.timing.dwell == Duration(9500));
    CHECK(stand.timing.fade == Duration(0));
    CHECK_FALSE(stand.timing.idle_least.has_value());
    CHECK(catalogue.theme.attract_light);
    CHECK(to_string(catalogue.theme.light.primary) == "#333333");
    CHECK(catalogue.theme.dark == dark_palette());
    REQUIRE(catalogue.topics.size() == 2);
    CHECK(catalogue.topics[1].title.at("en") == "What comes next");
    REQUIRE(catalogue.interviews.size() == 1);
    const Interview& interview = catalogue.interviews[0];
    CHECK(interview.id == "erika-beispiel");
    CHECK(interview.person.role.at("en") == "Head");
    CHECK(interview.date == "2025-05-14");
    CHECK(interview.title.at("de") == "Gemeinsam geht es leichter");
    REQUIRE(interview.exchanges.size() == 2);
    const ExchangeText& text = interview.exchanges[0].texts.at("de");
    CHECK(text.question == "Warum arbeiten Sie mit anderen zusammen?");
    CHECK(text.short_title == "Warum zusammen?");
    CHECK(text.answer.size() == 4);
    CHECK_FALSE(text.cut_off);
    REQUIRE(catalogue.highlights.size() == 2);
    CHECK(catalogue.highlights[0].kind == HighlightKind::Quote);
    CHECK(catalogue.highlights[0].text.at("en") == "Alone we would be slower.");
    CHECK(catalogue.highlights[1].exchange == ExchangeRef{0, 1});
}

TEST_CASE("an interview without any highlight invites with its questions, in every language") {
    const WrittenFolder folder;
    for (const auto& [file, first, second] :
         {std::tuple{WrittenFolder::de, "> Zitat", "> Nach dem"},
          std::tuple{WrittenFolder::en, "> Quote", "> After"}}) {
        for (const char* begin : {first, second}) {
            const std::string all = folder.text(file);
            const std::size_t at = all.find(begin);
            folder.edit(file, all.substr(at, all.find('\n', at) - at), "");
        }
    }
    const Content content = folder.read();
    REQUIRE(content.faults.empty());
    REQUIRE(content.catalogue.highlights.size() == 2);
    CHECK(content.catalogue.highlights[1].kind == HighlightKind::Question);
    CHECK(content.catalogue.highlights[1].text ==
          Localised<std::string>{{"de", "Was kommt als Nächstes?"}, {"en", "What comes next?"}});
}

TEST_CASE("prepared pictures fit the stand, equal ones are kept once, and every medium is there") {
    const WrittenFolder folder;
    folder.picture("pictures/tor.png", 2400, 1800);
    folder.picture("interviews/erika-beispiel/pictures/erika.png", 1200, 2400);
    folder.picture("pictures/logo.png", 900, 200);
    for (const auto file : {WrittenFolder::de, WrittenFolder::en}) {
        folder.append(file, "\n![Ein Tor](tor.png)\nBild: Ich\n");
    }
    folder.edit(WrittenFolder::interview, "#portrait = \"erika-beispiel.jpg\"",
                "portrait = \"erika.png\"\nportrait_alt = \"Erika\"\nportrait_credit = \"Ich\"");
    folder.append("theme.toml", "[logo]\nlight = \"logo.png\"\nalt = \"Logo\"\n");
    std::vector<double> steps;
    const Content content =
        read_folder(folder.path(), {.work = PictureWork::Prepare},
                    [&](double done, const std::string&) { steps.push_back(done); })
            .value();
    for (const Fault& fault : content.faults) FAIL_CHECK(to_string(fault.error));
    const std::vector<MediumId> media = media_of(content.catalogue);
    CHECK(media.size() == 3);
    CHECK(content.media.all().size() == 3);
    for (const MediumId& medium : media) CHECK(content.media.read(medium).has_value());
    const Picture& portrait = *content.catalogue.interviews[0].person.portrait;
    CHECK((portrait.width <= 1080 && portrait.height <= 1920));
    const Picture& logo = *content.catalogue.theme.logo_on_light;
    CHECK((logo.width <= 640 && logo.height <= 128));
    const Block& last = content.catalogue.interviews[0].exchanges[1].texts.at("de").answer.back();
    REQUIRE(last.kind == BlockKind::Picture);
    CHECK(last.picture->alt.at("de") == "Ein Tor");
    CHECK(last.picture->width <= 1920);
    CHECK(std::is_sorted(steps.begin(), steps.end()));
    CHECK(steps.back() == 1);
}

TEST_CASE("another theme counts instead of the folder's own, with its logos, fonts and faults") {
    const WrittenFolder folder;
    folder.append("theme.toml", "[light]\nprimary = \"#111111\"\n");
    const auto read = [&](const std::string& theme) {
        return read_folder(folder.path(),
                           {.work = PictureWork::Prepare, .theme = folder.path() / theme});
    };
    folder.write("looks/red/theme.toml",
                 "[light]\nprimary = \"#7A0000\"\n[logo]\nlight = \"ours.png\"\nalt = \"We\"\n");
    folder.picture("looks/red/pictures/ours.png", 900, 200);
    const auto red = read("looks/red");
    REQUIRE(red);
    for (const Fault& fault : red->faults) FAIL_CHECK(to_string(fault.error));
    CHECK(red->catalogue.theme.light.primary == Colour{0x7A, 0, 0});
    CHECK(red->catalogue.theme.logo_on_light);
    folder.write("looks/grey/theme.toml", "[light]\nink = \"#888888\"\n");
    const auto grey = read("looks/grey");
    REQUIRE(grey);
    REQUIRE_FALSE(grey->faults.empty());
    CHECK(grey->faults[0].error.path == "looks/grey/theme.toml");
    CHECK(grey->faults[0].error.line == 2);
    const auto empty = read("looks");
    REQUIRE(empty);
    REQUIRE(empty->faults.size() == 1);
    CHECK(empty->faults[0].code == "missing-file");
    CHECK_FALSE(read("nowhere").has_value());
}

TEST_CASE("fonts of this machine are taken from where packages put fonts, and from nowhere else") {
    const WrittenFolder folder;
    folder.append("theme.toml",
                  "[fonts]\nregular = \"/usr/share/fonts/opentype/inter/Inter-Regular.otf\"\n");
    const Content content = folder.read(PictureWork::Prepare);
    for (const Fault& fault : content.faults) FAIL_CHECK(to_string(fault.error));
    REQUIRE(content.catalogue.theme.fonts.regular);
    CHECK(content.media.read(*content.catalogue.theme.fonts.regular).has_value());
    for (const char* elsewhere :
         {"/usr/share/fonts/../../../etc/hostname", "/etc/hostname", "/usr/share/fonts/none.ttf"}) {
        folder.write("theme.toml", "[fonts]\nregular = \"" + std::string(elsewhere) + "\"\n");
        const auto found = folder.faults("missing-file");
        REQUIRE(found.size() == 1);
        CHECK(found[0].error.line == 2);
    }
}

TEST_CASE("the logo of stand.toml stands on all grounds, and the theme's goes before it") {
    const WrittenFolder folder;
    folder.picture("pictures/ours.png", 900, 200);
    folder.picture("pictures/white.png", 450, 100);
    folder.edit("stand.toml", "#logo = \"logo.svg\"", "logo = \"ours.png\"");
    const auto theme = [&] {
        const Content content = folder.read(PictureWork::Prepare);
        for (const Fault& fault : content.faults) FAIL_CHECK(to_string(fault.error));
        REQUIRE(content.catalogue.theme.logo_on_light);
        REQUIRE(content.catalogue.theme.logo_on_dark);
        return content.catalogue.theme;
    };
    const Theme plain = theme();
    CHECK(plain.logo_on_light == plain.logo_on_dark);
    CHECK(plain.logo_on_light->alt.at("en") == "My stand");
    folder.edit("stand.toml", "#logo_alt.de", "logo_alt.de");
    folder.edit("stand.toml", "#logo_alt.en", "logo_alt.en");
    CHECK(theme().logo_on_light->alt.at("en") == "The city's logo");
    folder.append("theme.toml", "[logo]\ndark = \"white.png\"\nalt = \"We\"\n");
    const Theme own = theme();
    CHECK(own.logo_on_light->medium == plain.logo_on_light->medium);
    CHECK(own.logo_on_dark->medium != plain.logo_on_dark->medium);
    CHECK(own.logo_on_dark->alt.at("de") == "We");
    CHECK(own.logo_on_light->alt.at("de") == "We");
}

TEST_CASE("body text is hyphenated when prepared, display text never") {
    const WrittenFolder folder;
    const std::string word = "Zusammenarbeitsvereinbarung";
    folder.edit(WrittenFolder::de, "Ein kleiner Schritt.", word + " ist ein Wort.");
    folder.edit(WrittenFolder::de, "## Was kommt als Nächstes?", "## Was ist eine " + word + "?");
    folder.edit(WrittenFolder::de, "> Nach dem Gespräch: Der",
                "> Nach dem Gespräch: " + word + " Der");
    const Content content = folder.read(PictureWork::Prepare);
    const ExchangeText& text = content.catalogue.interviews[0].exchanges[1].texts.at("de");
    CHECK(text.answer[0].spans[0].text.find("\u00AD") != std::string::npos);
    CHECK(without_soft_hyphens(text.answer[0].spans[0].text).starts_with(word));
    CHECK(text.question.find("\u00AD") == std::string::npos);
    CHECK(content.catalogue.highlights[1].text.at("de").find("\u00AD") == std::string::npos);
}

TEST_CASE("a starter is never written over anything") {
    const WrittenFolder folder;
    CHECK_FALSE(write_starter(folder.path()).has_value());
    CHECK_FALSE(write_starter(folder.path() / "stand.toml").has_value());
    CHECK(write_starter(folder.path().parent_path() / "a/b/c").has_value());
}

TEST_CASE("faults are told for people and for programs, with the same figures") {
    const std::vector<Fault> faults = {
        {Severity::Error, "unknown-topic", {"There is no topic.", "a/de.md", 7, "Do that."}},
        {Severity::Warning, "cut-off", {"It \"ends\".", "b\xFF.md", 0, ""}}};
    CHECK(faults_as_text(faults, Paint::None)
              .starts_with("a/de.md:7: error [unknown-topic]: There is no topic. Do that.\n"));
    CHECK(faults_as_text(faults, Paint::None).find("1 error, 1 warning.") != std::string::npos);
    CHECK(faults_as_text(faults, Paint::Terminal).find("\x1B[1;31merror\x1B[0m") !=
          std::string::npos);
    const auto json = nlohmann::json::parse(faults_as_json(faults));
    CHECK(json.at("errors") == 1);
    CHECK(json.at("warnings") == 1);
    CHECK(json.at("faults").at(0).at("code") == "unknown-topic");
    CHECK(json.at("faults").at(0).at("line") == 7);
    CHECK(json.at("faults").at(1).at("severity") == "warning");
    CHECK(json.at("faults").at(1).at("message") == "It \"ends\".");
}

TEST_CASE(
    "quotes compare with white space, quotation marks and soft hyphens folded, by whole words") {
    const std::string said =
        folded_for_quotes("Er sagt: „Real\u00ADlabore\u00A0sind gut“, und\n  geht's.");
    const auto found = [&](const char* quote) {
        return is_verbatim(folded_for_quotes(quote), said);
    };
    CHECK(found("\"Reallabore sind gut\", und geht’s."));
    CHECK(found("sind gut"));
    CHECK_FALSE(found("ind gut"));
    CHECK_FALSE(found("sind gu"));
    CHECK_FALSE(found("Reallabore sind sehr gut"));
    CHECK_FALSE(found(""));
}

TEST_CASE("names are made from any text, and near names are found") {
    CHECK(name_from("Was Reallabore für uns leisten?") == "was-reallabore-fuer-uns-leisten");
    CHECK(name_from("???") == "x");
    CHECK(is_name(name_from(std::string(300, 'q'))));
    CHECK_FALSE(is_name("-a"));
    CHECK_FALSE(is_name("Ä"));
    CHECK(nearest("Realabore", {"Cluster", "Reallabore"}) == "Reallabore");
    CHECK(nearest("Wasser", {"Cluster", "Reallabore"}).empty());
    CHECK(shortened("Was ist ein Reallabor, und wozu braucht man es?", 40) ==
          "Was ist ein Reallabor, und wozu braucht…");
}

TEST_CASE("every icon on the sheet is in the font") {
    for (const std::string& name : recommended_icons()) CHECK(icon_code_point(name).has_value());
    const auto png = icon_sheet();
    REQUIRE(png.has_value());
    CHECK(picture_facts(*png)->format == PictureFormat::Png);
}
