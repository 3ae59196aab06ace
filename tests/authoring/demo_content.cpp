// The demo stand in content/: what it promises to visitors and to the person interviewed.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "authoring/folder.h"
#include "base/files.h"
#include "base/unicode.h"

using namespace standpunkt;

namespace {

const std::filesystem::path source_dir = STANDPUNKT_SOURCE_DIR;
const std::filesystem::path seed_file = source_dir / "../shared/seed/interview.txt";
constexpr std::size_t run_length = 6;

/// Reads the demo once for all tests of this file.
const Content& demo() {
    static const Content content = [] {
        Result<Content> read = read_folder(source_dir / "content", {.work = PictureWork::Inspect});
        if (!read) throw std::runtime_error(to_string(read.error()));
        return std::move(*read);
    }();
    return content;
}

std::vector<std::string> demo_themes() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(source_dir / "content/themes"))
        names.push_back(entry.path().filename().string());
    return names;
}

/// Runs of letters and digits in lower case; soft hyphens do not part a word.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char32_t code_point : code_points(lower(nfc(text)))) {
        if (code_point == soft_hyphen) continue;
        if (is_letter(code_point) || is_digit(code_point)) {
            word += to_utf8(code_point);
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

std::set<std::vector<std::string>> runs_of(const std::vector<std::string>& words) {
    std::set<std::vector<std::string>> runs;
    for (std::size_t at = 0; at + run_length <= words.size(); ++at) {
        runs.emplace(words.begin() + static_cast<std::ptrdiff_t>(at),
                     words.begin() + static_cast<std::ptrdiff_t>(at + run_length));
    }
    return runs;
}

/// Every run of `run_length` words that both texts hold, joined for the message.
std::vector<std::string> shared_runs(std::string_view one, std::string_view other) {
    const auto known = runs_of(words_of(one));
    std::vector<std::string> shared;
    for (const auto& run : runs_of(words_of(other))) {
        if (!known.contains(run)) continue;
        std::string joined;
        for (const std::string& word : run) joined += word + " ";
        shared.push_back(joined);
    }
    return shared;
}

/// The editor's own files: everything that is shown comes from them.
std::vector<std::filesystem::path> written_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(source_dir / "content")) {
        const auto extension = entry.path().extension();
        if (extension == ".md" || extension == ".toml") files.push_back(entry.path());
    }
    return files;
}

}  // namespace

TEST_CASE("the demo passes the check without an error or a warning") {
    for (const Fault& fault : demo().faults) FAIL_CHECK(fault.code + ": " + to_string(fault.error));
    CHECK_FALSE(demo().has_errors());
}

TEST_CASE("the demo has one interview with thirteen exchanges, complete in both languages") {
    REQUIRE(demo().catalogue.interviews.size() == 1);
    const Interview& interview = demo().catalogue.interviews.front();
    CHECK(interview.exchanges.size() == 13);
    for (const Exchange& exchange : interview.exchanges) {
        INFO(exchange.id);
        for (const std::string language : {"de", "en"}) {
            INFO(language);
            REQUIRE(exchange.texts.contains(language));
            const ExchangeText& text = exchange.texts.at(language);
            CHECK_FALSE(text.question.empty());
            CHECK_FALSE(text.summary.empty());
            CHECK_FALSE(text.short_title.empty());
            CHECK(character_count(text.short_title) <= 40);
            CHECK(word_count(plain_text(text.answer)) >= 50);
        }
    }
}

TEST_CASE("the two languages of an answer have the same blocks") {
    for (const Exchange& exchange : demo().catalogue.interviews.at(0).exchanges) {
        INFO(exchange.id);
        const auto kinds_in = [&](const std::string& language) {
            std::vector<BlockKind> kinds;
            for (const Block& block : exchange.texts.at(language).answer) {
                kinds.push_back(block.kind);
            }
            return kinds;
        };
        CHECK(kinds_in("de") == kinds_in("en"));
    }
}

TEST_CASE("the demo has six topics with titles in both languages") {
    CHECK(demo().catalogue.topics.size() == 6);
    for (const Topic& topic : demo().catalogue.topics) {
        INFO(topic.id);
        CHECK(topic.title.contains("de"));
        CHECK(topic.title.contains("en"));
    }
}

TEST_CASE("the demo's own hyphenation is at work: German names in English text") {
    const auto built = read_folder(source_dir / "content", {.work = PictureWork::Prepare});
    REQUIRE(built);
    std::string text;
    for (const Exchange& exchange : built->catalogue.interviews.at(0).exchanges)
        for (const Block& block : exchange.texts.at("en").answer)
            for (const Span& span : block.spans) text += span.text + "\n";
    for (const std::string word : {"Real\u00ADlabor", "s\u00ADstrat"}) {
        INFO(word);
        CHECK(text.find(word) != std::string::npos);
    }
}

TEST_CASE("nothing is put into the interviewee's mouth") {
    const Catalogue& catalogue = demo().catalogue;
    CHECK(catalogue.highlights.size() >= 12);
    std::map<std::size_t, int> of_exchange;
    for (const Highlight& highlight : catalogue.highlights) {
        const bool allowed = highlight.kind == HighlightKind::Paraphrase ||
                             highlight.kind == HighlightKind::Editorial;
        CHECK(allowed);
        ++of_exchange[highlight.exchange.exchange];
        for (const std::string language : {"de", "en"}) {
            REQUIRE(highlight.text.contains(language));
            INFO(highlight.text.at(language));
            CHECK(character_count(highlight.text.at(language)) <= 80);
        }
    }
    CHECK(of_exchange.size() == 13);  // each exchange is invited to
    for (const std::string name : {"de.md", "en.md"}) {
        const auto text = read_file(source_dir / "content/interviews/anna-vogel" / name);
        REQUIRE(text);
        for (const std::string mark : {"„", "“", "”", "«", "»", "‚"}) {
            INFO(name << " " << mark);
            CHECK(text->find(mark) == std::string::npos);
        }
    }
}

TEST_CASE("the demo claims no approval and shows no portrait, and says that it retells") {
    const Interview& interview = demo().catalogue.interviews.at(0);
    CHECK(interview.approved_by.empty());
    CHECK(interview.approved_on.empty());
    CHECK_FALSE(interview.person.portrait.has_value());
    CHECK_FALSE(interview.retold_by.empty());
    CHECK_FALSE(interview.source.empty());
}

TEST_CASE("every illustration of the demo has alt text, credit and licence") {
    std::size_t count = 0;
    for (const Exchange& exchange : demo().catalogue.interviews.at(0).exchanges) {
        for (const auto& [language, text] : exchange.texts) {
            for (const Block& block : text.answer) {
                if (block.kind != BlockKind::Picture) continue;
                INFO(exchange.id << " " << language);
                REQUIRE(block.picture);
                CHECK(block.picture->alt.contains(language));
                CHECK_FALSE(block.picture->credit.empty());
                CHECK_FALSE(block.picture->licence.empty());
                if (language == "de") ++count;
            }
        }
    }
    CHECK(count >= 6);
}

TEST_CASE("the demo's slides are its own, complete in both languages, and say that it is a demo") {
    const Catalogue& catalogue = demo().catalogue;
    REQUIRE(catalogue.slides.size() >= 2);
    bool says_so = false, pictured = false;
    for (const Slide& slide : catalogue.slides) {
        CAPTURE(slide.id);
        CHECK((slide.from.empty() && slide.until.empty()));  // a demo is shown at any time
        for (const std::string language : {"de", "en"}) {
            if (slide.wide) {
                CHECK(slide.wide->alt.contains(language));
                continue;
            }
            REQUIRE(slide.text.contains(language));
            CHECK(character_count(slide.text.at(language)) <= 80);
            CHECK(slide.text.at(language).find("Vogel") == std::string::npos);
            says_so = says_so || slide.text.at(language).find("emo") != std::string::npos;
        }
        if (!slide.wide) continue;
        pictured = true;
        REQUIRE(slide.tall);
        CHECK(slide.wide->width * 9 == slide.wide->height * 16);
        CHECK(slide.tall->width * 16 == slide.tall->height * 9);
        CHECK_FALSE(slide.wide->credit.empty());
        CHECK_FALSE(slide.wide->licence.empty());
    }
    CHECK(says_so);
    CHECK(pictured);
}

TEST_CASE("the demo has no web address: it has no page of its own") {
    CHECK(demo().catalogue.stand.web_address.empty());
    for (const Slide& slide : demo().catalogue.slides)
        CHECK(slide.target.kind != SlideTarget::Kind::Address);
}

TEST_CASE("the comparison with the seed finds six words in a row and not five") {
    const std::string text = "Eins zwei, drei vier fünf sechs sieben.";
    CHECK(shared_runs(text, "und ZWEI drei - vier: fünf sechs Sieben acht").size() == 1);
    CHECK(shared_runs(text, "drei vier fünf sechs sieben acht").empty());
    CHECK(shared_runs(text, "eins zwei drei vier fü\u00ADnf sechs").size() == 1);
}

TEST_CASE("the demo copies no sentence of the seed interview") {
    if (!std::filesystem::exists(seed_file)) {
        SKIP("the seed interview is not beside this checkout: " + seed_file.string());
    }
    const auto seed = read_file(seed_file);
    REQUIRE(seed);
    REQUIRE(words_of(*seed).size() > 1000);  // else the comparison would compare nothing
    const auto files = written_files();
    REQUIRE(files.size() >= 5);
    for (const std::filesystem::path& file : files) {
        const auto text = read_file(file);
        REQUIRE(text);
        for (const std::string& run : shared_runs(*seed, *text)) {
            FAIL_CHECK(file.filename().string() + " copies: " + run);
        }
    }
}

TEST_CASE(
    "each theme of the demo has no fault and differs from the demo's own look in everything") {
    REQUIRE_FALSE(demo_themes().empty());
    for (const std::string& name : demo_themes()) {
        CAPTURE(name);
        const auto read = read_folder(
            source_dir / "content",
            {.work = PictureWork::Prepare, .theme = source_dir / "content/themes" / name});
        REQUIRE(read);
        for (const Fault& fault : read->faults) FAIL_CHECK(to_string(fault.error));
        const Theme &theme = read->catalogue.theme, &plain = demo().catalogue.theme;
        for (const auto& [own, other] :
             {std::pair{theme.light, plain.light}, std::pair{theme.dark, plain.dark}}) {
            CHECK(own.canvas != other.canvas);
            CHECK(own.primary != other.primary);
            CHECK(own.amber != other.amber);
        }
        REQUIRE((theme.logo_on_light && theme.logo_on_dark));
        CHECK(theme.logo_on_light->medium != theme.logo_on_dark->medium);
        for (const auto& font : {theme.fonts.regular, theme.fonts.bold, theme.fonts.italic,
                                 theme.fonts.display, theme.fonts.medium, theme.fonts.semi_bold}) {
            REQUIRE(font);
            CHECK(read->media.read(*font).has_value());
        }
        // The texts are the same; a theme changes nothing else.
        CHECK(read->catalogue.interviews.size() == demo().catalogue.interviews.size());
    }
}
