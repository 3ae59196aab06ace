// What the demo stand lacks, walked through with real clicks: several people, a list of languages,
// an address to take along, and a loop short enough to see its slides.
#include "app/visitor.h"
#include "support/rich_folder.h"

namespace {

using namespace standpunkt;
using namespace standpunkt::test;
namespace fs = std::filesystem;

/// Of the highlights of a text the first stays: then the slides come after two visits.
void keep_one_highlight(const fs::path& file) {
    std::istringstream lines(read_file(file).value());
    std::string kept;
    int highlights = 0;
    for (std::string line; std::getline(lines, line);)
        if (!line.starts_with("> ") || highlights++ == 0) kept += line + "\n";
    REQUIRE(highlights > 1);
    REQUIRE(replace_file(file, kept));
}

struct Folder : TemporaryFolder {
    fs::path content = path / "content";
    Folder() {
        write_rich_folder(content);
        for (const char* language : {"de.md", "en.md"})
            keep_one_highlight(content / "interviews/anna-vogel" / language);
    }
};

// Four visits, for the loop shows another thing after each.
const Step steps[] = {
    {"loop", "tap topics"},
    {"topics", "tap people"},
    {"people", "tap person-1"},
    {"person", "tap topic-0"},
    {"reader", "tap language"},
    {"languages", "tap language-en"},
    {"reader-english", "tap language"},
    {"languages-english", "tap language-de"},
    {"reader-german", "tap take-along"},
    {"take-along", "tap finished", "code"},
    {"reader-end", "tap primary", "position", "Frage 3 von 3"},
    {"next-topic", "tap card-2", "position", "Frage 1"},
    {"last-page", "tap related-1", "go-on", "Weiter zu"},
    {"reader-of-related", "tap topics"},
    {"topics-again", "tap home"},
    {"slide-of-text", "tap invite", "slide", "Dies ist eine Demo"},
    {"topics-of-slide", "tap home"},
    {"loop-portrait", "tap invite", "portrait"},
    {"reader-of-loop", "tap topics"},
    {"topics-once-more", "key back"},
    {"slide-picture", "tap invite", "slide", "Zeichnung"},
    {"reader-of-slide", "tap topics"},
    {"topics-in-the-end", "tap home"},
    {"loop-in-the-end"},
};

}  // namespace

TEST_CASE("Real clicks walk through people, languages, slides and what is taken along") {
    const Folder folder;
    const DemoStand rich(folder.content);
    walk(rich, "walk-people", steps);
}
