// The real raw interview, where it is at hand.
#include <catch2/catch_test_macros.hpp>

#include "authoring/folder.h"
#include "authoring/import_folder.h"
#include "import_support.h"

using namespace standpunkt;
using namespace standpunkt::import_test;

namespace {

std::string seed() {
    const std::filesystem::path path =
        std::filesystem::path(STANDPUNKT_SOURCE_DIR) / "../shared/seed/interview.txt";
    const auto bytes = read_file(path);
    if (!bytes) SKIP("the seed interview is not on this machine");
    return *bytes;
}

}  // namespace

TEST_CASE("the seed gives thirteen exchanges in order, its title and its person") {
    const ImportedText imported = import(seed(), "interview.txt");
    CHECK(imported.title == "Clusterarbeit und ihre Chancen");
    CHECK(imported.person.name == "Dr. Anna Vogel");
    CHECK(imported.language == "de");
    REQUIRE(imported.exchanges.size() == 13);
    CHECK(std::is_sorted(imported.exchanges.begin(), imported.exchanges.end(),
                         [](const auto& a, const auto& b) { return a.line < b.line; }));
    // Its first question is a statement and two questions, and stays whole.
    CHECK(imported.exchanges[0].question.starts_with("Du warst auf"));
    CHECK(imported.exchanges[0].question.ends_with("deine Erkenntnisse?"));
    CHECK(imported.exchanges[0].answer.size() == 3);
}

TEST_CASE("the seed's damage is reported with its lines") {
    const ImportedText imported = import(seed(), "interview.txt");
    for (const char* code : {"cut-off", "cut-entity", "missing-word"}) {
        INFO(code);
        const Finding* finding = find(imported, code);
        REQUIRE(finding != nullptr);
        CHECK(finding->kind == FindingKind::Broken);
        CHECK(finding->line == 71);
    }
    CHECK(answer_of(imported, 12).ends_with("Cluster fö"));
}

TEST_CASE("no word of the seed gets lost") {
    const std::string raw = seed();
    ImportReport ignored;
    std::string decoded;
    for (std::size_t at = 0; at < raw.size();) {
        const std::size_t end = std::min(raw.find('\n', at), raw.size());
        decoded += decode_entities(raw.substr(at, end - at), 1, ignored) + "\n";
        at = end + 1;
    }
    CHECK(words_of(decoded).size() > 400);
    CHECK(lost_words(decoded, import(raw)).empty());
}

TEST_CASE("the seed's short titles fit and end in no article or preposition") {
    for (const ImportedExchange& exchange : import(seed()).exchanges) {
        INFO(exchange.short_title);
        CHECK(character_count(exchange.short_title) <= 40);
        const std::string last =
            lower(exchange.short_title.substr(exchange.short_title.rfind(' ') + 1));
        for (const char* word : {"in", "der", "die", "das", "für", "zwischen", "und", "ein", "im"})
            CHECK(last != word);
    }
}

TEST_CASE("the imported seed passes the check") {
    const TemporaryFolder folder;
    const auto imported = import(seed());  // skips where the seed is not on this machine
    REQUIRE(import_into(folder.path / "stand", imported, {}).has_value());
    const auto content = read_folder(folder.path / "stand", {.work = PictureWork::Inspect});
    REQUIRE(content.has_value());
    for (const Fault& fault : content->faults) {
        INFO(to_string(fault.error));
        CHECK(fault.severity == Severity::Warning);
    }
    REQUIRE(content->catalogue.interviews.size() == 1);
    CHECK(content->catalogue.interviews[0].exchanges.size() == 13);
    CHECK(content->catalogue.interviews[0].person.name == "Dr. Anna Vogel");
}
