// What a stand calls its states (kiosk/base/code.h), in its words and in the table for its team.
#include <catch2/catch_test_macros.hpp>
#include <regex>
#include <set>
#include <string>

#include "base/files.h"

using standpunkt::read_file;

namespace {

/// Numbers the first group of `pattern` finds in a file of the sources.
std::set<std::string> numbers(const std::string& name, const std::string& pattern) {
    const auto text = read_file(std::string(STANDPUNKT_SOURCE_DIR "/") + name);
    REQUIRE(text);
    const std::regex expression(pattern);
    std::set<std::string> found;
    for (std::sregex_iterator at(text->begin(), text->end(), expression), end; at != end; ++at)
        found.insert((*at)[1]);
    REQUIRE_FALSE(found.empty());
    return found;
}

}  // namespace

TEST_CASE("Every code stands in one table with what to do, those of the box in the runbook") {
    const auto codes = numbers("kiosk/base/code.h", "= ([1-9][0-9]{2}),");
    const auto row = "\n\\| SP-([0-9]{3}) \\|";
    const auto first_of_box = codes.lower_bound("401");
    CHECK(std::set(codes.begin(), first_of_box) == numbers("kiosk/sync/README.md", row));
    CHECK(std::set(first_of_box, codes.end()) == numbers("deploy/README.md", row));
    for (const char* language : {"de", "en"})
        for (const std::string& shown :
             numbers(std::string("assets/words/") + language + ".toml", "SP-([0-9]{3})"))
            CHECK(codes.contains(shown));
}
