// The manual's list of faults is complete, and each of them was planted once.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include "base/files.h"

using namespace standpunkt;

namespace {

const std::filesystem::path source_dir = STANDPUNKT_SOURCE_DIR;
using Codes = std::set<std::string>;

void add_matches(Codes& codes, const std::string& text, const std::regex& pattern) {
    for (auto at = std::sregex_iterator(text.begin(), text.end(), pattern);
         at != std::sregex_iterator(); ++at)
        for (std::size_t group = 1; group < at->size(); ++group) codes.insert((*at)[group]);
}

std::string text_of(const std::filesystem::path& file) {
    const auto text = read_file(file);
    REQUIRE(text);
    return *text;
}

/// Codes as the sources hand them to Faults.
Codes raised() {
    static const std::regex call(
        R"re((?:error\(|warning\(|check_length\(|Severity::\w+,)\s*"([a-z0-9-]+)")re");
    static const std::regex choice(R"re(\? "([a-z]+-[a-z]+)" : "([a-z]+-[a-z]+)")re");
    Codes codes;
    for (const auto& entry : std::filesystem::directory_iterator(source_dir / "kiosk/authoring")) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string text = text_of(entry.path());
        add_matches(codes, text, call);
        add_matches(codes, text, choice);
    }
    return codes;
}

/// Codes in the table below "What check finds".
Codes listed() {
    static const std::regex row(R"re((?:^|\n)(\|[^|\n]+\|) (?:error|warning))re");
    static const std::regex name(R"re(`([a-z0-9-]+)`)re");
    const std::string manual = text_of(source_dir / "content/README.md");
    const std::size_t begin = manual.find("## What check finds");
    REQUIRE(begin != std::string::npos);
    Codes rows, codes;
    add_matches(rows, manual.substr(begin), row);
    for (const std::string& cell : rows) add_matches(codes, cell, name);
    return codes;
}

Codes without(Codes codes, const Codes& others) {
    for (const std::string& code : others) codes.erase(code);
    return codes;
}

}  // namespace

TEST_CASE("the manual lists every fault that check can tell, and no other") {
    REQUIRE(raised().size() > 60);
    CHECK(without(raised(), listed()) == Codes{});
    CHECK(without(listed(), raised()) == Codes{});
}

TEST_CASE("every fault that check can tell is planted in a test") {
    Codes planted;
    static const std::regex word(R"re("([a-z0-9]+(?:-[a-z0-9]+)+)")re");
    for (const char* file : {"rules.cpp", "rules_of_approval.cpp", "rules_of_files.cpp",
                             "rules_of_slides.cpp", "rules_of_texts.cpp"})
        add_matches(planted, text_of(source_dir / "tests/authoring" / file), word);
    CHECK(without(raised(), planted) == Codes{});
}
