// An import never takes away what an editor wrote.
#include "authoring/import_folder.h"

#include <catch2/catch_test_macros.hpp>

#include "authoring/folder.h"
#include "authoring/import_record.h"
#include "import_support.h"

using namespace standpunkt;
using namespace standpunkt::import_test;

namespace {

const std::string first_version =
    "Der Fluss\n\nWas ist ein Flussbad?\n\nEin Bad im Fluss.\n\nUnd wer badet?\n\nAlle baden.\n\n"
    "Dr. Anna Vogel\n";
const std::string second_version =
    "Der Fluss\n\nWas ist ein Flussbad?\n\nEin Bad mitten im Fluss.\n\nUnd wer badet?\n\nAlle "
    "baden.\n\nDr. Anna Vogel\n";
const std::string german = "interviews/anna-vogel/de.md";

ImportOutcome into(const TemporaryFolder& folder, const std::string& text) {
    auto outcome = import_into(folder.path, import(text), {});
    INFO((outcome ? std::string() : to_string(outcome.error())));
    REQUIRE(outcome.has_value());
    return *outcome;
}

void replace(const TemporaryFolder& folder, const std::string& name, const std::string& from,
             const std::string& to) {
    std::string text = folder.read(name);
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
    folder.write(name, text);
}

bool holds(const std::vector<std::string>& list, const std::string& entry) {
    return std::find(list.begin(), list.end(), entry) != list.end();
}

}  // namespace

TEST_CASE("a first import writes a folder without errors") {
    const TemporaryFolder folder;
    const ImportOutcome outcome = into(folder, first_version);
    CHECK(outcome.interview == "anna-vogel");
    CHECK(outcome.conflicts.empty());
    for (const char* name :
         {"stand.toml", "topics.toml", "theme.toml", "interviews/anna-vogel/interview.toml"})
        CHECK(holds(outcome.written, name));
    const auto content = read_folder(folder.path, {.work = PictureWork::Inspect});
    REQUIRE(content.has_value());
    for (const Fault& fault : content->faults) {
        INFO(to_string(fault.error));
        CHECK(fault.severity == Severity::Warning);
    }
    CHECK(content->catalogue.topics.size() == 1);
}

TEST_CASE("the same import again changes nothing") {
    const TemporaryFolder folder;
    into(folder, first_version);
    const ImportOutcome again = into(folder, first_version);
    CHECK(again.written.empty());
    CHECK(again.conflicts.empty());
    CHECK(again.unchanged.size() >= 4);
}

TEST_CASE("files nobody touched follow a new version of the text") {
    const TemporaryFolder folder;
    into(folder, first_version);
    const ImportOutcome outcome = into(folder, second_version);
    CHECK(outcome.written == std::vector<std::string>{german});
    CHECK(folder.read(german).find("mitten im Fluss") != std::string::npos);
}

TEST_CASE("an editor's change stays when the text is the same") {
    const TemporaryFolder folder;
    into(folder, first_version);
    replace(folder, german, "Ein Bad im Fluss.", "Ein schönes Bad im Fluss.");
    const ImportOutcome outcome = into(folder, first_version);
    CHECK(holds(outcome.kept, german));
    CHECK(outcome.conflicts.empty());
    CHECK(folder.read(german).find("schönes") != std::string::npos);
}

TEST_CASE("where both changed the editor's file stays and the new one lies beside, with lines") {
    const TemporaryFolder folder;
    into(folder, first_version);
    replace(folder, german, "Ein Bad im Fluss.", "Ein schönes Bad im Fluss.");
    const std::string edited = folder.read(german);
    const ImportOutcome outcome = into(folder, second_version);
    REQUIRE(outcome.conflicts.size() == 1);
    const ImportConflict& conflict = outcome.conflicts[0];
    CHECK(conflict.path == german);
    CHECK(folder.read(german) == edited);
    CHECK(folder.read(conflict.new_path).find("mitten im Fluss") != std::string::npos);
    REQUIRE(conflict.lines.size() == 1);
    CHECK(conflict.lines[0].old_line == 8);
    CHECK(conflict.lines[0].new_line == 8);
    // Settled by hand: the next import is at rest.
    folder.write(german, folder.read(conflict.new_path));
    CHECK(into(folder, second_version).conflicts.empty());
    CHECK_FALSE(std::filesystem::exists(folder.path / conflict.new_path));
}

TEST_CASE("an interview whose folder was renamed does not come a second time") {
    const TemporaryFolder folder;
    into(folder, first_version);
    const std::string renamed = "interviews/01-anna/de.md";
    std::filesystem::rename(folder.path / "interviews/anna-vogel",
                            folder.path / "interviews/01-anna");
    replace(folder, renamed, "Ein Bad im Fluss.", "Ein schönes Bad im Fluss.");
    const ImportOutcome same = into(folder, first_version);
    CHECK(same.interview == "01-anna");
    CHECK(holds(same.kept, renamed));
    CHECK_FALSE(std::filesystem::exists(folder.path / "interviews/anna-vogel"));
    const ImportOutcome other = into(folder, second_version);
    REQUIRE(other.conflicts.size() == 1);
    CHECK(other.conflicts[0].path == renamed);
    CHECK(folder.read(renamed).find("schönes") != std::string::npos);
}

TEST_CASE("without the record every file that differs counts as an editor's") {
    const TemporaryFolder folder;
    into(folder, first_version);
    std::filesystem::remove_all(folder.path / ".standpunkt");
    auto outcome = import_into(folder.path, import(second_version), "anna-vogel");
    REQUIRE(outcome.has_value());
    REQUIRE(outcome->conflicts.size() == 1);
    CHECK(folder.read(german).find("mitten") == std::string::npos);
}

TEST_CASE("a damaged record is an error that names the file and the way out") {
    const TemporaryFolder folder;
    into(folder, first_version);
    folder.write(".standpunkt/import.json", "{\"title\": 7");
    const auto outcome = import_into(folder.path, import(second_version), {});
    REQUIRE_FALSE(outcome.has_value());
    CHECK(to_string(outcome.error()).find("import.json") != std::string::npos);
    CHECK(folder.read(german).find("mitten") == std::string::npos);
}

TEST_CASE("another interview is added, also with the same person") {
    const TemporaryFolder folder;
    into(folder, first_version);
    const std::string before = folder.read(german);
    const ImportOutcome other =
        into(folder, "Der Wald\n\nWas wächst hier?\n\nBäume.\n\nBen Beil\n");
    CHECK(other.interview == "ben-beil");
    const ImportOutcome same_person =
        into(folder, "Der See\n\nWie tief ist er?\n\nTief.\n\nDr. Anna Vogel\n");
    CHECK(same_person.interview == "anna-vogel-2");
    CHECK(folder.read(german) == before);
    CHECK(folder.read("stand.toml").find("Der Fluss") != std::string::npos);
    const auto content = read_folder(folder.path, {.work = PictureWork::Inspect});
    REQUIRE(content.has_value());
    CHECK_FALSE(content->has_errors());
    CHECK(content->catalogue.interviews.size() == 3);
}

TEST_CASE("the same questions to another person are another interview") {
    const TemporaryFolder folder;
    into(folder, first_version);
    replace(folder, german, "Alle baden.", "Alle baden gern.");
    std::string other = first_version;
    other.replace(other.find("Dr. Anna Vogel"), 14, "Otto Span");
    other.replace(other.find("Ein Bad im Fluss."), 17, "Ein kaltes Bad.");
    CHECK(into(folder, other).interview == "otto-span");
    CHECK(folder.read(german).find("gern") != std::string::npos);
    CHECK(folder.read("interviews/anna-vogel/interview.toml").find("Anna Vogel") !=
          std::string::npos);
    CHECK(folder.read("interviews/otto-span/de.md").find("kaltes") != std::string::npos);
}

TEST_CASE("a translation finds its interview in the folder an editor renamed") {
    const TemporaryFolder folder;
    into(folder, first_version);
    std::filesystem::rename(folder.path / "interviews/anna-vogel",
                            folder.path / "interviews/01-anna");
    const ImportOutcome outcome =
        into(folder,
             "The river\n\nWhat is a river pool?\n\nA pool.\n\nAnd who swims in it?\n\n"
             "All of us do.\n\nDr. Anna Vogel\n");
    CHECK(outcome.interview == "01-anna");
    CHECK_FALSE(std::filesystem::exists(folder.path / "interviews/anna-vogel"));
}

TEST_CASE("a translation joins its interview with the same ids") {
    const TemporaryFolder folder;
    into(folder, first_version);
    const ImportOutcome outcome =
        into(folder,
             "The river\n\nWhat is a river pool?\n\nIt is a pool in the river.\n\nAnd who swims in "
             "it?\n\nAll of us do.\n\nDr. Anna Vogel\n");
    CHECK(outcome.interview == "anna-vogel");
    CHECK(folder.read("interviews/anna-vogel/en.md").find("Id: q02") != std::string::npos);
    CHECK(folder.read("stand.toml").find("[\"de\", \"en\"]") != std::string::npos);
    const auto content = read_folder(folder.path, {.work = PictureWork::Inspect});
    REQUIRE(content.has_value());
    for (const Fault& fault : content->faults) {
        INFO(to_string(fault.error));
        CHECK(fault.severity == Severity::Warning);
    }
    REQUIRE(content->catalogue.interviews.size() == 1);
    CHECK(content->catalogue.interviews[0].exchanges[0].texts.size() == 2);
}

TEST_CASE("a topic list of the editor's is used and kept") {
    const TemporaryFolder folder;
    into(folder, first_version);
    folder.write(
        "topics.toml",
        "[[topic]]\nid = \"wasser\"\nicon = \"forum\"\ncolour = \"#0A5470\"\ntitle = \"Wasser\"\n");
    const ImportOutcome other =
        into(folder, "Der Wald\n\nWas wächst hier?\n\nBäume.\n\nBen Beil\n");
    CHECK(folder.read("topics.toml").find("wasser") != std::string::npos);
    CHECK(folder.read("interviews/ben-beil/de.md").find("Thema: wasser") != std::string::npos);
}

TEST_CASE("a question keeps its id when others come or it is edited") {
    const std::vector<RecordedExchange> before = {{"q01", "a"}, {"q02", "b"}};
    using Ids = std::vector<std::string>;
    CHECK(choose_ids({"a", "b"}, {}, {}) == Ids{"q01", "q02"});
    CHECK(choose_ids({"a", "new", "b"}, before, {}) == Ids{"q01", "q03", "q02"});
    CHECK(choose_ids({"a", "edited"}, before, {}) == Ids{"q01", "q02"});
    CHECK(choose_ids({"x", "y"}, {}, before) == Ids{"q01", "q02"});
    CHECK(choose_ids({"a", "a"}, before, {}) == Ids{"q01", "q02"});
}

TEST_CASE("folders that are none, hold other things or have an odd name are refused") {
    const TemporaryFolder folder;
    folder.write("notes.txt", "x");
    CHECK_FALSE(import_into(folder.path, import(first_version), {}).has_value());
    CHECK_FALSE(import_into(folder.path / "notes.txt", import(first_version), {}).has_value());
    CHECK_FALSE(import_into(folder.path / "new", import(first_version), "../out").has_value());
    CHECK(folder.read("notes.txt") == "x");
}

TEST_CASE("differences are listed place by place") {
    const auto places = different_lines("a\nb\nc\nd\n", "a\nB\nc\nd\ne\n");
    REQUIRE(places.size() == 2);
    CHECK((places[0].old_line == 2 && places[0].old_count == 1 && places[0].new_line == 2));
    CHECK((places[1].old_line == 5 && places[1].old_count == 0 && places[1].new_count == 1));
    CHECK(different_lines("a\n", "a\n").empty());
}
