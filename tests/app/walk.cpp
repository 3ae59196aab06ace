// The built display on a real X server: real clicks and keys walk through the demo stand, and each
// picture on screen is the one the same program draws headless. walk_people.cpp and still_there.cpp
// have the scenes that this stand does not come to.
#include "app/visitor.h"

namespace {

using namespace standpunkt::test;

// Ends where it began.
const Step steps[] = {
    // With keys alone.
    {"loop", "key next"},
    {"loop-invited", "key previous"},
    {"loop-before", "key ok"},
    {"topics-by-keys", "key back"},
    // Reading, with help.
    {"loop-after", "tap invite"},
    {"reader", "tap help"},
    {"help", "tap appearance_dark"},
    {"help-dark", "tap finished"},
    {"reader-dark", "key help"},
    {"help-by-key", "tap reset-aids"},
    {"help-reset", "tap about"},
    {"about", "tap back"},
    {"reader-again", "tap person"},
    {"person", "tap topics"},
    // Searching: hits while typing, then none, then those of the word that was meant.
    {"topics", "tap search"},
    {"search", "tap key-m"},
    {"search-m", "tap key-u"},
    {"search-mu", "tap key-d"},
    {"search-nothing", "tap nearest"},
    {"search-nearest", "tap show-hits"},
    {"all-hits", "key next"},
    {"hits-way-back", "key next"},
    {"hits-query", "key next"},
    {"hits-first", "key ok"},
    {"reader-of-hit", "tap back"},
    {"hits-again", "key back"},
    // To the last page, on to the next topic, to its first question's last page, on from there.
    {"topics-after-search", "tap topic-5"},
    {"only-question", "tap primary"},
    {"only-question-end", "tap primary", "primary", "Weiter mit"},
    {"next-topic", "tap primary"},
    {"next-topic-2", "tap primary"},
    {"next-topic-end", "tap primary", "primary", "Nächste Frage"},
    {"next-question", "tap language", "position", "Frage 2"},
    {"next-question-english", "tap topics", "position", "Question 2"},
    {"topics-english", "tap home"},
    {"loop-in-the-end"},
};

}  // namespace

TEST_CASE("Real clicks and keys walk through the demo stand, and the screen shows it as drawn") {
    walk(stand(), "walk", steps);
}
